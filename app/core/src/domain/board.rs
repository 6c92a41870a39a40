//! BoardCard: one thought on a foresight board (Programme, direction 3, task 3).

use super::{
    grants::Action,
    kinds::{Begins, Incomplete, KindRule, Shape, need_text, optional, required},
    space::SpaceKind,
};
use crate::sync::{
    ids::RecordId,
    record::{NUMBER, Record},
};

pub const KIND: &str = "board_card";

/// What a card on a board can be.
pub const SORTS: &[&str] = &[
    "trend",
    "technology",
    "event",
    "format",
    "law",
    "threat",
    "chance",
    "joker",
    "fork",
    "subject",
    "goal",
    "project",
    "role",
];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Board],
    fields: &[
        required("text", Shape::Line),
        required("sort", Shape::Choice(SORTS)),
        optional("order", Shape::Order),
    ],
    add: Action::Contribute,
    edit: Action::EditContent,
    edit_own: Action::Contribute,
    numbered: true,
    ..KindRule::CLOSED
};

/// The board itself: one record of this kind in each board's space, made by the server.
pub const BOARD: &str = "board";

pub const BOARD_RULE: KindRule = KindRule {
    kind: BOARD,
    spaces: &[SpaceKind::Board],
    fields: &[required("title", Shape::Title)],
    edit: Action::EditContent,
    edit_own: Action::EditContent,
    begins: Begins::SeenByAll,
    ..KindRule::CLOSED
};

/// A board's own facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    pub title: String,
}

impl TryFrom<&Record> for Board {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self { title: need_text(record, "title")?.to_owned() })
    }
}

/// One thought on the board.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardCard {
    pub id: RecordId,
    /// Given by the server when it first accepts the card; «…» until then.
    pub number: Option<u64>,
    pub text: String,
    pub sort: String,
}

impl TryFrom<&Record> for BoardCard {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            number: record.value(NUMBER).and_then(serde_json::Value::as_u64),
            text: need_text(record, "text")?.to_owned(),
            sort: need_text(record, "sort")?.to_owned(),
        })
    }
}
