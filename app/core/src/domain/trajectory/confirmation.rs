//! LevelConfirmation: a status, conferred by a методист of the centre who goes along with the trajectory and
//! has looked at the evidence (DOMAIN.md, sections 0 and 3). Never by the owner.

use serde_json::Value;

use super::OWNED;
use crate::{
    domain::{
        day::Day,
        grants::Action,
        kinds::{Incomplete, KindRule, Shape, need_ref, number, optional, refs, required, text},
    },
    limits::LIST_ITEMS,
    sync::{
        ids::{PrincipalId, RecordId},
        record::{NAME, Record},
    },
};

pub const KIND: &str = "level_confirmation";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("card", Shape::Ref),
        required("level", Shape::Int(1, 4)),
        required("day", Shape::Whole(is_day)),
        required("evidence", Shape::Whole(is_some_evidence)),
        optional("word", Shape::Line),
    ],
    add: Action::ConfirmLevel,
    edit: Action::ServerOnly,
    edit_own: Action::ConfirmLevel,
    signed: true,
    ..OWNED
};

/// A day of the calendar in ISO text.
pub(super) fn is_day(value: &Value) -> bool {
    value.as_str().and_then(Day::from_iso).is_some()
}

/// At least one reference: nothing is confirmed without evidence.
fn is_some_evidence(value: &Value) -> bool {
    let reference = |item: &Value| item.as_str().is_some_and(|id| RecordId::from(id).is_well_formed());
    value
        .as_array()
        .is_some_and(|items| (1..=LIST_ITEMS).contains(&items.len()) && items.iter().all(reference))
}

/// A level that was confirmed.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelConfirmation {
    pub id: RecordId,
    pub by: PrincipalId,
    /// Empty until the server has signed it.
    pub name: String,
    pub card: RecordId,
    /// 1 to 4.
    pub level: u8,
    pub day: Day,
    /// Evidence or steps that were looked at; some may be gone since.
    pub evidence: Vec<RecordId>,
    pub word: String,
}

impl TryFrom<&Record> for LevelConfirmation {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let level = number(record, "level").and_then(|level| u8::try_from(level).ok());
        Ok(Self {
            id: record.id.clone(),
            by: record.author.clone(),
            name: text(record, NAME),
            card: need_ref(record, "card")?,
            level: level.filter(|level| (1..=4).contains(level)).ok_or(Incomplete { field: "level" })?,
            day: record.text("day").and_then(Day::from_iso).ok_or(Incomplete { field: "day" })?,
            evidence: refs(record, "evidence"),
            word: text(record, "word"),
        })
    }
}

/// The confirmation that stands for a card: the newest, of one day the higher.
pub fn standing<'a>(
    confirmations: &'a [LevelConfirmation],
    card: &RecordId,
) -> Option<&'a LevelConfirmation> {
    let of_card = confirmations.iter().filter(|confirmation| &confirmation.card == card);
    of_card.max_by_key(|confirmation| (confirmation.day, confirmation.level, &confirmation.id))
}
