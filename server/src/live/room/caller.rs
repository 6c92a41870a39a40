//! Who asks, and what that makes them in one space. Standing is read from the space's own member records
//! at the moment of deciding, never from an earlier answer.

use std::collections::BTreeSet;

use karta_core::{
    domain::{
        account::AccountKind,
        grants::{Action, Function, Standing},
        member::{self, Member},
        space::{SpaceKind, notes_of},
    },
    sync::{PrincipalId, Record, RecordId, SpaceId, Viewer},
};

/// Whoever asks: a person of some session, a visitor without one, or the server itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    pub principal: Option<PrincipalId>,
    pub account: Option<AccountKind>,
    /// What others read beside this person's marks.
    pub name: String,
    system: bool,
}

impl Caller {
    pub fn visitor() -> Self {
        Self { principal: None, account: None, name: String::new(), system: false }
    }

    pub fn person(principal: PrincipalId, account: AccountKind, name: impl Into<String>) -> Self {
        Self { principal: Some(principal), account: Some(account), name: name.into(), system: false }
    }

    /// The server acting by itself: seeds, joining by code.
    pub fn system() -> Self {
        Self { principal: Some(PrincipalId::system()), account: None, name: String::new(), system: true }
    }

    pub fn is(&self, principal: &PrincipalId) -> bool {
        self.principal.as_ref() == Some(principal)
    }

    /// The caller as a viewer of a space whose records are found by `record`.
    pub fn viewer<'a>(
        &self,
        space: &SpaceId,
        kind: SpaceKind,
        record: impl Fn(&RecordId) -> Option<&'a Record>,
    ) -> Viewer {
        if self.system {
            return Viewer::system(kind);
        }
        let mut standing = Standing { account: self.account, ..Standing::visitor(kind) };
        if let Some(principal) = &self.principal {
            match kind {
                SpaceKind::Catalogue => {}
                SpaceKind::Notes if &notes_of(principal) == space => {
                    standing.functions = BTreeSet::from([Function::Owner]);
                }
                SpaceKind::Notes => {}
                SpaceKind::Board
                | SpaceKind::Trajectory
                | SpaceKind::Round
                | SpaceKind::Game
                | SpaceKind::Survey => {
                    if let Some(member) = record(&Member::id_of(principal)).and_then(standing_member) {
                        standing.functions = member.functions;
                        standing.group = member.group;
                    }
                }
            }
        }
        Viewer { principal: self.principal.clone(), standing }
    }

    /// Whether the caller may not read the space and never was a member: nothing of theirs is judged or
    /// kept. A former member's changes are judged, so that each gets its refusal and stays with them.
    pub fn is_outsider<'a>(&self, viewer: &Viewer, record: impl Fn(&RecordId) -> Option<&'a Record>) -> bool {
        match &self.principal {
            None => true,
            Some(principal) => {
                !viewer.standing.system
                    && !viewer.standing.may(Action::Read)
                    && record(&Member::id_of(principal)).is_none()
            }
        }
    }
}

fn standing_member(record: &Record) -> Option<Member> {
    let member = record.is_alive().then(|| Member::try_from(record).ok()).flatten()?;
    (Member::id_of(&member.person) == record.id).then_some(member)
}

/// The members among these records.
pub fn members<'a>(records: impl Iterator<Item = &'a Record>) -> impl Iterator<Item = Member> {
    records.filter(|record| record.kind.as_str() == member::KIND).filter_map(standing_member)
}
