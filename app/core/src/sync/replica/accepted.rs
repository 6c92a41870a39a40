//! What was accepted and may yet be lost: kept for a week, offered again when the server has lost something,
//! and let go when the confirmed records hold it.

use std::collections::BTreeSet;

use super::{Kept, Pending, Replica, State, in_order, shelf};
use crate::{
    limits::{KEEP_ACCEPTED, KEEP_ACCEPTED_MS},
    sync::{
        change::Batch,
        ids::{ChangeId, RecordId},
    },
};

impl Replica {
    pub(super) fn forget_kept(&mut self, id: &ChangeId) -> bool {
        let before = self.kept.len();
        self.kept.retain(|kept| kept.batch.id() != Some(id));
        self.kept.len() < before
    }

    pub(super) fn keep(&mut self, batch: Batch, order: u64, at_ms: u64) {
        let Some(id) = batch.id().cloned() else { return };
        self.forget_kept(&id);
        let kept = Kept { batch, at_ms, order };
        self.shelf.put(shelf::kept_key(&id), &kept);
        self.kept.push_back(kept);
        while self.kept.len() > KEEP_ACCEPTED
            || self.kept.front().is_some_and(|oldest| oldest.at_ms + KEEP_ACCEPTED_MS < at_ms)
        {
            if let Some(id) = self.kept.pop_front().and_then(|kept| kept.batch.id().cloned()) {
                self.shelf.remove(shelf::kept_key(&id));
            }
        }
    }

    /// The person may no longer read the space: copies go, own words stay (rule A-2). Not for an expired
    /// session, which is no sign-out.
    pub fn shut_out(&mut self) {
        if std::mem::replace(&mut self.shut, true) {
            return;
        }
        let gone: Vec<RecordId> = std::mem::take(&mut self.confirmed).into_keys().collect();
        if self.cursor.take().is_some() || !gone.is_empty() {
            self.shelf.cursor_moved();
        }
        (self.seq, self.standing) = (0, None);
        self.shelf.touch(gone.iter().cloned());
        self.predict_all(gone);
        // No frame will tell any more what the server may have lost: its old verdicts do.
        self.offer_kept_again();
    }

    /// Own accepted changes go back into the queue: a server that still has them answers with the old
    /// verdict, one that lost its last second takes them in anew (rule C-4).
    pub(super) fn offer_kept_again(&mut self) {
        for pending in self.pending.iter_mut().filter(|pending| pending.settled.is_some()) {
            // Whichever tab made it, it is final, and that tab may have done with it.
            (pending.settled, pending.state) = (None, State::Offered);
        }
        for kept in self.kept.clone() {
            let waits = self.pending.iter().any(|pending| pending.batch.id() == kept.batch.id());
            if let (Some(id), false) = (kept.batch.id().cloned(), waits) {
                let Kept { batch, order, .. } = kept;
                let pending = Pending::new(batch, order, State::Offered);
                self.shelf.put(shelf::pending_key(&id), &pending);
                self.pending.push(pending);
            }
        }
        in_order(&mut self.pending);
        let mut waiting: BTreeSet<&ChangeId> = BTreeSet::new();
        waiting.extend(self.pending.iter().filter_map(|pending| pending.batch.id()));
        self.shelf.keep_waiting(&waiting);
        let touched: Vec<RecordId> = self.pending.iter().flat_map(Pending::records).cloned().collect();
        self.predict_all(touched);
    }

    /// Whether the confirmed records show that the server has the gesture.
    pub(super) fn is_shown(&self, pending: &Pending) -> bool {
        pending.batch.changes.iter().any(|change| {
            self.confirmed.get(&change.record).is_some_and(|record| {
                let mut versions = record.fields.values().map(|cell| &cell.version).chain(&record.deleted);
                versions.any(|version| version.id == change.id)
            })
        })
    }

    /// Waiting changes whose outcome the confirmed records now hold have done their work. Where nothing
    /// shows it and the verdict is older than the last pull, the server is asked once more (rule C-5).
    pub(super) fn drop_covered(&mut self, touched: &mut BTreeSet<RecordId>) {
        let (seq, shut) = (self.seq, self.shut);
        let (covered, mut waiting): (Vec<_>, Vec<_>) = std::mem::take(&mut self.pending)
            .into_iter()
            .partition(|pending| pending.settled.is_some_and(|settled| settled <= seq || shut));
        for pending in covered {
            touched.extend(pending.records().cloned());
            if pending.trusted || self.is_shown(&pending) {
                self.shelf.done_with(pending.batch.id().cloned());
            } else {
                let again = Pending { settled: None, state: State::Offered, ..pending };
                waiting.push(again);
            }
        }
        in_order(&mut waiting);
        self.pending = waiting;
    }
}
