//! Outcome of a game: who tried what, the share of players who demonstrated, and how each role was shown. The
//! marks are observers' and set nobody's level.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    session::Player,
    turn::{State, Turn},
    watch::{self, GameMark},
};
use crate::sync::ids::{PrincipalId, RecordId};

/// One role in a game.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoleOutcome {
    /// Who demonstrated it.
    pub tried: BTreeSet<PrincipalId>,
    pub yes: u32,
    pub answered: u32,
}

impl RoleOutcome {
    /// The share of «да» among the observers' answers, per cent, rounded down; `None` without any.
    pub fn quality_percent(&self) -> Option<u32> {
        (self.yes * 100).checked_div(self.answered)
    }
}

/// A game as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    pub players: u32,
    /// Players who demonstrated at least one role.
    pub demonstrated: u32,
    pub roles: BTreeMap<RecordId, RoleOutcome>,
}

impl Outcome {
    /// «% участников демонстрации», rounded down; `None` without players.
    pub fn percent(&self) -> Option<u32> {
        (self.demonstrated * 100).checked_div(self.players)
    }
}

/// The outcome over living records; marks that are not revealed are not counted.
pub fn outcome(players: &[Player], turns: &[Turn], marks: &[GameMark]) -> Outcome {
    let known: BTreeSet<&PrincipalId> = players.iter().map(|player| &player.person).collect();
    let shown: Vec<&Turn> =
        turns.iter().filter(|turn| turn.state == State::Shown && known.contains(&turn.player)).collect();
    let demonstrated: BTreeSet<&PrincipalId> = shown.iter().map(|turn| &turn.player).collect();
    let mut roles: BTreeMap<RecordId, RoleOutcome> = BTreeMap::new();
    for turn in shown {
        let Some(role) = turn.role() else { continue };
        let outcome = roles.entry(role.clone()).or_default();
        outcome.tried.insert(turn.player.clone());
        for (yes, answered) in watch::counts(turn, marks.iter().filter(|_| turn.revealed)).into_values() {
            (outcome.yes, outcome.answered) = (outcome.yes + yes, outcome.answered + answered);
        }
    }
    Outcome { players: known.len() as u32, demonstrated: demonstrated.len() as u32, roles }
}
