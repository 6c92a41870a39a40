//! One space as a page holds it: what the server confirmed, own changes that wait, and the view that
//! a person sees on top of both.
//!
//! Pure: time and storage come in as arguments, what is to be stored goes out as [`Write`]s. The store of
//! the app wraps it in signals; the simulation drives it as it is.
//!
//! Invariant: nothing a person typed leaves the replica before the server has it in its log and the view
//! shows the log's outcome, or before it lies among [`Replica::returned`] with the reason.

mod accepted;
mod make;
mod predict;
mod receive;
mod shelf;
mod tabs;
mod undo;

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

pub use make::{Draft, Manner};
pub use receive::Received;
pub use shelf::{Spoiled, Write};
pub use undo::Undone;

use super::{
    Seq,
    change::Batch,
    cursor::Cursor,
    ids::{ChangeId, PrincipalId, RecordId, SpaceId, WriterId},
    record::Record,
    stamp::{Clock, Stamp},
    verdict::{Refusal, Verdict},
};
use crate::domain::grants::Standing;

/// A gesture that waits for the server.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pending {
    pub batch: Batch,
    /// Set when the server accepted it: it waits until the confirmed records cover this place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Seq>,
    /// Greater than that of every gesture its page knew: what depends on a gesture comes after it (rule P-5).
    #[serde(default)]
    order: u64,
    #[serde(skip)]
    state: State,
    /// The verdict came since the last pull: a server that has lost it would have dropped the stream
    /// (rule C-5).
    #[serde(skip)]
    trusted: bool,
    /// The place that the device's copy names: other tabs are told of a verdict once.
    #[serde(skip)]
    told: Option<Seq>,
    /// Another tab has cleared the device's copy away; the next keeper writes it again.
    #[serde(skip)]
    absent: bool,
}

impl Pending {
    fn new(batch: Batch, order: u64, state: State) -> Self {
        Self { batch, settled: None, order, state, trusted: false, told: None, absent: false }
    }

    fn place(&self) -> (u64, Option<(Stamp, &ChangeId)>) {
        (self.order, self.batch.changes.first().map(|first| (first.at, &first.id)))
    }

    fn records(&self) -> impl Iterator<Item = &RecordId> {
        self.batch.changes.iter().map(|change| &change.record)
    }
}

/// In the order in which they were made. Never inlined: every place that sorts by itself has a sort of its own.
#[inline(never)]
fn in_order(pending: &mut [Pending]) {
    pending.sort_by(|one, other| one.place().cmp(&other.place()));
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// Not yet safe on the device.
    Fresh,
    /// Safe on the device: may be offered.
    #[default]
    Stored,
    /// Was offered: its content is final.
    Offered,
    /// Made by another tab that lives and offers it itself.
    Elsewhere,
}

/// A gesture that did not stand, kept with its author until they have looked at it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Returned {
    pub batch: Batch,
    pub why: Why,
    /// When the verdict came, milliseconds since 1970 by the server's clock.
    pub at_ms: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Refused(Refusal),
    /// Somebody's later value stands in these fields of these records; this one is in the history.
    Overtaken(BTreeMap<RecordId, Vec<String>>),
}

/// An accepted gesture, kept for a week in case the server loses its last second (rule C-4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Kept {
    batch: Batch,
    at_ms: u64,
    #[serde(default)]
    order: u64,
}

/// One space on one page. See the module's text.
pub struct Replica {
    me: PrincipalId,
    space: SpaceId,
    writer: WriterId,
    counter: u64,
    clock: Clock,
    /// What no waiting change touches is the same record here and in the view.
    confirmed: BTreeMap<RecordId, Arc<Record>>,
    cursor: Option<Cursor>,
    seq: Seq,
    standing: Option<Standing>,
    pending: Vec<Pending>,
    returned: Vec<Returned>,
    kept: VecDeque<Kept>,
    last_order: u64,
    view: BTreeMap<RecordId, Arc<Record>>,
    changed: BTreeSet<RecordId>,
    undo: undo::Stacks,
    shelf: shelf::Shelf,
    /// The next keystroke does not join the last gesture.
    sealed: bool,
    /// The person may not read the space: no frame comes.
    shut: bool,
}

impl Replica {
    /// An empty replica for a writer that has never been used before.
    pub fn new(me: PrincipalId, space: SpaceId, writer: WriterId) -> Self {
        Self {
            me,
            space,
            writer,
            counter: 0,
            clock: Clock::default(),
            confirmed: BTreeMap::new(),
            cursor: None,
            seq: 0,
            standing: None,
            pending: Vec::new(),
            returned: Vec::new(),
            kept: VecDeque::new(),
            last_order: 0,
            view: BTreeMap::new(),
            changed: BTreeSet::new(),
            undo: undo::Stacks::default(),
            shelf: shelf::Shelf::default(),
            sealed: false,
            shut: false,
        }
    }

    pub fn me(&self) -> &PrincipalId {
        &self.me
    }

    pub fn space(&self) -> &SpaceId {
        &self.space
    }

    pub fn writer(&self) -> &WriterId {
        &self.writer
    }

    /// Where to go on from; `None` before the first frame.
    pub fn cursor(&self) -> Option<&Cursor> {
        self.cursor.as_ref()
    }

    pub fn seq(&self) -> Seq {
        self.seq
    }

    /// What the person may do here, as the server last said.
    pub fn standing(&self) -> Option<&Standing> {
        self.standing.as_ref()
    }

    /// A record as the person sees it, in «Корзина» or not.
    pub fn record(&self, id: &RecordId) -> Option<&Record> {
        self.view.get(id).map(Arc::as_ref)
    }

    /// All records as the person sees them, by id.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.view.values().map(Arc::as_ref)
    }

    /// A record as the server last confirmed it.
    pub fn confirmed(&self, id: &RecordId) -> Option<&Record> {
        self.confirmed.get(id).map(Arc::as_ref)
    }

    /// Gestures that the server has not accepted yet.
    pub fn waiting(&self) -> usize {
        self.pending.iter().filter(|pending| pending.settled.is_none()).count()
    }

    /// Whether every own gesture is safe on the device.
    pub fn all_stored(&self) -> bool {
        self.pending.iter().all(|pending| pending.state != State::Fresh)
    }

    /// Gestures that did not stand, oldest first.
    pub fn returned(&self) -> &[Returned] {
        &self.returned
    }

    /// Puts a returned gesture away for good.
    pub fn dismiss(&mut self, id: &ChangeId) {
        self.returned.retain(|returned| returned.batch.id() != Some(id));
        self.shelf.remove(shelf::returned_key(id));
    }

    /// The ids of records whose view has changed since last asked.
    pub fn take_changed(&mut self) -> BTreeSet<RecordId> {
        std::mem::take(&mut self.changed)
    }

    /// What to offer to the server now, oldest first, at most `most` gestures. Calling again gives the same
    /// until verdicts come. What touches a record of an earlier gesture that cannot be offered yet, or that
    /// another tab offers, waits for that one (rule P-5).
    pub fn offer(&mut self, most: usize) -> Vec<Batch> {
        let mut held: BTreeSet<RecordId> = BTreeSet::new();
        let mut offered = Vec::new();
        for pending in self.pending.iter_mut().filter(|pending| pending.settled.is_none()) {
            if offered.len() == most {
                break;
            }
            let ready = matches!(pending.state, State::Stored | State::Offered);
            if ready && !pending.records().any(|record| held.contains(record)) {
                pending.state = State::Offered;
                offered.push(pending.batch.clone());
            } else {
                held.extend(pending.records().cloned());
            }
        }
        offered
    }

    /// The device has the gesture as it was at `at`: it may be offered (rule D-1). Also said where the
    /// device cannot store: then only this page holds it.
    pub fn mark_stored(&mut self, id: &ChangeId, at: Stamp) {
        let fresh = self.pending.iter_mut().find(|pending| {
            pending.state == State::Fresh
                && pending.batch.changes.first().is_some_and(|first| &first.id == id && first.at == at)
        });
        if let Some(pending) = fresh {
            pending.state = State::Stored;
        }
    }

    /// The server's time by this device's wall clock, milliseconds since 1970.
    pub fn server_ms(&self, wall_ms: u64) -> u64 {
        self.clock.server_ms(wall_ms)
    }

    /// Learns the server's clock.
    pub fn learn_clock(&mut self, wall_ms: u64, server_ms: u64) {
        self.clock.correct(wall_ms, server_ms);
        for pending in &self.pending {
            for change in &pending.batch.changes {
                if change.at.ms <= server_ms {
                    self.clock.observe(change.at);
                }
            }
        }
    }

    fn verdict_of<'v>(verdicts: &'v [Verdict], id: &ChangeId) -> Option<&'v Verdict> {
        verdicts.iter().find(|verdict| &verdict.change == id)
    }
}

#[cfg(test)]
mod tests;
