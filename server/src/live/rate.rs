//! How often something may be done: a count within a window.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Keys remembered before the idle ones are forgotten.
const KEYS: usize = 4_096;

/// One counter.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    most: u32,
    window: Duration,
    since: Instant,
    count: u32,
}

impl Rate {
    pub fn new(most: u32, window: Duration, now: Instant) -> Self {
        Self { most, window, since: now, count: 0 }
    }

    /// Counts one more; `false` where the window holds no more.
    pub fn take(&mut self, now: Instant) -> bool {
        if now.duration_since(self.since) >= self.window {
            (self.since, self.count) = (now, 0);
        }
        self.count = self.count.saturating_add(1);
        self.count <= self.most
    }

    fn is_idle(&self, now: Instant) -> bool {
        now.duration_since(self.since) >= self.window
    }
}

/// A counter for each key.
#[derive(Debug)]
pub struct Rates<K> {
    most: u32,
    window: Duration,
    by_key: Mutex<HashMap<K, Rate>>,
}

impl<K: Eq + Hash + Clone> Rates<K> {
    pub fn new(most: u32, window: Duration) -> Self {
        Self { most, window, by_key: Mutex::default() }
    }

    pub fn take(&self, key: &K, now: Instant) -> bool {
        let mut by_key = self.by_key.lock().unwrap_or_else(PoisonError::into_inner);
        if by_key.len() >= KEYS && !by_key.contains_key(key) {
            by_key.retain(|_, rate| !rate.is_idle(now));
        }
        let rate = by_key.entry(key.clone()).or_insert_with(|| Rate::new(self.most, self.window, now));
        rate.take(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_window_refuses_and_the_next_one_does_not() {
        let start = Instant::now();
        let rates = Rates::new(2, Duration::from_secs(10));
        assert!(rates.take(&"a", start) && rates.take(&"a", start));
        assert!(!rates.take(&"a", start) && rates.take(&"b", start));
        assert!(rates.take(&"a", start + Duration::from_secs(10)));
    }
}
