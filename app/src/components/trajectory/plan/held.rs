//! A bar in hand: what of it is held, and how far it has been carried.

use karta_core::domain::{
    day::Period,
    trajectory::{days::Days, timeline::Timeline},
};

/// How far a pointer moves, in px, before a press becomes a drag.
pub(super) const SLACK: i32 = 5;
/// Milliseconds that a finger rests on a bar before it is in hand: until then the page scrolls under it.
pub(super) const LONG_PRESS_MS: u32 = 380;

/// What of a bar is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grip {
    Whole,
    End,
}

/// A press on a bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Held {
    pub grip: Grip,
    /// Where the press began, in px of the window.
    pub start: (i32, i32),
    /// How far it is from there now, in px.
    pub carried: i32,
    /// Width of a month in px.
    pub month: f64,
    /// In hand: it follows the pointer.
    pub taken: bool,
}

impl Held {
    /// The days for which the step would stand if it were let go now; `None` where nothing would change.
    pub fn landing(&self, line: Timeline, days: Days) -> Option<Period> {
        if !self.taken || self.month <= 0.0 {
            return None;
        }
        let months = f64::from(self.carried) / self.month;
        let landed = match self.grip {
            Grip::Whole => {
                let shift = line.carried(days.period.from, months);
                days.dragged(shift, shift)
            }
            Grip::End => days.dragged(0, line.carried(days.period.to, months)),
        };
        landed.filter(|period| *period != days.period)
    }
}

#[cfg(test)]
mod tests {
    use karta_core::domain::day::{Day, SchoolYear};

    use super::*;

    fn held(grip: Grip, carried: i32) -> Held {
        Held { grip, start: (0, 0), carried, month: 60.0, taken: true }
    }

    fn days(from: &str, to: &str) -> Days {
        Days::between(Day::from_iso(from).unwrap(), Day::from_iso(to).unwrap())
    }

    #[test]
    fn carried_by_the_width_of_a_month_a_step_lands_a_month_later_and_its_end_alone_stretches_it() {
        let line = Timeline::of(SchoolYear(2026));
        let step = days("2026-10-01", "2026-10-10");
        let landed = |grip, carried| held(grip, carried).landing(line, step);
        assert_eq!(landed(Grip::Whole, 60), Some(days("2026-11-01", "2026-11-10").period));
        assert_eq!(landed(Grip::End, 60), Some(days("2026-10-01", "2026-11-10").period));
        assert_eq!(landed(Grip::End, -600), Some(days("2026-10-01", "2026-10-01").period));
    }

    #[test]
    fn a_press_that_was_never_taken_in_hand_moves_nothing() {
        let line = Timeline::of(SchoolYear(2026));
        let press = Held { taken: false, ..held(Grip::Whole, 300) };
        assert_eq!(press.landing(line, days("2026-10-01", "2026-10-10")), None);
        assert_eq!(held(Grip::Whole, 0).landing(line, days("2026-10-01", "2026-10-10")), None);
    }
}
