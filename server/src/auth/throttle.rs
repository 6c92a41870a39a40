//! Counts tries per key within a sliding window. In memory: a restart forgets, and that is enough.
//!
//! A try is taken before it is known to be wrong, so that many at once cannot slip through together;
//! a right one is given back.

use std::{
    collections::{HashMap, VecDeque},
    hash::Hash,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::limits::{KEYS_REMEMBERED, Limit};

/// Tries at something, by key.
pub struct Throttle<K> {
    limit: Limit,
    taken: Mutex<HashMap<K, VecDeque<u64>>>,
}

impl<K: Hash + Eq + Clone> Throttle<K> {
    pub fn new(limit: Limit) -> Self {
        Self { limit, taken: Mutex::default() }
    }

    /// Takes one try. On error none is left: the seconds until one is.
    pub fn take(&self, key: &K, now_ms: u64) -> Result<(), u64> {
        let mut taken = self.taken();
        if taken.len() >= KEYS_REMEMBERED && !taken.contains_key(key) {
            self.make_room(&mut taken, now_ms);
        }
        let tries = taken.entry(key.clone()).or_default();
        while tries.front().is_some_and(|at| self.is_over(*at, now_ms)) {
            tries.pop_front();
        }
        match tries.front() {
            Some(oldest) if tries.len() >= self.limit.tries => {
                Err((oldest + self.limit.window_ms).saturating_sub(now_ms).div_ceil(1_000).max(1))
            }
            _ => {
                tries.push_back(now_ms);
                Ok(())
            }
        }
    }

    /// Gives the newest try back: it was right.
    pub fn give_back(&self, key: &K) {
        let mut taken = self.taken();
        if let Some(tries) = taken.get_mut(key) {
            tries.pop_back();
            if tries.is_empty() {
                taken.remove(key);
            }
        }
    }

    /// Forgets all tries of a key.
    pub fn forget(&self, key: &K) {
        self.taken().remove(key);
    }

    fn make_room(&self, taken: &mut HashMap<K, VecDeque<u64>>, now_ms: u64) {
        taken.retain(|_, tries| tries.back().is_some_and(|at| !self.is_over(*at, now_ms)));
        while taken.len() >= KEYS_REMEMBERED {
            let oldest =
                taken.iter().min_by_key(|(_, tries)| tries.back().copied()).map(|(key, _)| key.clone());
            match oldest {
                Some(key) => taken.remove(&key),
                None => return,
            };
        }
    }

    /// A clock set back makes old tries look like future ones: those are over as well.
    fn is_over(&self, at: u64, now_ms: u64) -> bool {
        at > now_ms || at + self.limit.window_ms <= now_ms
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<K, VecDeque<u64>>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: Limit = Limit { tries: 2, window_ms: 10_000 };

    #[test]
    fn tries_run_out_per_key_and_come_back_as_the_oldest_leaves_the_window() {
        let throttle = Throttle::new(LIMIT);
        assert_eq!(throttle.take(&"a", 0), Ok(()));
        assert_eq!(throttle.take(&"a", 4_000), Ok(()));
        assert_eq!(throttle.take(&"a", 4_500), Err(6));
        assert_eq!(throttle.take(&"b", 4_500), Ok(()));
        assert_eq!(throttle.take(&"a", 10_000), Ok(()));
        assert_eq!(throttle.take(&"a", 10_001), Err(4));
    }

    #[test]
    fn a_right_try_costs_nothing() {
        let throttle = Throttle::new(LIMIT);
        for at in 0..10 {
            assert_eq!(throttle.take(&(), at), Ok(()));
            throttle.give_back(&());
        }
    }

    #[test]
    fn a_flood_of_keys_is_bounded() {
        let throttle = Throttle::new(LIMIT);
        for key in 0..KEYS_REMEMBERED + 50 {
            assert_eq!(throttle.take(&key, 1), Ok(()));
        }
        assert_eq!(throttle.taken().len(), KEYS_REMEMBERED);
    }
}
