//! MinutesNote: what people write into the протокол themselves: a part of their own («Решили»), or words before
//! a part that is gathered from the board. The gathered parts are never copied, so that they stay true.

use serde_json::Value;

use super::HOSTED;
use crate::{
    domain::{
        grants::Action,
        kinds::{Incomplete, KindRule, Shape, flag, optional, text},
        shape::names,
    },
    sync::{
        ids::RecordId,
        record::{Fields, Record},
    },
};

pub const KIND: &str = "minutes_note";

/// Parts that are gathered from the board, in the order of the document.
pub const PARTS: [(&str, &str); 6] = [
    ("course", "Ход встречи"),
    ("futures", "Образы будущего и пути к ним"),
    ("votes", "Кластеры и голосование"),
    ("choices", "Развилки"),
    ("projects", "Дорожная карта"),
    ("cards", "Реестр карточек"),
];

/// What a new протокол is asked for: parts that only people can write, with their ids.
pub const ASKED: [(&str, &str); 3] =
    [("present", "Присутствовали"), ("heard", "Обсудили"), ("decided", "Решили")];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        optional("about", Shape::Choice(&names(PARTS))),
        optional("title", Shape::Title),
        optional("text", Shape::Text),
        optional("order", Shape::Order),
        optional("left_out", Shape::Flag),
    ],
    add: Action::EditContent,
    edit: Action::EditContent,
    edit_own: Action::EditContent,
    ..HOSTED
};

/// What people wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    pub id: RecordId,
    /// The gathered part that it is about, a stored name of [`PARTS`]; `None` for a part of its own.
    pub about: Option<&'static str>,
    pub title: String,
    pub text: String,
    pub order: String,
    /// The gathered part does not go into the document.
    pub left_out: bool,
}

impl Note {
    /// One record for each gathered part, from however many devices.
    pub fn id_about(part: &str) -> RecordId {
        RecordId::new(format!("minutes.{part}"))
    }

    /// The first fields of a note about a gathered part or, with a title, of one of those asked for.
    pub fn fields(part: &str, field: &str, value: Value) -> Fields {
        let mut fields: Fields = [(field.to_owned(), value)].into();
        if PARTS.iter().any(|(name, _)| *name == part) {
            fields.insert("about".into(), part.into());
        }
        if let Some((_, title)) = ASKED.iter().find(|(name, _)| *name == part) {
            fields.insert("title".into(), (*title).into());
        }
        fields
    }

    /// Its paragraphs.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.text.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

impl TryFrom<&Record> for Note {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let about = record.text("about");
        Ok(Self {
            id: record.id.clone(),
            about: PARTS.iter().map(|(name, _)| *name).find(|name| Some(*name) == about),
            title: text(record, "title"),
            text: text(record, "text"),
            order: text(record, "order"),
            left_out: flag(record, "left_out"),
        })
    }
}

/// Parts of people's own, those asked for first, then by their order.
pub fn own_parts(notes: &[Note]) -> Vec<&Note> {
    let mut own: Vec<&Note> = notes.iter().filter(|note| note.about.is_none()).collect();
    let asked = |note: &Note| ASKED.iter().position(|(name, _)| note.id == Note::id_about(name));
    own.sort_by_key(|note| (asked(note).unwrap_or(ASKED.len()), note.order.clone(), note.id.clone()));
    own
}
