//! Watching: what observers look at and how they mark it. Marks are blind: nobody is sent another's before the
//! host reveals them all at once, and none is taken afterwards.

use std::collections::BTreeMap;

use serde_json::json;

use super::turn::{self, Turn};
use crate::{
    domain::{
        diagnostic::mark::{self, Mark, Marks},
        grants::Action,
        kinds::{Identity, Incomplete, KindRule, Shape, Within, need_ref, optional, required, text},
        space::SpaceKind,
    },
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::{AUDIENCE, Record},
        replica::Draft,
    },
};

pub const KIND: &str = "game_mark";

/// Indicators that observers mark, least and most (DOMAIN.md §2).
pub const WATCHED: (usize, usize) = (4, 6);

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Game],
    fields: &[
        required("turn", Shape::Ref),
        required("marks", Shape::Whole(mark::is_marks)),
        optional("comment", Shape::Line),
    ],
    add: Action::Contribute,
    edit_own: Action::Contribute,
    own_while: Some(|record| record.audience() != Audience::All),
    identity: Identity::OnePerPerson,
    within: Some(Within::admitting(|writing| {
        let turn = turn::turn_of(writing)?;
        if turn.player == writing.record.author {
            return Err("Себя в игре не отмечают: для этого есть карточка рефлексии.");
        }
        // By the turn alone, not by the phase: marks of a table without a network come when it moved on.
        if turn.revealed {
            Err("Отметки уже открыты, новые не принимаются.")
        } else {
            Ok(())
        }
    })),
    ..KindRule::CLOSED
};

/// One observer's marks of one turn.
#[derive(Debug, Clone, PartialEq)]
pub struct GameMark {
    pub id: RecordId,
    pub turn: RecordId,
    pub observer: PrincipalId,
    pub marks: Marks,
    pub comment: String,
}

impl GameMark {
    /// One record per turn and observer.
    pub fn id_of(turn: &RecordId, observer: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:{turn}:{observer}"))
    }
}

impl TryFrom<&Record> for GameMark {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            turn: need_ref(record, "turn")?,
            observer: record.author.clone(),
            marks: record.value("marks").map(mark::marks_of).ok_or(Incomplete { field: "marks" })?,
            comment: text(record, "comment"),
        })
    }
}

/// Up to six indicators of a role to look at, given with their levels, 1 to 4, in their order: those of level 2
/// first, which can be seen in a first try, then 1, 3 and 4.
pub fn watched(indicators: &[(u8, RecordId)]) -> Vec<RecordId> {
    let mut ranked: Vec<&(u8, RecordId)> = indicators.iter().collect();
    ranked.sort_by_key(|(level, _)| (level.abs_diff(2), *level));
    ranked.into_iter().take(WATCHED.1).map(|(_, id)| id.clone()).collect()
}

/// What reveals a turn's marks, all at once. The server writes it: the host was not sent the marks and could not
/// name them. A mark that comes at the same moment is revealed with the next one.
pub fn reveal<'a>(turn: &RecordId, records: impl IntoIterator<Item = &'a Record>) -> Vec<Draft> {
    let of_turn = |record: &&Record| {
        record.is_alive() && record.kind.as_str() == KIND && record.text("turn") == Some(turn.as_str())
    };
    let hidden = records.into_iter().filter(of_turn).filter(|record| record.audience() != Audience::All);
    let open = |record: &Record| {
        let fields = vec![(AUDIENCE.to_owned(), json!(Audience::All))];
        Draft::Set { record: record.id.clone(), fields }
    };
    let closed = Draft::Set { record: turn.clone(), fields: vec![("revealed".to_owned(), json!(true))] };
    std::iter::once(closed).chain(hidden.map(open)).collect()
}

/// How many observers have marked each turn: what the host is told before the reveal, and no more.
pub fn given<'a>(records: impl IntoIterator<Item = &'a Record>) -> BTreeMap<RecordId, u32> {
    let mut given = BTreeMap::new();
    for record in records.into_iter().filter(|record| record.is_alive() && record.kind.as_str() == KIND) {
        if let Some(turn) = record.text("turn") {
            *given.entry(RecordId::from(turn)).or_default() += 1;
        }
    }
    given
}

/// «да» and all answers by indicator; «не могу оценить» is left out.
pub type Counts = BTreeMap<RecordId, (u32, u32)>;

/// The marks of a turn together. A player's own and another turn's are not counted.
pub fn counts<'a>(turn: &Turn, marks: impl IntoIterator<Item = &'a GameMark>) -> Counts {
    let mut counts = Counts::new();
    for mark in marks.into_iter().filter(|it| it.turn == turn.id && it.observer != turn.player) {
        for (indicator, mark) in mark.marks.iter().filter(|(_, mark)| **mark != Mark::Cannot) {
            let count = counts.entry(indicator.clone()).or_default();
            *count = (count.0 + u32::from(*mark == Mark::Yes), count.1 + 1);
        }
    }
    counts
}

#[cfg(test)]
mod tests;
