//! Levels of a role card and the indicators by which a level is recognised (Programme, direction 4).

use serde_json::{Value, json};

use super::kinds::{
    Incomplete, KindRule, Shape, flag, is_sibling_place, need_text, optional, refs, required,
};
use crate::sync::{ids::RecordId, record::Record};

pub const KIND: &str = "level";
pub const INDICATOR: &str = "indicator";

/// The scale's words, 0 to 4 (a working convention of the field).
pub const SCALE: [&str; 5] =
    ["не пробовал(а)", "по образцу", "самостоятельно", "проектирую под задачу", "развиваю и передаю другим"];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("role", Shape::Ref),
        required("level", Shape::Int(1, 4)),
        optional("summary", Shape::Line),
    ],
    ..KindRule::CONTENT
};

pub const INDICATOR_RULE: KindRule = KindRule {
    kind: INDICATOR,
    fields: &[
        required("text", Shape::Line),
        required("place", Shape::Whole(is_sibling_place)),
        optional("archived", Shape::Flag),
        optional("successors", Shape::Refs),
    ],
    ..RULE
};

/// One level of a role card.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    pub id: RecordId,
    pub role: RecordId,
    pub level: u8,
    pub summary: String,
}

impl Level {
    /// The id of a role's level: one record per role and level, however many people add it.
    pub fn id_of(role: &RecordId, level: u8) -> RecordId {
        RecordId::new(format!("{role}.{level}"))
    }
}

impl TryFrom<&Record> for Level {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let level = record.value("level").and_then(Value::as_u64).ok_or(Incomplete { field: "level" })?;
        Ok(Self {
            id: record.id.clone(),
            role: need_text(record, "role")?.into(),
            level: u8::try_from(level).map_err(|_| Incomplete { field: "level" })?,
            summary: record.text("summary").unwrap_or_default().to_owned(),
        })
    }
}

/// One observable action, answered «да», «пока нет» or «не могу оценить».
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    pub id: RecordId,
    pub text: String,
    /// The level it belongs to.
    pub parent: RecordId,
    pub order: String,
    pub archived: bool,
    /// The indicators that took its place when it was archived; a split one has several.
    pub successors: Vec<RecordId>,
}

impl Indicator {
    /// The value of `place`.
    pub fn place(parent: &RecordId, order: &str) -> Value {
        json!({ "parent": parent, "order": order })
    }
}

impl TryFrom<&Record> for Indicator {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let place = record.value("place").ok_or(Incomplete { field: "place" })?;
        let part = |name| place.get(name).and_then(Value::as_str).ok_or(Incomplete { field: "place" });
        Ok(Self {
            id: record.id.clone(),
            text: need_text(record, "text")?.to_owned(),
            parent: part("parent")?.into(),
            order: part("order")?.to_owned(),
            archived: flag(record, "archived"),
            successors: refs(record, "successors"),
        })
    }
}
