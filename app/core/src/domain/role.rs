//! RoleCard: a card of the catalogue, for a professional role or a competence (Programme, direction 4).

use serde_json::Value;

use super::kinds::{Incomplete, KindRule, Shape, flag, lines, need_text, optional, refs, required};
use crate::sync::{ids::RecordId, record::Record};

pub const KIND: &str = "role_card";

/// For whom a card is.
pub const FOR_WHOM: &[&str] = &["methodist", "teacher", "leader"];

/// Roles, and competences of the same build.
pub const FAMILIES: &[&str] = &["role", "competence"];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("title", Shape::Title),
        required("order", Shape::Order),
        optional("family", Shape::Choice(FAMILIES)),
        optional("for", Shape::Choices(FOR_WHOM)),
        optional("listed", Shape::Flag),
        optional("group", Shape::Line),
        optional("purpose", Shape::Line),
        optional("description", Shape::Text),
        optional("tasks", Shape::Lines),
        optional("tools", Shape::Lines),
        optional("when", Shape::Line),
        optional("related", Shape::Refs),
        optional("competences", Shape::Refs),
        optional("sources", Shape::Lines),
        optional("sign", Shape::Ref),
        optional("color", Shape::Ref),
        optional("archived", Shape::Flag),
    ],
    numbered: true,
    ..KindRule::CONTENT
};

/// A card of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RoleCard {
    pub id: RecordId,
    pub number: Option<u64>,
    pub title: String,
    pub order: String,
    pub competence: bool,
    /// One of the roles of a методист that the programme lists and counts.
    pub listed: bool,
    pub group: Option<String>,
    pub for_whom: Vec<String>,
    pub purpose: String,
    pub description: String,
    pub tasks: Vec<String>,
    pub tools: Vec<String>,
    pub when: String,
    pub related: Vec<RecordId>,
    pub competences: Vec<RecordId>,
    pub sources: Vec<String>,
    pub sign: String,
    pub color: String,
    pub archived: bool,
}

impl TryFrom<&Record> for RoleCard {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let text = |field| record.text(field).unwrap_or_default().to_owned();
        Ok(Self {
            id: record.id.clone(),
            number: record.value(crate::sync::record::NUMBER).and_then(Value::as_u64),
            title: need_text(record, "title")?.to_owned(),
            order: need_text(record, "order")?.to_owned(),
            competence: record.text("family") == Some("competence"),
            listed: flag(record, "listed"),
            group: record.text("group").map(str::to_owned),
            for_whom: lines(record, "for"),
            purpose: text("purpose"),
            description: text("description"),
            tasks: lines(record, "tasks"),
            tools: lines(record, "tools"),
            when: text("when"),
            related: refs(record, "related"),
            competences: refs(record, "competences"),
            sources: lines(record, "sources"),
            sign: text("sign"),
            color: text("color"),
            archived: flag(record, "archived"),
        })
    }
}
