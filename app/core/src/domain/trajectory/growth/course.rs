//! Course: periods of growth, leap, stagnation and decline along a curve (Programme: «периоды интенсивного
//! или внезапного роста, периоды застоя, спада»). Their borders are a working convention.

use super::GrowthPoint;
use crate::{
    domain::month::Month,
    limits::{LEAP_A_YEAR, LEAP_LEAST, STAGNATION_A_YEAR},
};

/// How mastery went for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Course {
    Growth,
    Leap,
    Stagnation,
    Decline,
}

impl Course {
    pub fn title(self) -> &'static str {
        match self {
            Self::Growth => "рост",
            Self::Leap => "стремительный рост",
            Self::Stagnation => "застой",
            Self::Decline => "спад",
        }
    }

    /// Of a rise in hundredths of a level over so many months, at least one.
    pub fn of(rise: i64, months: i64) -> Self {
        let a_year = rise * 12;
        if a_year.abs() <= STAGNATION_A_YEAR * months {
            Self::Stagnation
        } else if rise < 0 {
            Self::Decline
        } else if a_year >= LEAP_A_YEAR * months && rise >= LEAP_LEAST {
            Self::Leap
        } else {
            Self::Growth
        }
    }
}

/// A time of one course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub from: Month,
    pub to: Month,
    /// Hundredths of a level, below 0 for a decline.
    pub rise: i64,
    pub course: Course,
}

/// The periods of a curve whose points stand by month, one each: neighbours of one course are one period.
pub fn stretches(curve: &[GrowthPoint]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for pair in curve.windows(2) {
        let (from, to, rise) = (pair[0].month, pair[1].month, pair[1].height - pair[0].height);
        let course = Course::of(rise, i64::from(to.index() - from.index()).max(1));
        match stretches.last_mut().filter(|last| last.course == course) {
            Some(last) => (last.to, last.rise) = (to, last.rise + rise),
            None => stretches.push(Stretch { from, to, rise, course }),
        }
    }
    stretches
}
