//! What people did, as they would remember it: which gestures reached their device, with which content, and
//! which ones they put away themselves.

use std::collections::{BTreeMap, BTreeSet};

use karta_core::sync::{
    ChangeId,
    change::Batch,
    replica::{Pending, Returned, Why},
};

use super::{
    page::Device,
    truth::{Truth, ensure},
};

#[derive(Default)]
pub struct Ledger {
    /// Gestures made on each page that is still open.
    made: BTreeMap<u64, BTreeSet<ChangeId>>,
    /// What a device was given to keep, last.
    stored: BTreeMap<ChangeId, (String, Batch)>,
    /// On which device a gesture lies.
    places: BTreeMap<ChangeId, usize>,
    offered: BTreeMap<ChangeId, Batch>,
    dismissed: BTreeSet<ChangeId>,
    pub lost_in_crashes: usize,
}

impl Ledger {
    pub fn made(&mut self, page: u64, id: ChangeId) {
        self.made.entry(page).or_default().insert(id);
    }

    /// What the page had not yet given to its device is lost with it; nothing else may be.
    pub fn crashed(&mut self, page: u64) {
        let made = self.made.remove(&page).unwrap_or_default();
        self.lost_in_crashes += made.iter().filter(|id| !self.stored.contains_key(id)).count();
    }

    pub fn stored(&mut self, device: usize, who: &str, text: &str) -> Result<Option<Batch>, String> {
        let pending: Pending = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let Some(id) = pending.batch.id().cloned() else { return Ok(None) };
        if let Some(offered) = self.offered.get(&id) {
            ensure(offered == &pending.batch, || format!("{id} changed after it was offered (P-4)"))?;
        }
        self.places.insert(id.clone(), device);
        self.stored.insert(id, (who.to_owned(), pending.batch.clone()));
        Ok(Some(pending.batch))
    }

    pub fn offered(&mut self, who: &str, batch: &Batch) -> Result<(), String> {
        let Some(id) = batch.id().cloned() else { return Ok(()) };
        let stored = self.stored.get(&id);
        ensure(stored.is_some_and(|(owner, kept)| owner == who && kept == batch), || {
            format!("{id} is offered by {who} before the device has it (D-1)")
        })?;
        let first = self.offered.entry(id.clone()).or_insert_with(|| batch.clone());
        ensure(first == batch, || format!("{id} is offered with another content (P-4)"))
    }

    /// A page that opens finds every accepted gesture of its device: waiting still, or in a confirmed copy
    /// that has come so far (rule D-3).
    pub fn check_device(&self, truth: &Truth, at: usize, device: &Device) -> Result<(), String> {
        let Some(stands) = device.copy_reaches() else { return Ok(()) };
        let accepted = truth.log.iter().filter(|entry| self.places.get(&entry.change.id) == Some(&at));
        for entry in accepted.filter(|entry| entry.seq > stands) {
            let id = &entry.change.id;
            ensure(device.keys.contains_key(&format!("p/{id}")), || {
                format!("{id} of {} left the device before its copy, at {stands}, has it (D-3)", entry.seq)
            })?;
        }
        Ok(())
    }

    pub fn dismissed(&mut self, id: ChangeId) {
        self.dismissed.insert(id);
    }

    /// Every gesture is in the log, or with its author with the reason; nothing else.
    pub fn check(
        &self,
        truth: &Truth,
        returned: &BTreeMap<String, Vec<Returned>>,
        lossless: bool,
    ) -> Result<(), String> {
        let unstored = self.made.values().flatten().find(|id| !self.stored.contains_key(id));
        ensure(unstored.is_none(), || format!("{unstored:?} never reached the device"))?;
        for (id, (who, batch)) in &self.stored {
            let back =
                returned.get(who).into_iter().flatten().find(|returned| returned.batch.id() == Some(id));
            self.check_one(truth, batch, who, back, lossless)
                .map_err(|broken| format!("{id} by {who}: {broken}"))?;
        }
        Ok(())
    }

    fn check_one(
        &self,
        truth: &Truth,
        batch: &Batch,
        who: &str,
        back: Option<&Returned>,
        lossless: bool,
    ) -> Result<(), String> {
        let entry_of = |id: &ChangeId| truth.log.iter().find(|entry| &entry.change.id == id);
        let entries: Vec<_> = batch.changes.iter().filter_map(|change| entry_of(&change.id)).collect();
        let away = batch.id().is_some_and(|id| self.dismissed.contains(id));
        if entries.is_empty() {
            let told = back.is_some_and(|back| matches!(back.why, Why::Refused(_)) && &back.batch == batch);
            return ensure(told || away, || "is neither in the log nor with its author".into());
        }
        ensure(entries.len() == batch.changes.len(), || "is in the log in part (B-1)".into())?;
        for (entry, change) in entries.iter().zip(&batch.changes) {
            let same = entry.change.record == change.record && entry.change.op == change.op;
            ensure(same && entry.author.as_str() == who, || "is in the log with another content".into())?;
        }
        let refused = back.is_some_and(|back| matches!(back.why, Why::Refused(_)));
        ensure(!lossless || !refused, || "is accepted and yet returned as refused".into())?;
        let overtaken = entries.iter().any(|entry| {
            matches!(&entry.outcome, karta_core::sync::Outcome::Accepted { overtaken, .. } if !overtaken.is_empty())
        });
        let told = back.is_some_and(|back| &back.batch == batch);
        ensure(!overtaken || told || away, || "is overtaken and its author was not told (M-2)".into())
    }
}
