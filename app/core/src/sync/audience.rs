//! Who may see a record. Hidden means not sent: the server filters by this before anything leaves it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    ids::{GroupId, PrincipalId},
    record::Record,
};
use crate::domain::{
    account::AccountKind,
    grants::{Action, Standing},
    space::SpaceKind,
};

/// Who may see a record, decided by the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everyone who may read the space.
    All,
    /// The author alone.
    Author,
    /// The author and the members of one group.
    Group(GroupId),
    /// The author and the people named.
    Named(BTreeSet<PrincipalId>),
    /// The author and whoever may edit the content of the space (rule A-5).
    Keepers,
    /// The author and everybody with an account; a guest has none (rule A-5).
    Accounts,
    /// The author and whoever may contribute to the space: not those who only look on (rule A-5).
    Contributors,
    /// The author, the people named, and whoever may edit the content of the space (rule A-5).
    Entrusted(BTreeSet<PrincipalId>),
}

/// A person looking into a space, with what decides what they see.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Viewer {
    /// Nobody in particular where the space is public and the person has not signed in.
    pub principal: Option<PrincipalId>,
    pub standing: Standing,
}

impl Viewer {
    /// The server itself: seeds, memberships, numbers.
    pub fn system(space: SpaceKind) -> Self {
        Self { principal: Some(PrincipalId::system()), standing: Standing::system(space) }
    }

    pub fn is(&self, principal: &PrincipalId) -> bool {
        self.principal.as_ref() == Some(principal)
    }

    /// Whether the record may be sent to this viewer at all (rule A-1).
    pub fn sees(&self, record: &Record) -> bool {
        self.sees_of(&record.author, &record.audience())
    }

    /// The same for any record of this author that is shown to this audience.
    pub fn sees_of(&self, author: &PrincipalId, audience: &Audience) -> bool {
        if self.standing.system {
            return true;
        }
        self.standing.may(Action::Read) && (self.is(author) || self.in_audience(audience))
    }

    pub fn in_audience(&self, audience: &Audience) -> bool {
        match audience {
            Audience::All => true,
            Audience::Author => false,
            Audience::Group(group) => self.standing.group.as_ref() == Some(group),
            Audience::Named(people) => self.is_one_of(people),
            Audience::Keepers => self.standing.may(Action::EditContent),
            Audience::Accounts => self.standing.account.is_some_and(|kind| kind != AccountKind::Guest),
            Audience::Contributors => self.standing.may(Action::Contribute),
            Audience::Entrusted(people) => self.is_one_of(people) || self.standing.may(Action::EditContent),
        }
    }

    fn is_one_of(&self, people: &BTreeSet<PrincipalId>) -> bool {
        self.principal.as_ref().is_some_and(|me| people.contains(me))
    }

    /// A number that changes whenever what this viewer may see could change as a whole (rule A-3).
    pub fn audience_version(&self) -> u64 {
        // FNV-1a: `std`'s hasher is not promised to stay the same between releases, and a cursor outlives one.
        let text = format!("{self:?}");
        text.bytes()
            .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}
