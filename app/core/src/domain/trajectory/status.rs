//! What has become of a step. Stored with the day since which it is so, because that day means nothing
//! without the status.

use serde_json::{Value, json};

use super::part;
use crate::domain::{day::Day, kinds::Shape, shape::names};

/// Stored names with their titles for people.
const TITLES: [(&str, &str); 5] = [
    ("planned", "запланирован"),
    ("going", "идёт"),
    ("done", "выполнен"),
    ("postponed", "отложен"),
    ("dropped", "снят"),
];

const NAMES: [&str; 5] = names(TITLES);

/// Where a step stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    #[default]
    Planned,
    Going,
    Done,
    Postponed,
    Dropped,
}

impl Status {
    pub const ALL: [Self; 5] = [Self::Planned, Self::Going, Self::Done, Self::Postponed, Self::Dropped];

    /// Reads the stored `{state, since}`; the day is `None` where it was not said.
    pub fn from_value(value: &Value) -> Option<(Self, Option<Day>)> {
        let state = part(value, "state")?;
        let status = Self::ALL.into_iter().find(|status| status.name() == state)?;
        Some((status, part(value, "since").and_then(Day::from_iso)))
    }

    /// What is stored.
    pub fn to_value(self, since: Option<Day>) -> Value {
        match since {
            Some(day) => json!({ "state": self.name(), "since": day.to_string() }),
            None => json!({ "state": self.name() }),
        }
    }

    pub fn name(self) -> &'static str {
        NAMES[self as usize]
    }

    pub fn title(self) -> &'static str {
        TITLES[self as usize].1
    }

    /// Whether it still lies before the person.
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Planned | Self::Going)
    }

    /// Whether it belongs to the plan as it stands: its hours count, and it can be late.
    pub fn counts(self) -> bool {
        self.is_ahead() || self == Self::Done
    }
}

/// The shape of the field that holds a status.
pub(super) const SHAPE: Shape = Shape::Whole(is_status);

fn is_status(value: &Value) -> bool {
    let known =
        value.as_object().is_some_and(|parts| parts.keys().all(|key| key == "state" || key == "since"));
    let dated = value.get("since").is_none_or(|day| day.as_str().and_then(Day::from_iso).is_some());
    known && dated && Status::from_value(value).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read_with_its_day_as_it_was_written() {
        for status in Status::ALL {
            for since in [None, Day::new(2026, 10, 1)] {
                let value = status.to_value(since);
                assert!(is_status(&value));
                assert_eq!(Status::from_value(&value), Some((status, since)));
            }
        }
    }

    #[test]
    fn an_unknown_state_or_an_impossible_day_is_refused() {
        for bad in [
            json!("done"),
            json!({ "state": "finished" }),
            json!({ "since": "2026-10-01" }),
            json!({ "state": "done", "since": "2026-10-32" }),
            json!({ "state": "done", "by": "me" }),
        ] {
            assert!(!is_status(&bad), "{bad}");
        }
    }
}
