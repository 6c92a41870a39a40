//! The game itself, its tables and its players.

use serde_json::{Value, json};

use super::stage::{self, Stage};
use crate::{
    domain::{
        grants::Action,
        kinds::{
            Begins, Identity, Incomplete, KindRule, Shape, flag, need_text, optional, refs, required, text,
        },
        space::SpaceKind,
    },
    limits::GAME_MINUTES,
    sync::{
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

pub const KIND: &str = "game";
pub const TABLE: &str = "game_table";
pub const PLAYER: &str = "player";

const SPACES: &[SpaceKind] = &[SpaceKind::Game];

/// The one record of this kind in a game's space, made by the server.
pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: SPACES,
    fields: &[
        required("title", Shape::Title),
        optional("deck", Shape::Refs),
        optional("free_choice", Shape::Flag),
        optional("minutes", Shape::Whole(|value| Minutes::from_value(value).is_some())),
        optional("closed", Shape::Flag),
    ],
    edit: Action::EditContent,
    edit_own: Action::EditContent,
    begins: Begins::SeenByAll,
    ..KindRule::CLOSED
};

pub const TABLE_RULE: KindRule = KindRule {
    kind: TABLE,
    spaces: SPACES,
    fields: &[
        required("title", Shape::Title),
        required("order", Shape::Order),
        optional("stage", Shape::Whole(|value| Stage::from_value(value).is_some())),
    ],
    add: Action::EditContent,
    edit: Action::EditContent,
    edit_own: Action::EditContent,
    begins: Begins::SeenByAll,
    ..KindRule::CLOSED
};

/// One per person. The host may seat a player at another table.
pub const PLAYER_RULE: KindRule = KindRule {
    kind: PLAYER,
    spaces: SPACES,
    fields: &[required("name", Shape::Title), optional("table", Shape::Ref)],
    add: Action::Contribute,
    edit: Action::EditContent,
    edit_own: Action::Contribute,
    begins: Begins::SeenByAll,
    identity: Identity::OnePerPerson,
    ..KindRule::CLOSED
};

/// How long the timed phases are, in minutes: 1 to [`GAME_MINUTES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minutes {
    pub preparation: u32,
    pub demonstration: u32,
}

impl Default for Minutes {
    /// Seven minutes of demonstration are a working convention of the field.
    fn default() -> Self {
        Self { preparation: 10, demonstration: 7 }
    }
}

impl Minutes {
    pub fn from_value(value: &Value) -> Option<Self> {
        let minutes = |name| {
            let number = value.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
            number.filter(|number| (1..=GAME_MINUTES).contains(number))
        };
        Some(Self { preparation: minutes("preparation")?, demonstration: minutes("demonstration")? })
    }

    /// What is stored.
    pub fn to_value(self) -> Value {
        json!({ "preparation": self.preparation, "demonstration": self.demonstration })
    }
}

/// A game's own facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Game {
    pub title: String,
    /// The roles drawn from.
    pub deck: Vec<RecordId>,
    /// Players choose their role instead of drawing it.
    pub free_choice: bool,
    pub minutes: Minutes,
    pub closed: bool,
}

impl Game {
    /// The one record of this kind in a game's space.
    pub fn record() -> RecordId {
        RecordId::from(KIND)
    }
}

impl TryFrom<&Record> for Game {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            title: need_text(record, "title")?.to_owned(),
            deck: refs(record, "deck"),
            free_choice: flag(record, "free_choice"),
            minutes: record.value("minutes").and_then(Minutes::from_value).unwrap_or_default(),
            closed: flag(record, "closed"),
        })
    }
}

/// A table: each plays by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub id: RecordId,
    pub title: String,
    pub order: String,
    /// `None` before the first player.
    pub stage: Option<stage::Stage>,
}

impl TryFrom<&Record> for Table {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            title: need_text(record, "title")?.to_owned(),
            order: text(record, "order"),
            stage: record.value("stage").and_then(Stage::from_value),
        })
    }
}

/// Somebody in the game.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Player {
    pub person: PrincipalId,
    pub name: String,
    /// `None` in the lobby.
    pub table: Option<RecordId>,
}

impl Player {
    pub fn id_of(person: &PrincipalId) -> RecordId {
        RecordId::new(format!("{PLAYER}:{KIND}:{person}"))
    }
}

impl TryFrom<&Record> for Player {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            person: record.author.clone(),
            name: need_text(record, "name")?.to_owned(),
            table: record.text("table").map(RecordId::from),
        })
    }
}
