//! Days of a step or a trajectory as they were typed: an end before the beginning is kept, told by a finding,
//! and read the other way round.

use serde_json::{Value, json};

use super::part;
use crate::domain::day::{Day, Period};

/// From the first day to the last, whichever was typed where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    pub period: Period,
    /// The end was typed before the beginning.
    pub reversed: bool,
}

impl Days {
    /// Of two days in any order.
    pub fn between(from: Day, to: Day) -> Self {
        let (first, last) = (from.min(to), from.max(to));
        Self { period: Period { from: first, to: last }, reversed: to < from }
    }

    /// Reads the stored `{from, to}`; `None` where a day is in no calendar.
    pub fn from_value(value: &Value) -> Option<Self> {
        let whole = value.as_object().is_some_and(|ends| ends.len() == 2);
        let day = |name| part(value, name).and_then(Day::from_iso);
        Some(Self::between(day("from")?, day("to")?)).filter(|_| whole)
    }

    /// What is stored for days as they are typed.
    pub fn typed(from: Day, to: Day) -> Value {
        json!({ "from": from.to_string(), "to": to.to_string() })
    }

    /// The days of a step that is dragged or stretched: so many days later at its beginning and its end.
    /// Stretched past its own end it stands for one day; `None` at the border of the calendar.
    pub fn dragged(self, from: i32, to: i32) -> Option<Period> {
        let Period { from: first, to: last } = self.period;
        let moved = (first.plus(from)?, last.plus(to)?);
        Some(match from.cmp(&to) {
            _ if moved.0 <= moved.1 => Period { from: moved.0, to: moved.1 },
            std::cmp::Ordering::Greater if to == 0 => Period { from: last, to: last },
            _ => Period { from: first, to: first },
        })
    }
}

/// The check of a field that holds days.
pub fn is_days(value: &Value) -> bool {
    Days::from_value(value).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::from_iso(text).unwrap()
    }

    #[test]
    fn days_typed_the_wrong_way_round_are_kept_and_read_the_right_way() {
        let value = Days::typed(day("2026-10-05"), day("2026-10-01"));
        assert!(is_days(&value));
        let days = Days::from_value(&value).unwrap();
        assert!(days.reversed && days.period.from == day("2026-10-01"));
        assert!(!is_days(&json!({ "from": "2026-02-30", "to": "2026-10-01" })));
        assert!(!is_days(&json!({ "from": "2026-02-20" })));
    }

    #[test]
    fn a_dragged_step_keeps_its_length_and_one_stretched_past_its_end_stands_for_a_day() {
        let days = Days::between(day("2026-10-01"), day("2026-10-05"));
        let period = |from, to| Period::new(day(from), day(to));
        assert_eq!(days.dragged(31, 31), period("2026-11-01", "2026-11-05"));
        assert_eq!(days.dragged(0, 3), period("2026-10-01", "2026-10-08"));
        assert_eq!(days.dragged(9, 0), period("2026-10-05", "2026-10-05"));
        assert_eq!(days.dragged(0, -9), period("2026-10-01", "2026-10-01"));
        assert_eq!(days.dragged(-10_000, -10_000), None);
    }
}
