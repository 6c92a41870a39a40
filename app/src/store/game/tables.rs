//! Leading a table: who is called, which phase it is in, how its clock runs. Everything but the opening of marks
//! is a record, and goes on without a network.

use karta_core::{
    domain::game::{
        next::{self, Next, turn_of},
        session::{Minutes, Table},
        stage::{Phase, Stage},
        turn::{State, Turn},
    },
    sync::{PrincipalId, RecordId, replica::Draft},
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::{OpenGame, asked};
use crate::failure::Failure;

impl OpenGame {
    pub fn minutes(self) -> Minutes {
        self.head.with(|head| head.as_ref().map(|game| game.minutes).unwrap_or_default())
    }

    /// What comes next at a table.
    pub fn next_at(self, table: &RecordId) -> Next {
        let Some(table) = self.table(table) else { return Next::Nobody };
        self.players.with(|players| self.turns.with(|turns| next::next(&table, players, turns)))
    }

    /// Players of a table in the order in which they are called.
    pub fn queue_at(self, table: &RecordId) -> Vec<PrincipalId> {
        let Some(table) = self.table(table) else { return Vec::new() };
        self.players.with(|players| self.turns.with(|turns| next::queue(&table, players, turns)))
    }

    /// Whose turn it is at a table.
    pub fn called_at(self, table: &RecordId) -> Option<PrincipalId> {
        let stage = self.table(table)?.stage?;
        self.players.with(|players| next::called(&stage, players).map(|player| player.person.clone()))
    }

    /// Does what the large button of a table says. Only the opening of marks needs the server.
    pub async fn go_on(self, table: RecordId) -> Result<(), Failure> {
        match untrack(|| self.next_at(&table)) {
            Next::Nobody | Next::Draws(_) => {}
            Next::Call(person) => self.call(&table, &person),
            Next::Start => self.pause(&table, false),
            Next::Go(phase) => self.go_to(&table, phase),
            Next::Reveal(turn) => {
                asked::reveal(self.id(), turn).await?;
                self.go_to(&table, Phase::Reveal);
            }
        }
        Ok(())
    }

    /// Calls a player: the clock stands until they have drawn.
    pub fn call(self, table: &RecordId, person: &PrincipalId) {
        let now = self.space().server_ms();
        let turn = self.turns.with_untracked(|turns| turn_of(person, turns));
        self.write_stage(table, Some(&Stage::begin(turn, now).paused(now)), None);
    }

    /// Any phase of the turn that the table is at. What was shown is noted with it.
    pub fn go_to(self, table: &RecordId, phase: Phase) {
        let Some(stage) = self.stage(table) else { return };
        let turn = untrack(|| self.turn(&stage.turn)).filter(|turn| turn.state != State::Skipped);
        let state = if phase >= Phase::Marks { State::Shown } else { State::Drawn };
        let noted = turn.filter(|turn| turn.state != state).map(|turn| (turn.id, state));
        let stage = stage.at(phase, self.space().server_ms());
        self.write_stage(table, Some(&stage), noted);
    }

    /// To the phase before.
    pub fn go_back(self, table: &RecordId) {
        if let Some(phase) = self.stage(table).and_then(|stage| stage.phase.back()) {
            self.go_to(table, phase);
        }
    }

    pub fn pause(self, table: &RecordId, paused: bool) {
        let now = self.space().server_ms();
        if let Some(stage) = self.stage(table) {
            let stage = if paused { stage.paused(now) } else { stage.resumed(now) };
            self.write_stage(table, Some(&stage), None);
        }
    }

    /// Leaves out whoever was called, drawn or not, and calls the next player.
    pub fn skip(self, table: &RecordId) {
        let Some(stage) = self.stage(table) else { return };
        let turn = untrack(|| self.turn(&stage.turn)).filter(Turn::is_open);
        let now = self.space().server_ms();
        let following = untrack(|| self.queue_at(table)).first().cloned();
        let next = following.filter(|person| untrack(|| self.called_at(table)).as_ref() != Some(person));
        let stage = next.map(|person| {
            let turn = self.turns.with_untracked(|turns| turn_of(&person, turns));
            Stage::begin(turn, now).paused(now)
        });
        self.write_stage(table, stage.as_ref(), turn.map(|turn| (turn.id, State::Skipped)));
    }

    /// Gives a skipped player their role back and calls them.
    pub fn bring_back(self, turn: &Turn) {
        let now = self.space().server_ms();
        let stage = Stage::begin(turn.id.clone(), now).paused(now);
        self.write_stage(&turn.table, Some(&stage), Some((turn.id.clone(), State::Drawn)));
    }

    /// Opens the marks of a turn that the table went past, as when it had no network.
    pub async fn open_marks(self, turn: RecordId) -> Result<(), Failure> {
        asked::reveal(self.id(), turn).await
    }

    fn stage(self, table: &RecordId) -> Option<Stage> {
        untrack(|| self.table(table)).and_then(|table: Table| table.stage)
    }

    fn write_stage(self, table: &RecordId, stage: Option<&Stage>, noted: Option<(RecordId, State)>) {
        let stage = stage.map_or(Value::Null, Stage::to_value);
        let mut drafts =
            vec![Draft::Set { record: table.clone(), fields: vec![("stage".to_owned(), stage)] }];
        drafts.extend(noted.map(|(turn, state)| Draft::Set {
            record: turn,
            fields: vec![("state".to_owned(), json!(state.name()))],
        }));
        self.make(drafts);
    }
}
