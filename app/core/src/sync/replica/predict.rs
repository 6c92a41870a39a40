//! The view: confirmed records with own waiting changes on top.

use std::sync::Arc;

use super::Replica;
use crate::{
    domain::{
        grants::Standing,
        kinds::{Identity, Writing, rule_of},
        space::SpaceKind,
    },
    sync::{
        change::{Change, Op},
        ids::{Kind, RecordId},
        judge::{derive_audience, first_audience, put_audience, recreate},
        merge,
        record::Record,
    },
};

impl Replica {
    /// Recomputes the view of these records and notes which of them changed.
    pub(super) fn predict_all(&mut self, ids: impl IntoIterator<Item = RecordId>) {
        for id in ids {
            let now = self.predict(&id);
            let unchanged = match (&now, self.view.get(&id)) {
                (Some(now), Some(shown)) => Arc::ptr_eq(now, shown) || now == shown,
                (now, shown) => now.is_none() && shown.is_none(),
            };
            if unchanged {
                continue;
            }
            match now {
                Some(record) => self.view.insert(id.clone(), record),
                None => self.view.remove(&id),
            };
            self.changed.insert(id);
        }
    }

    fn predict(&self, id: &RecordId) -> Option<Arc<Record>> {
        let confirmed = self.confirmed.get(id);
        let waiting = self.pending.iter().flat_map(|pending| &pending.batch.changes);
        let mut waiting = waiting.filter(|change| &change.record == id).peekable();
        if waiting.peek().is_none() {
            return confirmed.cloned();
        }
        let record = confirmed.map(|record| Record::clone(record));
        waiting.fold(record, |record, change| self.with_change(record, change)).map(Arc::new)
    }

    /// The record as the server will probably leave it (rule V-1).
    fn with_change(&self, record: Option<Record>, change: &Change) -> Option<Record> {
        let version = change.version();
        let mut record = match (&change.op, record) {
            (Op::Create { kind, fields }, None) => {
                let mut record = merge::created(change, kind, fields, &self.me);
                if let Some(rule) = rule_of(kind.as_str()) {
                    // Opened offline, before the server has ever said who one is here: nobody in particular.
                    let nobody = Standing::visitor(SpaceKind::Catalogue);
                    let standing = self.standing.as_ref().unwrap_or(&nobody);
                    let find = &|id: &RecordId| self.record(id);
                    let writing = Writing { record: &record, by: &self.me, standing, find };
                    if let Some(audience) = first_audience(rule, &writing) {
                        put_audience(&mut record, &audience, &version);
                    }
                }
                record
            }
            (Op::Create { kind, fields }, Some(record))
                if record.author == self.me && is_one_per_person(kind) =>
            {
                recreate(record, change, fields).0
            }
            (Op::Set { fields }, Some(mut record)) if record.is_alive() => {
                merge::set_fields(&mut record, fields, &version);
                record
            }
            (Op::Delete, Some(record)) => Record { deleted: Some(version.clone()), ..record },
            (Op::Restore, Some(record)) => Record { deleted: None, ..record },
            (_, record) => return record,
        };
        if let Some(rule) = rule_of(record.kind.as_str()) {
            derive_audience(rule, &mut record, &version);
        }
        Some(record)
    }

    /// What the space says against an own waiting record as it stands in the view: a word to show before the
    /// server refuses it (rule W-4). The server decides: it holds more than was sent here.
    pub fn objection(&self, id: &RecordId) -> Option<&'static str> {
        let mut waiting = self.pending.iter().flat_map(|pending| &pending.batch.changes);
        let record = self.view.get(id).filter(|_| waiting.any(|change| &change.record == id))?;
        let within = rule_of(record.kind.as_str())?.within?;
        let (by, standing) = (&self.me, self.standing.as_ref()?);
        let writing = Writing { record, by, standing, find: &|id| self.record(id) };
        (within.admits)(&writing).err()
    }
}

fn is_one_per_person(kind: &Kind) -> bool {
    rule_of(kind.as_str()).is_some_and(|rule| rule.identity == Identity::OnePerPerson)
}
