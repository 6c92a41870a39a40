//! The view: confirmed records with own waiting changes on top.

use super::Replica;
use crate::{
    domain::kinds::{Identity, rule_of},
    sync::{
        change::{Change, Op},
        ids::{Kind, RecordId},
        judge::{beginning_audience, recreate},
        merge,
        record::{AUDIENCE, Cell, Record},
    },
};

impl Replica {
    /// Recomputes the view of these records and notes which of them changed.
    pub(super) fn predict_all(&mut self, ids: impl IntoIterator<Item = RecordId>) {
        for id in ids {
            let now = self.predict(&id);
            if now.as_ref() == self.view.get(&id) {
                continue;
            }
            match now {
                Some(record) => self.view.insert(id.clone(), record),
                None => self.view.remove(&id),
            };
            self.changed.insert(id);
        }
    }

    fn predict(&self, id: &RecordId) -> Option<Record> {
        let mut record = self.confirmed.get(id).cloned();
        for pending in &self.pending {
            for change in pending.batch.changes.iter().filter(|change| &change.record == id) {
                record = self.with_change(record, change);
            }
        }
        record
    }

    /// The record as the server will probably leave it (rule V-1).
    fn with_change(&self, record: Option<Record>, change: &Change) -> Option<Record> {
        match (&change.op, record) {
            (Op::Create { kind, fields }, None) => {
                let mut record = merge::created(change, kind, fields, &self.me);
                if let Some(rule) = rule_of(kind.as_str()) {
                    let cell = Cell { value: beginning_audience(rule), version: change.version() };
                    record.fields.entry(AUDIENCE.into()).or_insert(cell);
                }
                Some(record)
            }
            (Op::Create { kind, fields }, Some(record))
                if record.author == self.me && is_one_per_person(kind) =>
            {
                Some(recreate(record, change, fields).0)
            }
            (Op::Set { fields }, Some(mut record)) if record.is_alive() => {
                merge::set_fields(&mut record, fields, &change.version());
                Some(record)
            }
            (Op::Delete, Some(mut record)) => {
                record.deleted = Some(change.version());
                Some(record)
            }
            (Op::Restore, Some(mut record)) => {
                record.deleted = None;
                Some(record)
            }
            (_, record) => record,
        }
    }
}

fn is_one_per_person(kind: &Kind) -> bool {
    rule_of(kind.as_str()).is_some_and(|rule| rule.identity == Identity::OnePerPerson)
}
