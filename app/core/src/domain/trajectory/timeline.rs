//! Timeline: a school year as a line of twelve equal months, so that a month's load and its bars stand under
//! one heading. Where a day stands on it, which day stands at a place, and by how much a step is moved.

use super::days::Days;
use crate::domain::{
    day::{Day, Period, SchoolYear},
    month::Month,
};

/// Nearly half a day of the longest month: a place between two days belongs to the nearer one, the middle
/// to the earlier one.
const HALF_A_DAY: f64 = 0.499 / 31.0;
const MONTHS: f64 = 12.0;

/// The line of one school year. Places are months from its beginning: 0 to 12, and on beyond both ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeline {
    september: Month,
}

/// What of a period lies on the line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    pub from: f64,
    pub to: f64,
}

/// On which side of the line a period lies that does not touch it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beyond {
    Before,
    After,
}

impl Timeline {
    pub fn of(year: SchoolYear) -> Self {
        Self { september: Month::new(year.0, 9).unwrap_or(Month::FIRST) }
    }

    /// Where a day begins.
    pub fn place(self, day: Day) -> f64 {
        let months = day.calendar_month().index() - self.september.index();
        f64::from(months) + (f64::from(day.day()) - 1.0) / length(day)
    }

    /// What of a period lies on the line, or on which side of it the whole period is.
    pub fn span(self, days: Period) -> Result<Span, Beyond> {
        let to = days.to.plus(1).map_or(self.place(days.to), |next| self.place(next));
        let from = self.place(days.from);
        if to <= 0.0 {
            Err(Beyond::Before)
        } else if from >= MONTHS {
            Err(Beyond::After)
        } else {
            Ok(Span { from: from.max(0.0), to: to.min(MONTHS) })
        }
    }

    /// The day nearest to a place; `None` outside of the calendar.
    pub fn day_at(self, place: f64) -> Option<Day> {
        let place = place + HALF_A_DAY;
        let month = self.september.plus(place.floor() as i32)?;
        let last = month.last_day()?;
        month.day((place.fract().rem_euclid(1.0) * length(last)) as u8 + 1)
    }

    /// How many days later the day is that lies so many months further along the line; 0 outside of the
    /// calendar.
    pub fn carried(self, day: Day, months: f64) -> i32 {
        self.day_at(self.place(day) + months).map_or(0, |there| there.number() - day.number())
    }
}

/// Days of the month in which a day lies.
fn length(day: Day) -> f64 {
    f64::from(day.calendar_month().last_day().map_or(31, Day::day))
}

/// By how much a key or a button moves a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stride {
    #[default]
    Week,
    Month,
}

impl Stride {
    /// Days from this day to the one a stride later or earlier; a month later is the same day of it, or its
    /// last.
    fn days(self, day: Day, later: bool) -> Option<i32> {
        let sign = if later { 1 } else { -1 };
        match self {
            Self::Week => Some(7 * sign),
            Self::Month => {
                let there = day.calendar_month().plus(sign)?.day(day.day())?;
                Some(there.number() - day.number())
            }
        }
    }
}

/// A move without dragging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nudge {
    Earlier,
    Later,
    Shorter,
    Longer,
}

impl Nudge {
    /// The days of a step moved or stretched by one stride; `None` at the border of the calendar.
    pub fn on(self, days: Days, stride: Stride) -> Option<Period> {
        let Period { from, to } = days.period;
        let (from, to) = match self {
            Self::Earlier | Self::Later => {
                let shift = stride.days(from, self == Self::Later)?;
                (shift, shift)
            }
            Self::Shorter | Self::Longer => (0, stride.days(to, self == Self::Longer)?),
        };
        days.dragged(from, to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::from_iso(text).unwrap()
    }

    fn days(from: &str, to: &str) -> Days {
        Days::between(day(from), day(to))
    }

    fn line() -> Timeline {
        Timeline::of(SchoolYear(2026))
    }

    #[test]
    fn each_month_begins_at_its_number_and_every_day_is_found_at_its_place() {
        assert_eq!((line().place(day("2026-09-01")), line().place(day("2027-08-01"))), (0.0, 11.0));
        let first = day("2025-03-01").number();
        for number in first..first + 1_500 {
            let day = Day::from_number(number).unwrap();
            assert_eq!(line().day_at(line().place(day)), Some(day));
        }
    }

    #[test]
    fn a_period_is_cut_at_the_ends_of_the_year_and_one_beyond_it_is_told() {
        let span = |from, to| line().span(days(from, to).period);
        assert_eq!(span("2026-08-01", "2026-09-30"), Ok(Span { from: 0.0, to: 1.0 }));
        assert_eq!(span("2027-08-01", "2027-12-31"), Ok(Span { from: 11.0, to: 12.0 }));
        assert_eq!(span("2026-01-01", "2026-08-31"), Err(Beyond::Before));
        assert_eq!(span("2027-09-01", "2027-09-02"), Err(Beyond::After));
    }

    #[test]
    fn carried_by_a_month_a_day_comes_to_the_same_day_of_the_next() {
        assert_eq!(line().carried(day("2026-09-16"), 1.0), 30);
        assert_eq!(line().carried(day("2026-10-01"), -1.0), -30);
        assert_eq!(line().carried(day("2026-10-01"), 0.01), 0);
    }

    #[test]
    fn a_month_later_from_the_31st_is_the_last_of_a_shorter_month_and_keeps_the_length() {
        let period = |from, to| Period::new(day(from), day(to));
        let step = days("2027-01-31", "2027-02-05");
        assert_eq!(Nudge::Later.on(step, Stride::Month), period("2027-02-28", "2027-03-05"));
        assert_eq!(Nudge::Earlier.on(step, Stride::Week), period("2027-01-24", "2027-01-29"));
    }

    #[test]
    fn a_step_is_never_shorter_than_a_day() {
        let period = |from, to| Period::new(day(from), day(to));
        let step = days("2027-01-10", "2027-01-14");
        assert_eq!(Nudge::Shorter.on(step, Stride::Week), period("2027-01-10", "2027-01-10"));
        assert_eq!(Nudge::Longer.on(step, Stride::Month), period("2027-01-10", "2027-02-14"));
        assert_eq!(Nudge::Later.on(days("2100-12-30", "2100-12-31"), Stride::Week), None);
    }
}
