//! What lies on the device, by key, and in which order it is written.
//!
//! Keys are relative to the principal and space: `p/…` waiting, `x/…` returned, `a/…` accepted, `r/…`
//! confirmed, `c` cursor. Own words (`p`, `x`, `a`) are written at once and mirrored durably; what the server
//! can send again (`r`, `c`) is flushed debounced by one keeper tab, records first and cursor last.

use std::{collections::BTreeSet, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{Kept, Pending, Replica, Returned, State, in_order};
use crate::{
    domain::{grants::Standing, kinds::rule_of},
    sync::{
        Seq,
        cursor::Cursor,
        ids::{ChangeId, RecordId},
        record::Record,
        schema,
    },
};

pub(super) const CURSOR: &str = "c";

pub(super) fn pending_key(id: &ChangeId) -> String {
    format!("p/{id}")
}

pub(super) fn returned_key(id: &ChangeId) -> String {
    format!("x/{id}")
}

pub(super) fn kept_key(id: &ChangeId) -> String {
    format!("a/{id}")
}

fn record_key(id: &RecordId) -> String {
    format!("r/{id}")
}

/// One write to the device. Order matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    Put { key: String, text: String },
    Remove { key: String },
}

impl Write {
    pub fn key(&self) -> &str {
        match self {
            Self::Put { key, .. } | Self::Remove { key } => key,
        }
    }

    /// Whether it carries a person's own words, which the durable mirror must hold too.
    pub fn is_own_word(&self) -> bool {
        ["p/", "x/", "a/"].iter().any(|prefix| self.key().starts_with(prefix))
    }
}

/// A stored text that could not be read. It stays on the device as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoiled {
    pub key: String,
    pub text: String,
}

#[derive(Default)]
pub(super) struct Shelf {
    writes: Vec<Write>,
    dirty: BTreeSet<RecordId>,
    cursor_dirty: bool,
    done: Vec<ChangeId>,
}

impl Shelf {
    pub(super) fn put(&mut self, key: String, value: &impl Serialize) {
        if let Ok(text) = serde_json::to_string(value) {
            self.writes.push(Write::Put { key, text });
        }
    }

    pub(super) fn remove(&mut self, key: String) {
        self.writes.push(Write::Remove { key });
    }

    pub(super) fn touch(&mut self, ids: impl IntoIterator<Item = RecordId>) {
        self.dirty.extend(ids);
    }

    pub(super) fn cursor_moved(&mut self) {
        self.cursor_dirty = true;
    }

    pub(super) fn done_with(&mut self, ids: impl IntoIterator<Item = ChangeId>) {
        self.done.extend(ids);
    }

    /// What waits again must not be cleared away by the next flush.
    pub(super) fn keep_waiting(&mut self, waiting: &BTreeSet<&ChangeId>) {
        self.done.retain(|id| !waiting.contains(id));
    }
}

#[derive(Serialize, Deserialize)]
struct StoredCursor {
    cursor: Cursor,
    seq: Seq,
    standing: Option<Standing>,
}

impl Replica {
    /// Writes of own words that must happen now, in this order.
    pub fn take_writes(&mut self) -> Vec<Write> {
        std::mem::take(&mut self.shelf.writes)
    }

    /// Whether there is something for [`Replica::flush`].
    pub fn is_dirty(&self) -> bool {
        self.shelf.cursor_dirty || !self.shelf.dirty.is_empty() || !self.shelf.done.is_empty()
    }

    /// Writes that bring the device's confirmed copy up to now: records first, cursor last, and only then
    /// the waiting changes go that it covers (rule D-3). For the keeper tab alone.
    pub fn flush(&mut self) -> Vec<Write> {
        let mut writes = Vec::new();
        let cursor_moved = std::mem::take(&mut self.shelf.cursor_dirty);
        if cursor_moved && self.cursor.is_none() {
            // The copy is known to have a hole: what it is a copy of must not be claimed any more.
            writes.push(Write::Remove { key: CURSOR.into() });
        }
        for pending in self.pending.iter_mut().filter(|pending| pending.absent) {
            // Before a cursor of this page's own: it may not know of a loss that the former one would tell.
            pending.absent = false;
            if let (Some(id), Ok(text)) = (pending.batch.id(), serde_json::to_string(pending)) {
                writes.push(Write::Put { key: pending_key(id), text });
            }
        }
        for id in std::mem::take(&mut self.shelf.dirty) {
            let key = record_key(&id);
            let text = self.confirmed.get(&id).map(|record| serde_json::to_string(record.as_ref()));
            match text {
                Some(Ok(text)) => writes.push(Write::Put { key, text }),
                Some(Err(_)) => {}
                None => writes.push(Write::Remove { key }),
            }
        }
        if cursor_moved && let Some(cursor) = self.cursor.clone() {
            let stored = StoredCursor { cursor, seq: self.seq, standing: self.standing.clone() };
            if let Ok(text) = serde_json::to_string(&stored) {
                writes.push(Write::Put { key: CURSOR.into(), text });
            }
        }
        let done = std::mem::take(&mut self.shelf.done);
        writes.extend(done.iter().map(|id| Write::Remove { key: pending_key(id) }));
        writes
    }

    /// The device's copy is gone or has a hole: the next flush writes all of it.
    pub fn rewrite(&mut self) {
        let all: Vec<RecordId> = self.confirmed.keys().cloned().collect();
        self.shelf.touch(all);
        self.shelf.cursor_moved();
    }

    /// Takes in what lies on the device, before anything else; own words may follow from a second place
    /// (the durable mirror). What cannot be read is given back and left where it lies.
    pub fn load(&mut self, stored: Vec<(String, String)>, alive: &dyn Fn(&ChangeId) -> bool) -> Vec<Spoiled> {
        let mut spoiled = Vec::new();
        for (key, text) in stored {
            if self.load_one(&key, &text, alive).is_none() {
                spoiled.push(Spoiled { key, text });
            }
        }
        let holes = spoiled.iter().filter_map(|spoiled| spoiled.key.strip_prefix("r/"));
        let holes: Vec<RecordId> = holes.map(RecordId::from).collect();
        let ahead = self.confirmed.values().any(|record| record.seq > self.seq);
        if ahead || !holes.is_empty() {
            // A hole among the confirmed records, or a flush that was cut: only a snapshot makes them whole.
            self.cursor = None;
            self.shelf.cursor_moved();
            self.shelf.touch(holes);
        }
        if self.cursor.is_none() {
            self.seq = 0;
        }
        in_order(&mut self.pending);
        self.drop_covered(&mut BTreeSet::new());
        self.returned.sort_by_key(|returned| returned.at_ms);
        self.kept.make_contiguous().sort_by_key(|kept| kept.at_ms);
        let orders = self.pending.iter().map(|pending| pending.order);
        let orders = orders.chain(self.kept.iter().map(|kept| kept.order));
        self.last_order = orders.max().unwrap_or_default().max(self.last_order);
        let stamps =
            self.pending.iter().flat_map(|pending| pending.batch.changes.iter().map(|change| change.at));
        stamps.collect::<Vec<_>>().into_iter().for_each(|at| self.clock.observe(at));
        let mut ids: BTreeSet<RecordId> = BTreeSet::new();
        ids.extend(self.confirmed.keys().cloned());
        ids.extend(self.pending.iter().flat_map(Pending::records).cloned());
        self.predict_all(ids);
        spoiled
    }

    fn load_one(&mut self, key: &str, text: &str, alive: &dyn Fn(&ChangeId) -> bool) -> Option<()> {
        if key == CURSOR {
            let stored: StoredCursor = serde_json::from_str(text).ok()?;
            (self.cursor, self.seq, self.standing) = (Some(stored.cursor), stored.seq, stored.standing);
            return Some(());
        }
        match key.split_once('/')?.0 {
            "r" => {
                let mut record: Record = serde_json::from_str(text).ok()?;
                if let Some(rule) = rule_of(record.kind.as_str()) {
                    schema::lift_record(rule, &mut record);
                }
                self.observe_loaded(&record);
                self.confirmed.insert(record.id.clone(), Arc::new(record));
            }
            "p" => self.adopt(serde_json::from_str(text).ok()?, alive),
            "x" => {
                let returned: Returned = serde_json::from_str(text).ok()?;
                self.returned.retain(|other| other.batch.id() != returned.batch.id());
                self.returned.push(returned);
            }
            "a" => {
                let kept: Kept = serde_json::from_str(text).ok()?;
                self.forget_kept(kept.batch.id()?);
                self.kept.push_back(kept);
            }
            _ => {}
        }
        Some(())
    }

    fn observe_loaded(&mut self, record: &Record) {
        if let Some(version) = record.newest() {
            self.clock.observe(version.at);
        }
    }

    fn adopt(&mut self, mut pending: Pending, alive: &dyn Fn(&ChangeId) -> bool) {
        if let Some(known) = self.pending.iter().position(|known| known.batch.id() == pending.batch.id()) {
            // After a kill one of the two storages may hold an earlier stretch of the same typing.
            if self.pending[known].place() >= pending.place() || self.pending[known].state != State::Elsewhere
            {
                return;
            }
            self.pending.remove(known);
        }
        let lives = pending.batch.id().is_some_and(alive);
        // What an earlier page left may have been offered by it: its content is final.
        pending.told = pending.settled;
        pending.state = if lives { State::Elsewhere } else { State::Offered };
        self.pending.push(pending);
    }
}
