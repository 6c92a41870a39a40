//! Months, by which a trajectory is laid out and a growth curve is drawn. The school year's quarters are
//! guides for the eye (a working convention: schools set their own holidays).

use std::fmt;

use super::day::SchoolYear;
use crate::limits::GROWTH_YEARS;

/// A month of a year. Its years reach further back than a [`super::day::Day`]'s: a growth curve begins with
/// the first year of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    number: u8,
}

const NAMES: [(&str, &str); 12] = [
    ("январь", "январе"),
    ("февраль", "феврале"),
    ("март", "марте"),
    ("апрель", "апреле"),
    ("май", "мае"),
    ("июнь", "июне"),
    ("июль", "июле"),
    ("август", "августе"),
    ("сентябрь", "сентябре"),
    ("октябрь", "октябре"),
    ("ноябрь", "ноябре"),
    ("декабрь", "декабре"),
];

impl Month {
    pub const FIRST: Self = Self { year: GROWTH_YEARS.0, number: 1 };

    /// `None` outside of [`GROWTH_YEARS`] or where the number is not 1 to 12.
    pub fn new(year: u16, number: u8) -> Option<Self> {
        let real = (GROWTH_YEARS.0..=GROWTH_YEARS.1).contains(&year) && (1..=12).contains(&number);
        real.then_some(Self { year, number })
    }

    /// Reads «2026-09».
    pub fn from_iso(text: &str) -> Option<Self> {
        let (year, number) = text.split_once('-')?;
        let digits = |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(number, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, number.parse().ok()?)
    }

    pub fn year(self) -> u16 {
        self.year
    }

    /// 1 to 12.
    pub fn number(self) -> u8 {
        self.number
    }

    /// Months since the beginning of the calendar: the difference of two is how far apart they are.
    pub fn index(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.number) - 1
    }

    /// So many months later, or earlier; `None` outside of [`GROWTH_YEARS`].
    pub fn plus(self, months: i32) -> Option<Self> {
        let index = self.index().checked_add(months).filter(|index| *index >= 0)?;
        Self::new(u16::try_from(index / 12).ok()?, u8::try_from(index % 12 + 1).ok()?)
    }

    /// «сентябрь».
    pub fn title(self) -> &'static str {
        NAMES[usize::from(self.number - 1)].0
    }

    /// «в сентябре».
    pub fn within(self) -> String {
        format!("в {}", NAMES[usize::from(self.number - 1)].1)
    }

    pub fn quarter(self) -> Quarter {
        match self.number {
            9 | 10 => Quarter::First,
            11 | 12 => Quarter::Second,
            1..=3 => Quarter::Third,
            4 | 5 => Quarter::Fourth,
            _ => Quarter::Summer,
        }
    }
}

/// Writes ISO.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.year, self.number)
    }
}

/// The months of a school year, September first.
pub fn of_school_year(year: SchoolYear) -> Vec<Month> {
    year.months().filter_map(|(year, number)| Month::new(year, number)).collect()
}

/// A part of the school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    First,
    Second,
    Third,
    Fourth,
    /// June to August.
    Summer,
}

impl Quarter {
    pub fn title(self) -> &'static str {
        match self {
            Self::First => "I четверть",
            Self::Second => "II четверть",
            Self::Third => "III четверть",
            Self::Fourth => "IV четверть",
            Self::Summer => "лето",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_go_on_across_the_new_year_both_ways() {
        let december = Month::new(2026, 12).unwrap();
        assert_eq!(december.plus(1), Month::new(2027, 1));
        assert_eq!(december.plus(1).and_then(|month| month.plus(-1)), Some(december));
        assert_eq!(Month::FIRST.plus(-1), None);
    }

    #[test]
    fn a_month_is_read_as_it_is_written_and_nothing_else_is() {
        let month = Month::new(1987, 9).unwrap();
        assert_eq!(Month::from_iso(&month.to_string()), Some(month));
        for slip in ["", "1987", "1987-9", "1987-13", "1987-00", "+987-09", "1900-01", "1987-09-01"] {
            assert_eq!(Month::from_iso(slip), None, "{slip}");
        }
    }

    #[test]
    fn the_quarters_of_a_school_year_follow_one_another() {
        let months = of_school_year(SchoolYear(2026));
        assert_eq!(months.len(), 12);
        assert!(months.windows(2).all(|pair| pair[0].quarter() <= pair[1].quarter()));
        assert_eq!((months[6].title(), months[6].within()), ("март", "в марте".into()));
    }
}
