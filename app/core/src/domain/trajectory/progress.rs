//! Progress: how far a trajectory, or one goal of it, has come.

use super::{status::Status, step::Step};
use crate::domain::day::Day;

/// Steps and hours by what has become of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    pub planned: usize,
    pub going: usize,
    pub done: usize,
    pub postponed: usize,
    pub dropped: usize,
    /// Of those that lie ahead: their last day is past.
    pub late: usize,
    pub hours_done: u64,
    /// Of all steps that count.
    pub hours: u64,
}

impl Progress {
    pub fn of<'a>(steps: impl IntoIterator<Item = &'a Step>, today: Day) -> Self {
        let mut progress = Self::default();
        for step in steps {
            let count = match step.status {
                Status::Planned => &mut progress.planned,
                Status::Going => &mut progress.going,
                Status::Done => &mut progress.done,
                Status::Postponed => &mut progress.postponed,
                Status::Dropped => &mut progress.dropped,
            };
            *count += 1;
            let hours = u64::from(step.hours.unwrap_or_default());
            progress.late += usize::from(step.is_late(today));
            progress.hours += if step.status.counts() { hours } else { 0 };
            progress.hours_done += if step.status == Status::Done { hours } else { 0 };
        }
        progress
    }

    /// Steps that count: what was put off or dropped is no part of the way.
    pub fn steps(&self) -> usize {
        self.planned + self.going + self.done
    }

    /// Whole percent of steps done, rounded down: 100 means that all are. `None` where there are none.
    pub fn percent(&self) -> Option<usize> {
        (self.done * 100).checked_div(self.steps())
    }
}

/// The step to take next: of those that lie ahead the one under way or due first; undated ones last.
pub fn next(steps: &[Step]) -> Option<&Step> {
    let ahead = steps.iter().filter(|step| step.status.is_ahead());
    ahead.min_by_key(|step| {
        let days = step.period();
        (
            step.status != Status::Going,
            days.is_none(),
            days.map(|days| (days.to, days.from)),
            &step.order,
            &step.id,
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, step};
    use super::*;
    use serde_json::json;

    fn with(id: &str, state: &str, to: &str) -> Step {
        let days = json!({ "from": "2026-09-01", "to": to });
        step(id, json!({ "status": { "state": state }, "hours": 10, "days": days }))
    }

    #[test]
    fn what_was_dropped_or_put_off_is_no_part_of_the_way() {
        let steps = [
            with("a", "done", "2026-09-10"),
            with("b", "going", "2026-09-20"),
            with("c", "planned", "2026-12-01"),
            with("d", "postponed", "2026-09-10"),
            with("e", "dropped", "2026-09-10"),
        ];
        let progress = Progress::of(&steps, day("2026-10-01"));
        assert_eq!((progress.steps(), progress.percent()), (3, Some(33)));
        assert_eq!((progress.hours_done, progress.hours, progress.late), (10, 30, 1));
        assert_eq!(Progress::of(&[], day("2026-10-01")).percent(), None);
    }

    #[test]
    fn the_next_step_is_the_one_under_way_and_then_the_one_due_first() {
        let mut steps = vec![
            with("a", "done", "2026-09-05"),
            with("b", "planned", "2026-10-20"),
            with("c", "planned", "2026-10-10"),
        ];
        steps.push(step("d", json!({})));
        assert_eq!(next(&steps).unwrap().id.as_str(), "c");
        steps.push(with("e", "going", "2027-05-01"));
        assert_eq!(next(&steps).unwrap().id.as_str(), "e");
        assert_eq!(next(&steps[3..4]).unwrap().id.as_str(), "d");
    }
}
