//! Where a card lies. One field, because its parts mean something only together.

use serde_json::{Value, json};

use crate::{
    domain::day::Day,
    limits::{LANE_OFFSET, YEARS},
    sync::ids::RecordId,
};

/// The last day number of the calendar, 31 December of the last year of [`YEARS`].
pub fn last_day() -> i64 {
    Day::new(YEARS.1, 12, 31).map_or(0, |day| i64::from(day.number()))
}

/// A place on the board.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// On a board with time, days since 1 January 2000; in rings, thousandths of a turn clockwise from above; on
    /// others, thousandths of the width from the left.
    pub at: i64,
    /// The дорожка, ring or quadrant; `None` beside all of them.
    pub lane: Option<String>,
    /// Thousandths of the lane's height from its top, of a ring from its inner edge, 0 to [`LANE_OFFSET`].
    pub off: i64,
}

impl Place {
    /// A place with its numbers brought onto the board.
    pub fn new(at: i64, lane: Option<&str>, off: i64) -> Self {
        Self { at: at.clamp(0, last_day()), lane: lane.map(str::to_owned), off: off.clamp(0, LANE_OFFSET) }
    }

    /// Reads what is stored; numbers off the board are brought onto it, and what is no number is no place.
    pub fn from_value(value: &Value) -> Option<Self> {
        let number = |name| value.get(name).and_then(Value::as_i64);
        Some(Self::new(number("at")?, value.get("lane").and_then(Value::as_str), number("off")?))
    }

    /// What is stored.
    pub fn to_value(&self) -> Value {
        match &self.lane {
            Some(lane) => json!({ "at": self.at, "lane": lane, "off": self.off }),
            None => json!({ "at": self.at, "off": self.off }),
        }
    }
}

/// What may be written: whole numbers on the board, and nothing beside the parts of a place.
pub(super) fn is_place(value: &Value) -> bool {
    let lane = match value.get("lane") {
        None => true,
        Some(lane) => lane.as_str().is_some_and(|lane| RecordId::from(lane).is_well_formed()),
    };
    lane && Place::from_value(value).is_some_and(|place| &place.to_value() == value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_off_the_map_or_with_half_a_number_is_not_written() {
        assert!(is_place(&json!({ "at": 10_000, "lane": "school", "off": 500 })));
        assert!(is_place(&json!({ "at": 0, "off": 0 })));
        for bad in [
            json!({ "at": -1, "off": 0 }),
            json!({ "at": 36_890, "off": 0 }),
            json!({ "at": 1.5, "off": 0 }),
            json!({ "at": null, "off": 0 }),
            json!({ "at": 1, "off": 1_001 }),
            json!({ "at": 1, "lane": "", "off": 1 }),
            json!({ "at": 1, "lane": 7, "off": 1 }),
            json!({ "at": 1, "off": 1, "zoom": 1 }),
            json!("здесь"),
        ] {
            assert!(!is_place(&bad), "{bad}");
        }
    }

    #[test]
    fn a_stored_place_off_the_map_is_drawn_at_its_edge() {
        let far = json!({ "at": i64::MAX, "lane": "school", "off": -7 });
        assert_eq!(Place::from_value(&far), Some(Place::new(last_day(), Some("school"), 0)));
        assert_eq!(Place::from_value(&json!({ "at": 1e300, "off": 1 })), None);
    }
}
