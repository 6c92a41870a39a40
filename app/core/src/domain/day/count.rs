//! Days as numbers in a row, for lengths and shifts.

use super::{Day, Period, days_in};
use crate::domain::month::Month;

/// Days of the 400 years after which the calendar repeats, from the 1st of March of year 0 to 2000, and from
/// 1970 to 2000.
const ERA: i32 = 146_097;
const TO_2000: i32 = 730_425;
const FROM_1970: i32 = 10_957;
const MS: u64 = 24 * 60 * 60 * 1_000;

impl Day {
    /// How many days it is after the 1st of January 2000, the first that a day may be. Years are counted from March, so that the leap day
    /// is the last of its year.
    pub fn number(self) -> i32 {
        let shifted = (i32::from(self.month) + 9) % 12;
        let year = i32::from(self.year) - i32::from(self.month <= 2);
        let of_year = (153 * shifted + 2) / 5 + i32::from(self.day) - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + of_year - TO_2000
    }

    /// The day of this number; `None` outside of the years that a day may lie in.
    pub fn from_number(number: i32) -> Option<Self> {
        let days = number.checked_add(TO_2000)?;
        let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The day in Greenwich so many milliseconds after the beginning of 1970; `None` outside of the years that a
    /// day may lie in.
    pub fn of_ms(ms: u64) -> Option<Self> {
        Self::from_number(i32::try_from(ms / MS).ok()? - FROM_1970)
    }

    /// So many days later, or earlier; `None` outside of the years that a day may lie in.
    pub fn plus(self, days: i32) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// The month it lies in.
    pub fn calendar_month(self) -> Month {
        Month::new(self.year, self.month).unwrap_or(Month::FIRST)
    }
}

impl Month {
    /// The day of this month, or its last where the month is shorter; `None` outside of the years that a day
    /// may lie in.
    pub fn day(self, day: u8) -> Option<Day> {
        Day::new(self.year(), self.number(), day.clamp(1, days_in(self.year(), self.number())))
    }

    pub fn last_day(self) -> Option<Day> {
        self.day(31)
    }
}

impl Period {
    /// How many days it has, both ends counted.
    pub fn length(self) -> u32 {
        self.to.number().abs_diff(self.from.number()) + 1
    }

    /// The days that both have.
    pub fn shared(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to))
    }

    /// «с 01.09.2026 по 30.10.2026», or the one day.
    pub fn russian(self) -> String {
        if self.from == self.to {
            return self.from.russian();
        }
        format!("с {} по {}", self.from.russian(), self.to.russian())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_has_a_number_one_more_than_the_day_before() {
        let first = Day::new(2000, 1, 1).unwrap();
        assert_eq!((first.number(), Day::from_number(-1)), (0, None));
        let mut day = first;
        let mut count = 0;
        while let Some(next) = day.plus(1) {
            assert!(next > day && next.number() == day.number() + 1, "{next}");
            assert_eq!(Day::from_number(next.number()), Some(next));
            (day, count) = (next, count + 1);
        }
        assert_eq!((day, count), (Day::new(2100, 12, 31).unwrap(), 36_889));
        assert_eq!(first.plus(-1), None);
        assert_eq!(Day::from_number(i32::MAX), None);
    }

    #[test]
    fn a_time_lies_in_the_day_that_greenwich_has_then() {
        let midnight = 1_795_478_400_000;
        assert_eq!(Day::of_ms(midnight), Day::new(2026, 11, 24));
        assert_eq!(Day::of_ms(midnight - 1), Day::new(2026, 11, 23));
        assert_eq!((Day::of_ms(0), Day::of_ms(u64::MAX)), (None, None));
    }

    #[test]
    fn a_period_counts_both_its_ends_and_shares_days_only_where_there_are_some() {
        let day = |text| Day::from_iso(text).unwrap();
        let period = |from, to| Period::new(day(from), day(to)).unwrap();
        let september = period("2026-09-01", "2026-09-30");
        assert_eq!(september.length(), 30);
        let across = period("2026-09-30", "2026-10-02");
        assert_eq!(september.shared(across).map(Period::russian), Some("30.09.2026".into()));
        assert_eq!(september.shared(period("2026-10-01", "2026-10-02")), None);
    }

    #[test]
    fn the_31st_of_a_shorter_month_is_its_last_day() {
        let february = Month::new(2028, 2).unwrap();
        assert_eq!(february.last_day(), Day::new(2028, 2, 29));
        assert_eq!(february.day(5), Day::new(2028, 2, 5));
    }
}
