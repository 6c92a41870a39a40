//! CircleMember: who is in a role's group of «погружение» and who leads it, by waves. Written by the
//! catalogue's editors, who also type the names: a member need not have an account.

use super::kinds::{Incomplete, KindRule, Shape, flag, need_ref, need_text, number, optional, required};
use crate::{
    limits::WAVES,
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

pub const KIND: &str = "circle_member";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("role", Shape::Ref),
        required("name", Shape::Title),
        optional("person", Shape::Ref),
        optional("leads", Shape::Flag),
        optional("wave", Shape::Int(1, WAVES)),
    ],
    audience: Some(|_| Audience::Accounts),
    ..KindRule::CONTENT
};

/// A person in a role's group.
#[derive(Debug, Clone, PartialEq)]
pub struct CircleMember {
    pub id: RecordId,
    pub role: RecordId,
    pub name: String,
    /// `None` for somebody without an account.
    pub person: Option<PrincipalId>,
    pub leads: bool,
    pub wave: Option<u32>,
}

impl TryFrom<&Record> for CircleMember {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            role: need_ref(record, "role")?,
            name: need_text(record, "name")?.to_owned(),
            person: record.text("person").map(PrincipalId::from),
            leads: flag(record, "leads"),
            wave: number(record, "wave"),
        })
    }
}
