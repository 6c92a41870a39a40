//! ReflectionCard: what a player says of their own turn. The player and the host read it.

use super::turn;
use crate::{
    domain::{
        grants::Action,
        kinds::{Identity, Incomplete, KindRule, Shape, Within, need_ref, optional, required, text},
        space::SpaceKind,
    },
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

pub const KIND: &str = "reflection";

/// The questions of the card, with the fields that hold the replies.
pub const QUESTIONS: [(&str, &str); 3] = [
    ("worked", "Что получилось?"),
    ("hard", "Что было трудно?"),
    ("next", "Чему хочется научиться в этой роли?"),
];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Game],
    fields: &[
        required("turn", Shape::Ref),
        optional("worked", Shape::Line),
        optional("hard", Shape::Line),
        optional("next", Shape::Line),
    ],
    add: Action::Contribute,
    edit_own: Action::Contribute,
    audience: Some(|_| Audience::Keepers),
    identity: Identity::OnePerPerson,
    within: Some(Within::admitting(|writing| {
        let own = turn::turn_of(writing)?.player == writing.record.author;
        if own {
            Ok(())
        } else {
            Err("Карточку рефлексии заполняет сам игрок.")
        }
    })),
    ..KindRule::CLOSED
};

/// One player's reflection on one turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reflection {
    pub turn: RecordId,
    pub player: PrincipalId,
    pub worked: String,
    pub hard: String,
    pub next: String,
}

impl Reflection {
    pub fn id_of(turn: &RecordId, player: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:{turn}:{player}"))
    }
}

impl TryFrom<&Record> for Reflection {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            turn: need_ref(record, "turn")?,
            player: record.author.clone(),
            worked: text(record, "worked"),
            hard: text(record, "hard"),
            next: text(record, "next"),
        })
    }
}
