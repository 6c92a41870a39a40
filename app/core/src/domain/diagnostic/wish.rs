//! RoleWish: the roles that an assessed person would like to try on in the groups of «погружение». The person and
//! the owner of the round read it.

use super::{
    round,
    subject::{self, Subject},
};
use crate::{
    domain::{
        grants::Action,
        kinds::{Identity, Incomplete, KindRule, Shape, Within, Writing, need_ref, refs, required},
        space::SpaceKind,
    },
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

pub const KIND: &str = "role_wish";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Round],
    fields: &[required("subject", Shape::Ref), required("roles", Shape::Refs)],
    add: Action::Contribute,
    edit_own: Action::Contribute,
    audience: Some(|_| Audience::Keepers),
    identity: Identity::OnePerPerson,
    within: Some(Within::admitting(admits)),
    ..KindRule::CLOSED
};

fn admits(writing: &Writing<'_>) -> Result<(), &'static str> {
    round::open_round(writing)?;
    let wish = Wish::try_from(writing.record).map_err(|_| "Неясно, чьё это пожелание.")?;
    let subject = writing.living(&wish.subject, subject::KIND);
    let subject = subject.and_then(|record| Subject::try_from(record).ok());
    let own = subject.is_some_and(|subject| subject.person.as_ref() == Some(&writing.record.author));
    if own { Ok(()) } else { Err("Пожелание называет сам человек.") }
}

/// What one person wishes for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub subject: RecordId,
    /// The dearest first; three of them count.
    pub roles: Vec<RecordId>,
}

impl Wish {
    pub fn id_of(subject: &RecordId, person: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:{subject}:{person}"))
    }
}

impl TryFrom<&Record> for Wish {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self { subject: need_ref(record, "subject")?, roles: refs(record, "roles") })
    }
}
