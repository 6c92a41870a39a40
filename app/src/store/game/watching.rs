//! Watching and reflecting: an observer's marks of a turn, and what its player says of it.

use std::collections::HashMap;

use karta_core::{
    domain::{
        diagnostic::mark::{self, Mark, Marks},
        game::{
            reflection::{self, Reflection},
            turn::Turn,
            watch::{self, GameMark},
        },
    },
    sync::{RecordId, record::fields, replica::Draft},
};
use leptos::prelude::*;
use serde_json::json;

use super::OpenGame;

impl OpenGame {
    pub fn my_mark(self, turn: &RecordId) -> Option<GameMark> {
        let id = GameMark::id_of(turn, &self.who());
        let record = self.space().record(&id).filter(|record| record.is_alive())?;
        GameMark::try_from(&record).ok()
    }

    /// Marks one indicator; the same mark again takes it back.
    pub fn mark(self, turn: &RecordId, indicator: &RecordId, mark: Mark) {
        let standing = untrack(|| self.my_mark(turn));
        let mut marks = standing.map(|mark| mark.marks).unwrap_or_default();
        if marks.get(indicator) == Some(&mark) {
            marks.remove(indicator);
        } else {
            marks.insert(indicator.clone(), mark);
        }
        self.write_mark(turn, "marks", mark::to_value(&marks));
    }

    /// Makes the record of a comment that comes before the first mark.
    pub fn begin_comment(self, turn: &RecordId, words: String) {
        self.write_mark(turn, "comment", words.into());
    }

    fn write_mark(self, turn: &RecordId, field: &str, value: serde_json::Value) {
        let record = GameMark::id_of(turn, &self.who());
        let there = self.space().peek(|replica| replica.record(&record).is_some_and(|it| it.is_alive()));
        let draft = if there {
            Draft::Set { record, fields: vec![(field.to_owned(), value)] }
        } else {
            let mut fields = fields([("turn", json!(turn)), ("marks", mark::to_value(&Marks::new()))]);
            fields.insert(field.to_owned(), value);
            Draft::Create { record, kind: watch::KIND.into(), fields }
        };
        self.make(vec![draft]);
    }

    pub fn reflection(self, turn: &Turn) -> Option<Reflection> {
        let id = Reflection::id_of(&turn.id, &turn.player);
        let record = self.space().record(&id).filter(|record| record.is_alive())?;
        Reflection::try_from(&record).ok()
    }

    /// Makes the card of reflection with its first words.
    pub fn begin_reflection(self, turn: &RecordId, field: &'static str, words: String) {
        let record = Reflection::id_of(turn, &self.who());
        let fields = fields([("turn", json!(turn)), (field, words.into())]);
        self.make(vec![Draft::Create { record, kind: reflection::KIND.into(), fields }]);
    }

    /// Turns of others at this person's table that they can still mark.
    pub fn to_mark(self) -> Vec<Turn> {
        let Some(table) = self.me.get().and_then(|me| me.table) else { return Vec::new() };
        let me = self.who();
        let fits = |turn: &Turn| turn.player != me && !turn.revealed;
        self.turns_at(&table).into_iter().filter(fits).collect()
    }

    /// People at a table who can mark a turn: all but its player.
    pub fn observers(self, turn: &Turn) -> usize {
        self.players.with(|players| {
            let here = players.iter().filter(|player| player.table.as_ref() == Some(&turn.table));
            here.filter(|player| player.person != turn.player).count()
        })
    }

    /// Indicators that observers of a role mark, in their order.
    pub fn watched(self, role: &RecordId) -> Vec<(RecordId, String)> {
        let mut texts = HashMap::new();
        let mut found = Vec::new();
        for level in self.catalogue.levels(role) {
            let living = self.catalogue.indicators(&level.id).into_iter().filter(|one| !one.archived);
            for one in living {
                found.push((level.level, one.id.clone()));
                texts.insert(one.id, one.text);
            }
        }
        let text = |id: RecordId| texts.get(&id).cloned().map(|text| (id, text));
        watch::watched(&found).into_iter().filter_map(text).collect()
    }
}
