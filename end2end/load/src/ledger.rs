//! When each edit was made, and when the last of all clients had it.

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, AtomicU64, Ordering::Relaxed},
    },
    time::Instant,
};

/// Edits of one client that are followed, at most.
const EDITS: usize = 128;

#[derive(Default)]
struct Edit {
    /// Nanoseconds since the ledger began; 0 for never.
    made: AtomicU64,
    last: AtomicU64,
    by: AtomicU32,
}

pub struct Ledger {
    since: Instant,
    /// By client and the number of its edit.
    edits: Vec<Vec<Edit>>,
    /// Cards that each client holds, and when it came to the present number.
    cards: Vec<(AtomicU32, AtomicU64)>,
    /// Milliseconds from each edit to the server's word that it is kept.
    kept: Mutex<Vec<f64>>,
    /// Times that a client lacked something and asked anew.
    pub gaps: AtomicU32,
    /// Changes that the server refused.
    pub refused: AtomicU32,
}

impl Ledger {
    pub fn new(clients: usize) -> Self {
        let edits = (0..clients).map(|_| (0..EDITS).map(|_| Edit::default()).collect()).collect();
        Self {
            since: Instant::now(),
            edits,
            cards: (0..clients).map(|_| Default::default()).collect(),
            kept: Mutex::default(),
            gaps: AtomicU32::new(0),
            refused: AtomicU32::new(0),
        }
    }

    pub fn now(&self) -> u64 {
        u64::try_from(self.since.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    pub fn made(&self, client: usize, number: usize) {
        if let Some(edit) = self.edits.get(client).and_then(|edits| edits.get(number)) {
            edit.made.store(self.now(), Relaxed);
        }
    }

    /// One more client sees this client's edits of these numbers.
    pub fn came(&self, client: usize, numbers: std::ops::RangeInclusive<usize>) {
        let Some(edits) = self.edits.get(client) else { return };
        let now = self.now();
        for edit in numbers.filter_map(|number| edits.get(number)) {
            edit.last.fetch_max(now, Relaxed);
            edit.by.fetch_add(1, Relaxed);
        }
    }

    /// A client holds so many cards now.
    pub fn holds(&self, client: usize, cards: usize) {
        if let Some((count, at)) = self.cards.get(client) {
            count.store(u32::try_from(cards).unwrap_or(u32::MAX), Relaxed);
            at.store(self.now(), Relaxed);
        }
    }

    /// How many clients hold so many cards, and when the last of these came to it.
    pub fn holding(&self, cards: usize) -> (usize, u64) {
        let full = self.cards.iter().filter(|(count, _)| count.load(Relaxed) as usize == cards);
        full.fold((0, 0), |(many, last), (_, at)| (many + 1, last.max(at.load(Relaxed))))
    }

    pub fn kept(&self, client: usize, number: usize) {
        if let Some(edit) = self.edits.get(client).and_then(|edits| edits.get(number)) {
            let took = self.now().saturating_sub(edit.made.load(Relaxed)) as f64 / 1e6;
            self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(took);
        }
    }

    pub fn take_kept(&self) -> Vec<f64> {
        std::mem::take(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Milliseconds to the last of `all`, of the edits made between two moments; and how many of them did not
    /// reach everybody.
    pub fn delivered(&self, from: u64, to: u64, all: usize) -> (Vec<f64>, usize) {
        let made = |edit: &&Edit| (from.max(1)..to).contains(&edit.made.load(Relaxed));
        let (whole, part): (Vec<&Edit>, Vec<&Edit>) =
            self.edits.iter().flatten().filter(made).partition(|edit| edit.by.load(Relaxed) as usize >= all);
        let took = |edit: &Edit| (edit.last.load(Relaxed) - edit.made.load(Relaxed)) as f64 / 1e6;
        (whole.into_iter().map(took).collect(), part.len())
    }
}
