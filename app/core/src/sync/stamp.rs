//! Hybrid logical clock: wall time that never runs backwards and learns from what it sees.
//!
//! Stamps order concurrent edits; sequence numbers, not stamps, order what a person is shown.

use serde::{Deserialize, Serialize};

use super::ids::{ChangeId, WriterId};

/// Milliseconds since 1970 (UTC) and a tie-breaking tick. Written as a pair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(u64, u32)", into = "(u64, u32)")]
pub struct Stamp {
    pub ms: u64,
    pub tick: u32,
}

impl From<(u64, u32)> for Stamp {
    fn from((ms, tick): (u64, u32)) -> Self {
        Self { ms, tick }
    }
}

impl From<Stamp> for (u64, u32) {
    fn from(stamp: Stamp) -> Self {
        (stamp.ms, stamp.tick)
    }
}

impl Stamp {
    fn next(self) -> Self {
        match self.tick.checked_add(1) {
            Some(tick) => Self { ms: self.ms, tick },
            None => Self { ms: self.ms.saturating_add(1), tick: 0 },
        }
    }
}

/// What wrote a value: the change and its accepted stamp. Ordered by stamp, ties by writer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Version {
    pub id: ChangeId,
    pub at: Stamp,
}

impl Version {
    fn rank(&self) -> (Stamp, &WriterId, u64) {
        (self.at, &self.id.writer, self.id.counter)
    }

    /// Whether this version would win over `other` where neither author saw the other's.
    pub fn outranks(&self, other: &Version) -> bool {
        self.rank() > other.rank()
    }
}

/// A writer's own clock. It never gives the same stamp twice and never goes back.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    last: Stamp,
    correction_ms: i64,
}

impl Clock {
    /// The next stamp, given the device's wall clock in milliseconds.
    pub fn tick(&mut self, wall_ms: u64) -> Stamp {
        let wall = Stamp { ms: self.server_ms(wall_ms), tick: 0 };
        self.last = if wall > self.last { wall } else { self.last.next() };
        self.last
    }

    /// The server's time, as far as this clock knows it, milliseconds since 1970.
    pub fn server_ms(&self, wall_ms: u64) -> u64 {
        wall_ms.saturating_add_signed(self.correction_ms)
    }

    /// Learns that a stamp exists: later stamps of this clock come after it.
    pub fn observe(&mut self, seen: Stamp) {
        self.last = self.last.max(seen);
    }

    /// Corrects a device's wrong wall clock by the server's, and forgets a future it had run into (rule T-3).
    pub fn correct(&mut self, wall_ms: u64, server_ms: u64) {
        self.correction_ms = server_ms as i64 - wall_ms as i64;
        if self.last.ms > server_ms {
            self.last = Stamp { ms: server_ms, tick: 0 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t1_a_clock_set_back_still_gives_later_stamps() {
        let mut clock = Clock::default();
        let first = clock.tick(1_000);
        let second = clock.tick(400);
        assert!(second > first);
    }

    #[test]
    fn t3_a_device_a_year_ahead_is_corrected_by_the_server() {
        let year = 365 * 24 * 3_600_000;
        let mut clock = Clock::default();
        clock.tick(5_000 + year);
        clock.correct(5_000 + year, 5_000);
        let stamp = clock.tick(5_100 + year);
        assert_eq!(stamp.ms, 5_100);
    }

    #[test]
    fn t2_ties_go_by_writer() {
        let at = Stamp { ms: 1, tick: 0 };
        let a = Version { id: ChangeId { writer: "a".into(), counter: 9 }, at };
        let b = Version { id: ChangeId { writer: "b".into(), counter: 1 }, at };
        assert!(b.outranks(&a) && !a.outranks(&b) && !a.outranks(&a));
    }
}
