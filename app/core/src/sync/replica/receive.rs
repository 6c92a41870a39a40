//! What comes from the server: verdicts, and frames that move the confirmed records on.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Replica, Returned, State, Why, shelf};
use crate::sync::{
    change::Batch,
    ids::RecordId,
    protocol::{Frame, Item, PullReply},
    record::Record,
    verdict::{Outcome, Verdict},
};

/// What became of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    Applied,
    /// It continues from a place this replica has not reached, or names a record that it lacks: pull.
    Gap,
}

impl Replica {
    /// Takes the server's verdicts in. `server_ms` is the server's clock.
    pub fn on_verdicts(&mut self, verdicts: &[Verdict], server_ms: u64) {
        let mut touched = BTreeSet::new();
        let mut index = 0;
        while index < self.pending.len() {
            let batch = &self.pending[index].batch;
            let outcomes: Option<Vec<&Outcome>> = batch
                .changes
                .iter()
                .map(|change| Self::verdict_of(verdicts, &change.id).map(|verdict| &verdict.outcome))
                .collect();
            let Some(outcomes) = outcomes.filter(|outcomes| !outcomes.is_empty()) else {
                index += 1;
                continue;
            };
            touched.extend(batch.changes.iter().map(|change| change.record.clone()));
            match outcomes.iter().map(|outcome| outcome.seq()).max().flatten() {
                Some(seq) => {
                    self.settle(index, seq, &outcomes, server_ms);
                    index += 1;
                }
                None => self.turn_back(index, &outcomes, server_ms),
            }
        }
        self.drop_covered(&mut touched);
        self.predict_all(touched);
    }

    fn settle(&mut self, index: usize, seq: u64, outcomes: &[&Outcome], server_ms: u64) {
        let pending = &mut self.pending[index];
        let newly = pending.settled.is_none();
        (pending.settled, pending.trusted) = (Some(seq), true);
        let Some(id) = pending.batch.id().cloned() else { return };
        if newly {
            // The waiting copy says «settled» last: whatever a crash cuts off is then asked for again.
            let (batch, order) = (self.pending[index].batch.clone(), self.pending[index].order);
            self.note_overtaken(&batch, outcomes, server_ms);
            self.keep(batch, order, server_ms);
            if self.pending[index].told.replace(seq) != Some(seq) {
                self.shelf.put(shelf::pending_key(&id), &self.pending[index]);
            }
        }
    }

    fn note_overtaken(&mut self, batch: &Batch, outcomes: &[&Outcome], server_ms: u64) {
        let mut fields: BTreeMap<RecordId, Vec<String>> = BTreeMap::new();
        for (change, outcome) in batch.changes.iter().zip(outcomes) {
            if let Outcome::Accepted { overtaken, .. } = outcome
                && !overtaken.is_empty()
            {
                fields.entry(change.record.clone()).or_default().extend(overtaken.iter().cloned());
            }
        }
        if !fields.is_empty() {
            self.give_back(batch.clone(), Why::Overtaken(fields), server_ms);
        }
    }

    fn turn_back(&mut self, index: usize, outcomes: &[&Outcome], server_ms: u64) {
        let pending = self.pending.remove(index);
        let refusals = outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Refused(refusal) => Some(refusal),
            Outcome::Accepted { .. } => None,
        });
        let cause =
            refusals.min_by_key(|refusal| refusal.code == crate::sync::RefusalCode::BatchRefused).cloned();
        if let (Some(id), Some(refusal)) = (pending.batch.id().cloned(), cause) {
            // The returned copy is on the shelf before the waiting one leaves it (rule D-2).
            self.give_back(pending.batch, Why::Refused(refusal), server_ms);
            self.shelf.remove(shelf::pending_key(&id));
            if self.forget_kept(&id) {
                self.shelf.remove(shelf::kept_key(&id));
            }
        }
    }

    fn give_back(&mut self, batch: Batch, why: Why, at_ms: u64) {
        let Some(id) = batch.id().cloned() else { return };
        let returned = Returned { batch, why, at_ms };
        self.shelf.put(shelf::returned_key(&id), &returned);
        self.returned.retain(|other| other.batch.id() != Some(&id));
        let place = self.returned.partition_point(|other| other.at_ms <= at_ms);
        self.returned.insert(place, returned);
    }

    /// Takes a pull's reply in: its frame, and what the person may do here.
    pub fn on_pull(&mut self, reply: PullReply, wall_ms: u64) -> Received {
        self.learn_clock(wall_ms, reply.server_ms);
        if self.is_late(&reply.frame) {
            return Received::Applied;
        }
        if self.standing.as_ref() != Some(&reply.standing) {
            self.standing = Some(reply.standing);
            self.shelf.cursor_moved();
        }
        // Between the last stream and this reply the server may have been another one (rule C-5).
        for pending in &mut self.pending {
            if !pending.trusted && pending.settled.is_some_and(|settled| settled > reply.frame.upto) {
                (pending.settled, pending.state) = (None, State::Offered);
            }
            pending.trusted = false;
        }
        self.on_frame(reply.frame)
    }

    fn is_late(&self, frame: &Frame) -> bool {
        self.cursor.is_some() && frame.upto < self.seq && !frame.lost
    }

    /// Moves the confirmed records on (rule C-3).
    pub fn on_frame(&mut self, frame: Frame) -> Received {
        if !frame.snapshot && (self.cursor.is_none() || frame.after > self.seq) {
            return Received::Gap;
        }
        if self.is_late(&frame) {
            return Received::Applied;
        }
        if self.lacks_a_record_of(&frame) {
            // Asking again from the same place would bring the same: only a snapshot fills the hole.
            self.cursor = None;
            self.shelf.cursor_moved();
            return Received::Gap;
        }
        let mut touched = BTreeSet::new();
        // Without a cursor nobody could tell this page what the server may have lost (rule C-4).
        let lost = frame.lost || (frame.snapshot && self.cursor.is_none());
        if frame.snapshot {
            touched.extend(std::mem::take(&mut self.confirmed).into_keys());
        }
        for item in frame.items {
            self.take_item(item, frame.snapshot, &mut touched);
        }
        self.seq = frame.upto;
        self.shut = false;
        if self.cursor.as_ref() != Some(&frame.cursor) {
            self.cursor = Some(frame.cursor);
            self.shelf.cursor_moved();
        }
        if lost {
            self.offer_kept_again();
        }
        self.shelf.touch(touched.iter().cloned());
        self.drop_covered(&mut touched);
        self.predict_all(touched);
        Received::Applied
    }

    fn lacks_a_record_of(&self, frame: &Frame) -> bool {
        let mut brought = BTreeSet::new();
        frame.items.iter().any(|item| match item {
            Item::Record(record) => {
                brought.insert(&record.id);
                false
            }
            Item::Cells { id, .. } => {
                !brought.contains(id) && (frame.snapshot || !self.confirmed.contains_key(id))
            }
            Item::Hide(_) => false,
        })
    }

    fn take_item(&mut self, item: Item, snapshot: bool, touched: &mut BTreeSet<RecordId>) {
        match item {
            Item::Record(record) => {
                if !snapshot && self.confirmed.get(&record.id).is_some_and(|mine| mine.seq > record.seq) {
                    return;
                }
                self.observe(&record);
                touched.insert(record.id.clone());
                self.confirmed.insert(record.id.clone(), Arc::new(record));
            }
            Item::Cells { id, seq, cells, deleted } => {
                let Some(record) = self.confirmed.get_mut(&id).filter(|record| record.seq < seq) else {
                    return;
                };
                let record = Arc::make_mut(record);
                record.seq = seq;
                record.deleted = deleted;
                record.fields.extend(cells);
                let newest = record.newest().map(|version| version.at);
                newest.into_iter().for_each(|at| self.clock.observe(at));
                touched.insert(id);
            }
            Item::Hide(id) => {
                self.confirmed.remove(&id);
                touched.insert(id);
            }
        }
    }

    fn observe(&mut self, record: &Record) {
        if let Some(version) = record.newest() {
            self.clock.observe(version.at);
        }
    }
}
