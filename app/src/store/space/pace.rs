//! How often whoever watches is told of others' news: at once after a pause, together in a flood. A hundred edits
//! a second would else be a hundred pictures a second.

/// Milliseconds between two tellings.
const EVERY_MS: u64 = 100;

#[derive(Debug, Default)]
pub struct Pace {
    told_ms: u64,
    due: bool,
}

impl Pace {
    /// News have come: how many milliseconds to wait before telling them; `None` where that is due already.
    pub fn wait(&mut self, now_ms: u64) -> Option<u32> {
        if std::mem::replace(&mut self.due, true) {
            return None;
        }
        // A clock that was set back must not make anybody wait for it.
        let left = (self.told_ms + EVERY_MS).saturating_sub(now_ms).min(EVERY_MS);
        Some(u32::try_from(left).unwrap_or(0))
    }

    pub fn told(&mut self, now_ms: u64) {
        (self.told_ms, self.due) = (now_ms, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_after_a_pause_are_told_at_once_and_a_flood_of_them_together() {
        let mut pace = Pace::default();
        assert_eq!(pace.wait(5_000), Some(0));
        pace.told(5_000);
        assert_eq!(pace.wait(5_030), Some(70));
        assert_eq!((pace.wait(5_040), pace.wait(5_099)), (None, None));
        pace.told(5_100);
        assert_eq!(pace.wait(5_300), Some(0));
    }

    #[test]
    fn a_clock_that_was_set_back_keeps_nobody_waiting() {
        let mut pace = Pace::default();
        pace.told(9_000_000);
        assert_eq!(pace.wait(1_000), Some(100));
    }
}
