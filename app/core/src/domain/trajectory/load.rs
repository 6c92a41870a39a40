//! Load: how many hours of a trajectory fall on each month. A step's hours are spread evenly over its days;
//! rounding gains and loses nothing: the months of a step add up to its hours.

use std::collections::BTreeMap;

use super::step::Step;
use crate::domain::{
    day::{Period, SchoolYear},
    month::{self, Month},
};

/// Hours by month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Load {
    pub months: BTreeMap<Month, u32>,
    /// Hours of steps that have no days yet.
    pub undated: u32,
}

impl Load {
    /// Of all steps that count: not of those that were put off or dropped.
    pub fn of<'a>(steps: impl IntoIterator<Item = &'a Step>) -> Self {
        let mut load = Self::default();
        for step in steps.into_iter().filter(|step| step.status.counts()) {
            let hours = step.hours.unwrap_or_default();
            match step.period() {
                Some(days) => load.add(days, hours),
                None => load.undated = load.undated.saturating_add(hours),
            }
        }
        load
    }

    fn add(&mut self, days: Period, hours: u32) {
        for (month, hours) in spread(days, hours) {
            let sum = self.months.entry(month).or_default();
            *sum = sum.saturating_add(hours);
        }
    }

    /// The twelve months of a school year, September first.
    pub fn in_school_year(&self, year: SchoolYear) -> Vec<(Month, u32)> {
        let hours = |month| self.months.get(&month).copied().unwrap_or_default();
        month::of_school_year(year).into_iter().map(|month| (month, hours(month))).collect()
    }

    /// All hours, dated or not.
    pub fn total(&self) -> u64 {
        self.months.values().map(|hours| u64::from(*hours)).sum::<u64>() + u64::from(self.undated)
    }
}

/// The hours of each month that the days touch. Each month ends at the whole hours that its last day has come
/// to: so the sum is exact.
pub fn spread(days: Period, hours: u32) -> Vec<(Month, u32)> {
    let length = u64::from(days.length());
    let mut spread = Vec::new();
    let (mut month, mut before) = (days.from.calendar_month(), 0);
    loop {
        let end = month.last_day().map_or(days.to, |last| last.min(days.to));
        let gone = u64::from(end.number().abs_diff(days.from.number())) + 1;
        let reached = u64::from(hours) * gone / length;
        spread.push((month, u32::try_from(reached - before).unwrap_or(u32::MAX)));
        before = reached;
        match month.plus(1) {
            Some(next) if end < days.to => month = next,
            _ => return spread,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::step;
    use super::*;
    use crate::domain::day::Day;
    use serde_json::json;

    fn days(from: &str, to: &str) -> Period {
        Period::new(Day::from_iso(from).unwrap(), Day::from_iso(to).unwrap()).unwrap()
    }

    fn hours(days: Period, hours: u32) -> Vec<u32> {
        spread(days, hours).into_iter().map(|(_, hours)| hours).collect()
    }

    #[test]
    fn hours_fall_on_months_by_their_days() {
        assert_eq!(hours(days("2026-09-01", "2026-10-31"), 61), [30, 31]);
        assert_eq!(hours(days("2026-12-31", "2027-01-01"), 3), [1, 2]);
        assert_eq!(hours(days("2026-11-05", "2026-11-05"), 8), [8]);
        assert_eq!(hours(days("2026-09-01", "2027-08-31"), 0), [0; 12]);
    }

    #[test]
    fn the_months_of_a_step_always_add_up_to_its_hours() {
        let mut state = 11_u64;
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for _ in 0..500 {
            let from = Day::new(2024, 1, 1).unwrap().plus(next(1_500) as i32).unwrap();
            let to = from.plus(next(900) as i32).unwrap();
            let total = next(10_001) as u32;
            let spread = spread(Period { from, to }, total);
            assert_eq!(spread.iter().map(|(_, hours)| hours).sum::<u32>(), total);
            assert_eq!(spread.first().map(|it| it.0), Some(from.calendar_month()));
            assert_eq!(spread.last().map(|it| it.0), Some(to.calendar_month()));
        }
    }

    #[test]
    fn what_was_dropped_or_put_off_weighs_nothing_and_what_has_no_days_is_told_apart() {
        let state = |state: &str| json!({ "hours": 8, "status": { "state": state } });
        let dated = json!({ "hours": 10, "days": { "from": "2027-03-01", "to": "2027-03-05" } });
        let steps = [
            step("a", state("dropped")),
            step("b", state("postponed")),
            step("c", state("planned")),
            step("d", dated),
        ];
        let load = Load::of(&steps);
        assert_eq!((load.undated, load.total()), (8, 18));
        let year = load.in_school_year(SchoolYear(2026));
        assert_eq!(
            year.iter().map(|(_, hours)| *hours).collect::<Vec<_>>(),
            [0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0]
        );
    }
}
