//! How many streams a session holds open: a seat is taken with the stream and left when it drops.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use super::limits::{SESSION_STREAMS, VISITOR_STREAMS};

/// The open streams by session; all without one share a key.
#[derive(Debug, Clone, Default)]
pub struct Seats(Arc<Mutex<HashMap<Option<String>, usize>>>);

/// A place for one stream.
#[derive(Debug)]
pub struct Seat {
    seats: Seats,
    session: Option<String>,
}

impl Seats {
    /// A place for a stream of this session; `None` where it holds too many.
    pub fn take(&self, session: Option<String>) -> Option<Seat> {
        let most = if session.is_some() { SESSION_STREAMS } else { VISITOR_STREAMS };
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(session.clone()).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        drop(taken);
        Some(Seat { seats: self.clone(), session })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.session) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.session);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_holds_so_many_streams_and_gets_places_back() {
        let seats = Seats::default();
        let mine = || seats.take(Some("mine".into()));
        let held: Vec<_> = (0..SESSION_STREAMS).map_while(|_| mine()).collect();
        assert_eq!(held.len(), SESSION_STREAMS);
        assert!(mine().is_none() && seats.take(None).is_some());
        drop(held);
        assert!(mine().is_some());
    }
}
