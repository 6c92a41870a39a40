//! «Мой уровень»: where a person places themselves on a card's scale. Seen by nobody else.

use serde_json::Value;

use super::{
    grants::Action,
    kinds::{Identity, Incomplete, KindRule, Shape, need_text, required},
    space::SpaceKind,
};
use crate::sync::{
    ids::{PrincipalId, RecordId},
    record::Record,
};

pub const KIND: &str = "own_level";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Catalogue],
    fields: &[required("role", Shape::Ref), required("level", Shape::Int(0, 4))],
    add: Action::KeepPrivate,
    edit_own: Action::KeepPrivate,
    identity: Identity::OnePerPerson,
    ..KindRule::CLOSED
};

/// A person's own mark on one card.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnLevel {
    pub role: RecordId,
    pub level: u8,
}

impl OwnLevel {
    /// One record per person and card, from however many devices.
    pub fn id_of(role: &RecordId, person: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:{role}:{person}"))
    }
}

impl TryFrom<&Record> for OwnLevel {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let level = record.value("level").and_then(Value::as_u64).filter(|level| *level <= 4);
        Ok(Self {
            role: need_text(record, "role")?.into(),
            level: level.ok_or(Incomplete { field: "level" })? as u8,
        })
    }
}
