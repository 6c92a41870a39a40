//! What comes from the server: verdicts, and frames that move the confirmed records on.

use std::collections::{BTreeMap, BTreeSet};

use super::{Kept, Pending, Replica, Returned, State, Why, shelf};
use crate::{
    limits::{KEEP_ACCEPTED, KEEP_ACCEPTED_MS},
    sync::{
        change::Batch,
        ids::{ChangeId, RecordId},
        protocol::{Frame, Item, PullReply},
        record::Record,
        verdict::{Outcome, Verdict},
    },
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
        for index in (0..self.pending.len()).rev() {
            let batch = &self.pending[index].batch;
            let outcomes: Option<Vec<&Outcome>> = batch
                .changes
                .iter()
                .map(|change| Self::verdict_of(verdicts, &change.id).map(|verdict| &verdict.outcome))
                .collect();
            let Some(outcomes) = outcomes.filter(|outcomes| !outcomes.is_empty()) else { continue };
            touched.extend(batch.changes.iter().map(|change| change.record.clone()));
            match outcomes.iter().map(|outcome| outcome.seq()).max().flatten() {
                Some(seq) => self.settle(index, seq, &outcomes, server_ms),
                None => self.turn_back(index, &outcomes, server_ms),
            }
        }
        self.drop_covered(&mut touched);
        self.predict_all(touched);
    }

    fn settle(&mut self, index: usize, seq: u64, outcomes: &[&Outcome], server_ms: u64) {
        let pending = &mut self.pending[index];
        let newly = pending.settled.is_none();
        pending.settled = Some(seq);
        let Some(id) = pending.batch.id().cloned() else { return };
        self.shelf.put(shelf::pending_key(&id), &self.pending[index]);
        if newly {
            let batch = self.pending[index].batch.clone();
            self.note_overtaken(&batch, outcomes, server_ms);
            self.keep(batch, server_ms);
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

    fn keep(&mut self, batch: Batch, at_ms: u64) {
        let Some(id) = batch.id() else { return };
        let kept = Kept { batch: batch.clone(), at_ms };
        self.shelf.put(shelf::kept_key(id), &kept);
        self.kept.push_back(kept);
        while self.kept.len() > KEEP_ACCEPTED
            || self.kept.front().is_some_and(|oldest| oldest.at_ms + KEEP_ACCEPTED_MS < at_ms)
        {
            if let Some(id) = self.kept.pop_front().and_then(|kept| kept.batch.id().cloned()) {
                self.shelf.remove(shelf::kept_key(&id));
            }
        }
    }

    /// Takes a pull's reply in: its frame, and what the person may do here.
    pub fn on_pull(&mut self, reply: PullReply, wall_ms: u64) -> Received {
        self.learn_clock(wall_ms, reply.server_ms);
        if self.standing.as_ref() != Some(&reply.standing) {
            self.standing = Some(reply.standing);
            self.shelf.cursor_moved();
        }
        self.on_frame(reply.frame)
    }

    /// Moves the confirmed records on (rule C-3).
    pub fn on_frame(&mut self, frame: Frame) -> Received {
        if !frame.snapshot && (self.cursor.is_none() || frame.after > self.seq) {
            return Received::Gap;
        }
        let late = self.cursor.is_some() && frame.upto < self.seq && !frame.lost;
        if late {
            return Received::Applied;
        }
        let mut touched = BTreeSet::new();
        if frame.snapshot {
            touched.extend(std::mem::take(&mut self.confirmed).into_keys());
        }
        for item in frame.items {
            if !self.take_item(item, frame.snapshot, &mut touched) {
                return Received::Gap;
            }
        }
        self.seq = frame.upto;
        self.cursor = Some(frame.cursor);
        if frame.lost {
            self.offer_kept_again();
        }
        self.shelf.touch(touched.iter().cloned());
        self.shelf.cursor_moved();
        self.drop_covered(&mut touched);
        self.predict_all(touched);
        Received::Applied
    }

    fn take_item(&mut self, item: Item, snapshot: bool, touched: &mut BTreeSet<RecordId>) -> bool {
        match item {
            Item::Record(record) => {
                if !snapshot && self.confirmed.get(&record.id).is_some_and(|mine| mine.seq > record.seq) {
                    return true;
                }
                self.observe(&record);
                touched.insert(record.id.clone());
                self.confirmed.insert(record.id.clone(), record);
            }
            Item::Cells { id, seq, cells, deleted } => {
                let Some(record) = self.confirmed.get_mut(&id) else { return false };
                if record.seq >= seq {
                    return true;
                }
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
        true
    }

    fn observe(&mut self, record: &Record) {
        if let Some(version) = record.newest() {
            self.clock.observe(version.at);
        }
    }

    /// Own accepted changes go back into the queue: a server that still has them answers with the old
    /// verdict, one that lost its last second takes them in anew (rule C-4).
    fn offer_kept_again(&mut self) {
        let mut again: Vec<Pending> = Vec::new();
        for pending in &mut self.pending {
            pending.settled = None;
        }
        for kept in self.kept.drain(..) {
            let waits = self.pending.iter().any(|pending| pending.batch.id() == kept.batch.id());
            if let (Some(id), false) = (kept.batch.id().cloned(), waits) {
                let pending = Pending { batch: kept.batch, settled: None, state: State::Offered };
                self.shelf.put(shelf::pending_key(&id), &pending);
                again.push(pending);
            }
        }
        again.append(&mut self.pending);
        self.pending = again;
        let touched: Vec<RecordId> =
            self.pending.iter().flat_map(|p| p.batch.changes.iter().map(|c| c.record.clone())).collect();
        self.predict_all(touched);
    }

    /// Waiting changes whose outcome the confirmed records now hold have done their work.
    fn drop_covered(&mut self, touched: &mut BTreeSet<RecordId>) {
        let seq = self.seq;
        let covered = |pending: &Pending| pending.settled.is_some_and(|settled| settled <= seq);
        let done: Vec<ChangeId> = self
            .pending
            .iter()
            .filter(|pending| covered(pending))
            .flat_map(|pending| {
                touched.extend(pending.batch.changes.iter().map(|change| change.record.clone()));
                pending.batch.id().cloned()
            })
            .collect();
        self.pending.retain(|pending| !covered(pending));
        self.shelf.done_with(done);
    }
}
