//! The search over the catalogue: one index, told record by record what has changed, never built anew.
//!
//! Nothing is indexed until somebody first looks for something or opens the drawer; then the work goes on in
//! short slices between frames, and what is indexed so far can be found already.

use std::collections::{BTreeSet, HashSet};

use karta_core::{
    domain::{
        kinds::{Incomplete, flag, need_ref},
        material,
        review::Review,
    },
    find::{Found, Index},
    limits::SEARCH_HITS,
    sync::{Record, RecordId},
};
use leptos::prelude::*;

use super::SpaceStore;
use crate::platform::{body, clock, page};

/// Milliseconds of one slice: half a frame, so that the page answers meanwhile.
const SLICE_MS: u64 = 8;
/// Records between two looks at the clock.
const STRIDE: usize = 16;

/// See the module's text.
#[derive(Clone, Copy)]
pub struct Finding {
    space: SpaceStore,
    inner: StoredValue<Inner>,
    /// Moves on with every slice: what was found may have changed.
    version: RwSignal<u32>,
    stocked: Memo<HashSet<RecordId>>,
}

#[derive(Default)]
struct Inner {
    index: Index,
    /// Records whose present texts are not in the index yet.
    waiting: BTreeSet<RecordId>,
    awake: bool,
    /// A slice is due.
    due: bool,
}

impl Finding {
    pub fn new(space: SpaceStore) -> Self {
        let stocked = Memo::new(move |_| {
            space.all::<Stock>(material::KIND).into_iter().map(|Stock(role)| role).collect()
        });
        let finding =
            Self { space, inner: StoredValue::new(Inner::default()), version: RwSignal::new(0), stocked };
        space.when_changed(move |changed| finding.heed(changed));
        finding
    }

    /// Begins to index, once a page load. On the server, where nothing goes on afterwards, all at once.
    pub fn prepare(self) {
        if self.inner.with_value(|inner| inner.awake) {
            return;
        }
        let all = self.space.peek(|replica| replica.records().map(|record| record.id.clone()).collect());
        self.inner.update_value(|inner| (inner.awake, inner.waiting) = (true, all));
        if body::is_here() {
            self.call_slice();
        } else {
            self.work(u64::MAX);
        }
    }

    /// The best hits among the cards that `keep` keeps. Tracks the index.
    pub fn find(self, query: &str, keep: impl Fn(&RecordId) -> bool) -> Found {
        self.version.track();
        self.inner.with_value(|inner| inner.index.find_among(query, SEARCH_HITS, keep))
    }

    /// Whether everything is indexed: until then more may come.
    pub fn is_whole(self) -> bool {
        self.version.track();
        self.inner.with_value(|inner| inner.awake && inner.waiting.is_empty())
    }

    /// Whether an accepted material lies in the card's workshop.
    pub fn is_stocked(self, card: &RecordId) -> bool {
        self.stocked.with(|stocked| stocked.contains(card))
    }

    fn heed(self, changed: &[RecordId]) {
        let due = self.inner.try_update_value(|inner| {
            inner.waiting.extend(changed.iter().filter(|_| inner.awake).cloned());
            inner.awake && !inner.due
        });
        if due == Some(true) {
            self.slice();
        }
    }

    fn call_slice(self) {
        self.inner.update_value(|inner| inner.due = true);
        page::after(0, move || self.slice()).keep();
    }

    fn slice(self) {
        self.inner.update_value(|inner| inner.due = false);
        self.work(SLICE_MS);
        if !self.inner.with_value(|inner| inner.waiting.is_empty()) {
            self.call_slice();
        }
    }

    fn work(self, budget_ms: u64) {
        let until = clock::now_ms().saturating_add(budget_ms);
        self.inner.update_value(|inner| {
            while !inner.waiting.is_empty() && clock::now_ms() < until {
                for id in (0..STRIDE).map_while(|_| inner.waiting.pop_first()) {
                    self.space.peek(|replica| match replica.record(&id) {
                        Some(record) => inner.index.put(record),
                        None => inner.index.remove(&id),
                    });
                }
            }
        });
        self.version.update(|version| *version = version.wrapping_add(1));
    }
}

/// The card whose workshop holds an accepted material.
struct Stock(RecordId);

impl TryFrom<&Record> for Stock {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        if Review::of(record) == Review::Accepted && !flag(record, "archived") {
            need_ref(record, "role").map(Self)
        } else {
            Err(Incomplete { field: "state" })
        }
    }
}
