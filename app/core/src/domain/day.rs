//! Calendar days: just enough for plans and events. A day is kept as ISO text («2026-09-01») and shown as
//! in Russian papers («01.09.2026»); years outside of [`YEARS`] are taken for slips of the finger.

mod count;

use std::fmt;

use serde_json::{Value, json};

use crate::limits::YEARS;

/// A day of the calendar, always a real one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// `None` for a day that no calendar has.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let real = (YEARS.0..=YEARS.1).contains(&year) && (1..=days_in(year, month)).contains(&day);
        real.then_some(Self { year, month, day })
    }

    /// Reads «2026-09-01».
    pub fn from_iso(text: &str) -> Option<Self> {
        let [year, month, day] = parts(text, '-', [4, 2, 2])?;
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// Reads «01.09.2026».
    pub fn from_russian(text: &str) -> Option<Self> {
        let [day, month, year] = parts(text, '.', [2, 2, 4])?;
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// «01.09.2026».
    pub fn russian(self) -> String {
        format!("{:02}.{:02}.{}", self.day, self.month, self.year)
    }

    pub fn year(self) -> u16 {
        self.year
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    pub fn school_year(self) -> SchoolYear {
        SchoolYear(if self.month >= SEPTEMBER { self.year } else { self.year - 1 })
    }
}

/// Writes ISO.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

const SEPTEMBER: u8 = 9;

/// A school year, September to August, named by the year it begins in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear(pub u16);

impl SchoolYear {
    /// Its months in their order, as (year, month).
    pub fn months(self) -> impl Iterator<Item = (u16, u8)> {
        (0..12).map(move |n| if n < 4 { (self.0, SEPTEMBER + n) } else { (self.0 + 1, n - 3) })
    }
}

/// «2026/27».
impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:02}", self.0, (self.0 + 1) % 100)
    }
}

/// Days from the first to the last, both counted. One field, because an end means nothing alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    pub from: Day,
    pub to: Day,
}

impl Period {
    /// `None` where it would run backwards.
    pub fn new(from: Day, to: Day) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// Reads the stored `{from, to}`.
    pub fn from_value(value: &Value) -> Option<Self> {
        let end = |name| value.get(name).and_then(Value::as_str).and_then(Day::from_iso);
        let whole = value.as_object().is_some_and(|ends| ends.len() == 2);
        Self::new(end("from")?, end("to")?).filter(|_| whole)
    }

    /// What is stored.
    pub fn to_value(self) -> Value {
        json!({ "from": self.from.to_string(), "to": self.to.to_string() })
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Three numbers of just so many digits each.
fn parts(text: &str, by: char, digits: [usize; 3]) -> Option<[u16; 3]> {
    let mut pieces = text.split(by);
    let mut read = [0; 3];
    for (number, digits) in read.iter_mut().zip(digits) {
        let piece = pieces.next().filter(|piece| piece.len() == digits)?;
        *number = piece.bytes().all(|b| b.is_ascii_digit()).then(|| piece.parse().ok())??;
    }
    pieces.next().is_none().then_some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_29th_of_february_is_there_in_leap_years_alone() {
        for (text, real) in
            [("2024-02-29", true), ("2026-02-29", false), ("2000-02-29", true), ("2100-02-29", false)]
        {
            assert_eq!(Day::from_iso(text).is_some(), real, "{text}");
        }
    }

    #[test]
    fn a_day_is_read_and_written_both_ways() {
        let day = Day::from_russian("09.05.2027").unwrap();
        assert_eq!(day.to_string(), "2027-05-09");
        assert_eq!(Day::from_iso("2027-05-09"), Some(day));
        assert_eq!(day.russian(), "09.05.2027");
    }

    #[test]
    fn what_is_no_day_is_not_read() {
        let slips = ["", "2026-13-01", "2026-00-10", "2026-04-31", "1999-12-31", "2101-01-01", "2026-9-1"];
        for text in slips.into_iter().chain(["2026-09-01T00:00", "+026-09-01", "20260901", "２０２６-09-01"])
        {
            assert_eq!(Day::from_iso(text), None, "{text}");
        }
    }

    #[test]
    fn a_school_year_runs_from_september_to_august() {
        let year = |text| Day::from_iso(text).unwrap().school_year();
        assert_eq!(year("2026-09-01"), year("2027-08-31"));
        assert_ne!(year("2026-08-31"), year("2026-09-01"));
        assert_eq!(year("2026-09-01").to_string(), "2026/27");
        let months: Vec<_> = SchoolYear(2026).months().collect();
        assert_eq!(
            (months[0], months[3], months[4], months[11]),
            ((2026, 9), (2026, 12), (2027, 1), (2027, 8))
        );
    }
}
