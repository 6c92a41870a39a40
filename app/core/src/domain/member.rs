//! Member: who belongs to a space, with which functions and in which group.
//!
//! Only the server writes it (joining by code, an owner's command), so that letting in and revoking go
//! through the same log as every other write.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{
    grants::Function,
    kinds::{Begins, Incomplete, KindRule, Shape, flag, need_text, optional, required},
    space::SpaceKind,
};
use crate::sync::{
    ids::{GroupId, PrincipalId, RecordId},
    record::Record,
};

pub const KIND: &str = "member";

const FUNCTIONS: &[&str] =
    &["owner", "host", "assistant", "participant", "observer", "collector", "tutor", "expert"];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[
        SpaceKind::Board,
        SpaceKind::Trajectory,
        SpaceKind::Round,
        SpaceKind::Game,
        SpaceKind::Survey,
        SpaceKind::Notes,
    ],
    fields: &[
        required("person", Shape::Ref),
        required("name", Shape::Title),
        required("functions", Shape::Choices(FUNCTIONS)),
        optional("group", Shape::Ref),
        optional("door", Shape::Flag),
    ],
    begins: Begins::SeenByAll,
    ..KindRule::CLOSED
};

/// A person in a space.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub person: PrincipalId,
    pub name: String,
    pub functions: BTreeSet<Function>,
    pub group: Option<GroupId>,
    /// They came in by the space's open door; otherwise somebody chose them.
    pub by_door: bool,
}

impl Member {
    pub fn id_of(person: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:{person}"))
    }
}

impl TryFrom<&Record> for Member {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let functions = record.value("functions").ok_or(Incomplete { field: "functions" })?;
        Ok(Self {
            person: need_text(record, "person")?.into(),
            name: need_text(record, "name")?.to_owned(),
            functions: BTreeSet::deserialize(functions).map_err(|_| Incomplete { field: "functions" })?,
            group: record.text("group").map(GroupId::from),
            by_door: flag(record, "door"),
        })
    }
}
