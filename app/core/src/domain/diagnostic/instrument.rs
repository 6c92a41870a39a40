//! Instrument: what a round is held with (Programme, direction 4, task 1: «диагностический инструментарий
//! самооценки и оценки»): a chosen set of cards, or a questionnaire of own questions, or both.

use super::inquiry::{self, Asked};
use crate::{
    domain::{
        kinds::{Incomplete, KindRule, Shape, flag, lines, need_text, optional, refs, required, text},
        role::FOR_WHOM,
    },
    sync::{audience::Audience, ids::RecordId, record::Record},
};

pub const KIND: &str = "instrument";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("title", Shape::Title),
        optional("for", Shape::Choices(FOR_WHOM)),
        optional("cards", Shape::Refs),
        optional("questions", Shape::Whole(inquiry::is_inquiry)),
        optional("note", Shape::Text),
        optional("order", Shape::Order),
        optional("archived", Shape::Flag),
    ],
    audience: Some(|_| Audience::Accounts),
    ..KindRule::CONTENT
};

/// One instrument of the bank.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    pub id: RecordId,
    pub title: String,
    pub for_whom: Vec<String>,
    /// Role and competence cards, in the order in which they are answered.
    pub cards: Vec<RecordId>,
    /// Own questions, asked after the cards.
    pub questions: Vec<Asked>,
    /// How it is used, for whoever holds a round with it.
    pub note: String,
    pub order: String,
    pub archived: bool,
}

impl TryFrom<&Record> for Instrument {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            title: need_text(record, "title")?.to_owned(),
            for_whom: lines(record, "for"),
            cards: refs(record, "cards"),
            questions: inquiry::questions(record.value("questions")),
            note: text(record, "note"),
            order: text(record, "order"),
            archived: flag(record, "archived"),
        })
    }
}
