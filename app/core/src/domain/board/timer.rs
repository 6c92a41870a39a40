//! The timer of a такт. Nothing ticks: what is stored is when it was last started and how much had passed by
//! then, and every screen works the rest out from its own clock, corrected by the server's.

use serde_json::{Value, json};

use crate::{
    domain::countdown,
    limits::{TIMER_LAST_MS, TIMER_MS},
};

const MINUTE_MS: u64 = 60_000;

/// A timer, all in milliseconds. One without a length has no end and counts up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timer {
    pub length_ms: u64,
    /// What had passed when it was last started or stopped.
    pub spent_ms: u64,
    /// When it was last started, since 1970; `None` while it is paused.
    pub from_ms: Option<u64>,
}

impl Timer {
    /// Not yet started.
    pub fn of_minutes(minutes: u32) -> Self {
        let length_ms = (u64::from(minutes) * MINUTE_MS).min(TIMER_MS);
        Self { length_ms, spent_ms: 0, from_ms: None }
    }

    pub fn runs(&self) -> bool {
        self.from_ms.is_some()
    }

    /// What has passed. A clock before the start counts as the start.
    pub fn passed(&self, now_ms: u64) -> u64 {
        self.from_ms.map_or(self.spent_ms, |from| self.spent_ms.saturating_add(now_ms.saturating_sub(from)))
    }

    /// What is left; less than nothing once the time is over.
    pub fn left(&self, now_ms: u64) -> i64 {
        i64::try_from(self.length_ms).unwrap_or(i64::MAX).saturating_sub_unsigned(self.passed(now_ms))
    }

    pub fn is_over(&self, now_ms: u64) -> bool {
        self.length_ms > 0 && self.left(now_ms) <= 0
    }

    /// Whether the end is near: it is marked by more than colour.
    pub fn is_ending(&self, now_ms: u64) -> bool {
        (1..=TIMER_LAST_MS.cast_signed()).contains(&self.left(now_ms))
    }

    /// Started or gone on; one that runs is left as it is.
    pub fn started(self, now_ms: u64) -> Self {
        Self { from_ms: self.from_ms.or(Some(now_ms)), ..self }
    }

    pub fn paused(self, now_ms: u64) -> Self {
        Self { spent_ms: self.passed(now_ms), from_ms: None, ..self }
    }

    /// Minutes more or, with a minus, less. Added to a time that is over they count from now on; taken away,
    /// they leave nothing rather than less than nothing.
    pub fn changed(self, minutes: i64, now_ms: u64) -> Self {
        let passed = self.passed(now_ms);
        let ends = if minutes > 0 { self.length_ms.max(passed) } else { self.length_ms };
        let by = minutes.saturating_mul(MINUTE_MS.cast_signed());
        let length_ms = ends.saturating_add_signed(by).max(passed.min(self.length_ms)).min(TIMER_MS);
        Self { length_ms, ..self }
    }

    /// «5:07» of what is left, a second begun counting whole; «+0:12» past the end.
    pub fn shown(&self, now_ms: u64) -> String {
        countdown::shown(self.left(now_ms))
    }

    pub fn from_value(value: &Value) -> Option<Self> {
        let number = |name| value.get(name).and_then(Value::as_u64);
        Some(Self {
            length_ms: number("length")?.min(TIMER_MS),
            spent_ms: number("spent")?,
            from_ms: number("from"),
        })
    }

    /// What is stored.
    pub fn to_value(self) -> Value {
        json!({ "length": self.length_ms, "spent": self.spent_ms, "from": self.from_ms })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: u64 = 1_790_000_000_000;

    #[test]
    fn a_pause_stops_the_time_and_going_on_does_not_lose_any() {
        let timer = Timer::of_minutes(10).started(START);
        let paused = timer.paused(START + 60_000);
        assert_eq!(paused.left(START + 999_000), 540_000);
        let on = paused.started(START + 999_000);
        assert_eq!(on.left(START + 999_000 + 40_000), 500_000);
        assert_eq!(on.started(START + 1_200_000), on, "starting what runs changes nothing");
    }

    #[test]
    fn a_minute_can_be_added_after_the_end_and_is_a_whole_one() {
        let over = Timer::of_minutes(1).started(START);
        let now = START + 100_000;
        assert_eq!((over.is_over(now), over.shown(now)), (true, "+0:40".into()));
        assert_eq!(over.changed(1, now).left(now), 60_000);
    }

    #[test]
    fn taking_minutes_away_leaves_nothing_rather_than_less() {
        let timer = Timer::of_minutes(3).started(START);
        let now = START + 90_000;
        assert_eq!(timer.changed(-1, now).left(now), 30_000);
        assert_eq!(timer.changed(-99, now).left(now), 0);
        let over = START + 500_000;
        assert_eq!(timer.changed(-1, over), timer, "what is over cannot get shorter");
        assert_eq!(timer.changed(i64::MAX, now).length_ms, TIMER_MS);
        assert_eq!(timer.changed(i64::MIN, now).left(now), 0);
    }

    #[test]
    fn a_tablet_with_a_slow_clock_shows_the_full_time_and_no_more() {
        let timer = Timer::of_minutes(5).started(START);
        assert_eq!(timer.shown(START - 3_600_000), "5:00");
    }

    #[test]
    fn the_last_seconds_are_marked_until_the_end() {
        let timer = Timer::of_minutes(2).started(START);
        let ending = |after: u64| timer.is_ending(START + after);
        assert_eq!(
            [ending(109_999), ending(110_000), ending(119_999), ending(120_000)],
            [false, true, true, false]
        );
        assert_eq!(timer.shown(START + 1), "2:00");
    }

    #[test]
    fn a_takt_without_minutes_counts_up_and_is_never_over() {
        let timer = Timer::of_minutes(0).started(START);
        let now = START + 75_000;
        assert_eq!(
            (timer.is_over(now), timer.is_ending(now), timer.shown(now)),
            (false, false, "+1:15".into())
        );
    }

    #[test]
    fn a_stored_timer_reads_as_it_was_written() {
        for timer in [Timer::of_minutes(7), Timer::of_minutes(7).started(START).paused(START + 5)] {
            assert_eq!(Timer::from_value(&timer.to_value()), Some(timer));
        }
        assert_eq!(Timer::from_value(&json!({ "length": -1, "spent": 0 })), None);
    }
}
