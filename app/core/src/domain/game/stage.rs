//! Stage: whose turn it is at a table, in which phase, and how its clock runs. One value, so that a phase never
//! goes with the clock of another. Times come as arguments, in milliseconds since 1970 by the server's clock.

use serde_json::{Value, json};

use super::session::Minutes;
use crate::{domain::countdown, sync::ids::RecordId};

/// What happens at a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    Preparation,
    Demonstration,
    Marks,
    Reveal,
    Reflection,
}

/// The stored names with their titles for people.
const PHASES: [(&str, &str); 5] = [
    ("preparation", "подготовка"),
    ("demonstration", "показ"),
    ("marks", "отметки наблюдателей"),
    ("reveal", "отметки открыты"),
    ("reflection", "рефлексия"),
];

impl Phase {
    pub const ALL: [Self; 5] =
        [Self::Preparation, Self::Demonstration, Self::Marks, Self::Reveal, Self::Reflection];

    /// The stored name.
    pub fn name(self) -> &'static str {
        PHASES[self as usize].0
    }

    pub fn title(self) -> &'static str {
        PHASES[self as usize].1
    }

    /// `None` after the last.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// `None` before the first.
    pub fn back(self) -> Option<Self> {
        (self as usize).checked_sub(1).map(|at| Self::ALL[at])
    }

    /// Milliseconds that it may take; `None` where nobody is hurried.
    pub fn limit_ms(self, minutes: Minutes) -> Option<u64> {
        match self {
            Self::Preparation => Some(u64::from(minutes.preparation) * 60_000),
            Self::Demonstration => Some(u64::from(minutes.demonstration) * 60_000),
            Self::Marks | Self::Reveal | Self::Reflection => None,
        }
    }
}

/// Where a table stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    pub turn: RecordId,
    pub phase: Phase,
    /// Since when the clock runs; `None` while it is paused.
    pub runs_since: Option<u64>,
    /// What had run before, in milliseconds.
    pub ran_ms: u64,
}

impl Stage {
    /// A player's turn from its beginning, the clock running.
    pub fn begin(turn: RecordId, now_ms: u64) -> Self {
        Self { turn, phase: Phase::Preparation, runs_since: Some(now_ms), ran_ms: 0 }
    }

    /// The same turn in another phase, its clock from the beginning: on, back, or past one that is skipped.
    pub fn at(&self, phase: Phase, now_ms: u64) -> Self {
        Self { phase, runs_since: Some(now_ms), ran_ms: 0, ..self.clone() }
    }

    pub fn paused(&self, now_ms: u64) -> Self {
        Self { runs_since: None, ran_ms: self.spent_ms(now_ms), ..self.clone() }
    }

    /// The clock goes on; one that runs already stays as it is.
    pub fn resumed(&self, now_ms: u64) -> Self {
        Self { runs_since: self.runs_since.or(Some(now_ms)), ..self.clone() }
    }

    /// What the clock shows. A device whose time is behind sees it stand, not run backwards.
    pub fn spent_ms(&self, now_ms: u64) -> u64 {
        let running = self.runs_since.map_or(0, |since| now_ms.saturating_sub(since));
        self.ran_ms.saturating_add(running)
    }

    /// Milliseconds left, 0 when over; `None` in a phase without a limit.
    pub fn left_ms(&self, minutes: Minutes, now_ms: u64) -> Option<u64> {
        self.phase.limit_ms(minutes).map(|limit| limit.saturating_sub(self.spent_ms(now_ms)))
    }

    /// What is left in words, past the end too; `None` in a phase without a limit.
    pub fn shown(&self, minutes: Minutes, now_ms: u64) -> Option<String> {
        let number = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
        let limit = number(self.phase.limit_ms(minutes)?);
        Some(countdown::shown(limit.saturating_sub(number(self.spent_ms(now_ms)))))
    }

    /// Whether the clock has not been started since the phase began.
    pub fn is_fresh(&self) -> bool {
        self.runs_since.is_none() && self.ran_ms == 0
    }

    pub fn from_value(value: &Value) -> Option<Self> {
        let name = value.get("phase").and_then(Value::as_str);
        let turn = RecordId::from(value.get("turn").and_then(Value::as_str)?);
        let runs_since = match value.get("since") {
            None | Some(Value::Null) => None,
            Some(since) => Some(since.as_u64()?),
        };
        let stage = Self {
            turn,
            phase: Phase::ALL.into_iter().find(|phase| Some(phase.name()) == name)?,
            runs_since,
            ran_ms: value.get("ran").and_then(Value::as_u64)?,
        };
        stage.turn.is_well_formed().then_some(stage)
    }

    /// What is stored.
    pub fn to_value(&self) -> Value {
        json!({ "turn": self.turn, "phase": self.phase.name(), "since": self.runs_since, "ran": self.ran_ms })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTES: Minutes = Minutes { preparation: 10, demonstration: 7 };

    #[test]
    fn a_pause_takes_no_time_from_the_player() {
        let stage = Stage::begin("turn:1:g-a".into(), 1_000);
        assert_eq!(stage.left_ms(MINUTES, 61_000), Some(9 * 60_000));
        let paused = stage.paused(61_000);
        assert_eq!(paused.left_ms(MINUTES, 999_000), Some(9 * 60_000));
        let resumed = paused.resumed(1_000_000);
        assert_eq!(resumed.left_ms(MINUTES, 1_060_000), Some(8 * 60_000));
        assert_eq!(resumed.resumed(5_000_000), resumed, "resumed twice, it does not jump");
        assert_eq!(resumed.left_ms(MINUTES, u64::MAX), Some(0));
        assert_eq!(stage.shown(MINUTES, 61_000).as_deref(), Some("9:00"));
        assert_eq!(stage.shown(MINUTES, 606_000).as_deref(), Some("+0:05"));
        assert_eq!(stage.left_ms(MINUTES, 0), Some(10 * 60_000), "a device behind sees it stand");
    }

    #[test]
    fn phases_run_in_their_order_and_back_each_with_its_own_clock() {
        let mut stage = Stage::begin("t".into(), 0);
        let mut seen = vec![stage.phase];
        while let Some(next) = stage.phase.next() {
            assert_eq!(next.back(), Some(stage.phase));
            stage = stage.at(next, 1_000_000);
            assert_eq!(stage.spent_ms(1_000_000), 0);
            seen.push(next);
        }
        assert_eq!(seen, Phase::ALL);
        assert_eq!(Phase::Preparation.back(), None);
        assert_eq!(stage.left_ms(MINUTES, 2_000_000), None);
    }

    #[test]
    fn a_stage_comes_back_as_it_was_stored() {
        for stage in [Stage::begin("t".into(), 7), Stage::begin("t".into(), 7).paused(9)] {
            assert_eq!(Stage::from_value(&stage.to_value()), Some(stage));
        }
        assert_eq!(Stage::from_value(&json!({ "turn": "t", "phase": "dance", "ran": 0 })), None);
    }
}
