//! Deciding on batches: pure, the same for every space. The room feeds it and commits what comes out.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Seq,
    audience::Viewer,
    change::{Batch, Change, FieldPatch, Op},
    ids::{Kind, PrincipalId, RecordId},
    merge,
    protocol::Entry,
    record::{Cell, Fields, NAME, NUMBER, Record, by_name},
    schema,
    stamp::Stamp,
    verdict::{Outcome, Refusal, RefusalCode},
};
use crate::{
    domain::kinds::{Identity, KindRule, Writing, rule_of},
    limits::{BATCH_CHANGES, SPACE_RECORDS, STAMP_AHEAD_MS},
};

mod audience;
mod rights;

pub use audience::{derive_audience, first_audience, put_audience};
use rights::{check_field, check_patch, may_change, names_its_owner};

/// A space's records with a group of batches being decided on top of them.
pub struct Docket<'a> {
    records: &'a BTreeMap<RecordId, Record>,
    /// Records as they stand after what has been accepted so far.
    pub changed: BTreeMap<RecordId, Record>,
    /// The log entries of what has been accepted so far.
    pub entries: Vec<Entry>,
    pub seq: Seq,
    pub number: u64,
    pub newest: Stamp,
    /// What those whose batches are decided are called, for what they sign (rule W-3). Beside the viewer,
    /// whose audience version a new name must not change.
    pub names: BTreeMap<PrincipalId, String>,
}

impl<'a> Docket<'a> {
    pub fn new(records: &'a BTreeMap<RecordId, Record>, seq: Seq, number: u64, newest: Stamp) -> Self {
        let (changed, entries, names) = (BTreeMap::new(), Vec::new(), BTreeMap::new());
        Self { records, changed, entries, seq, number, newest, names }
    }

    /// The record as it stands with what has been accepted so far.
    pub fn record(&self, id: &RecordId) -> Option<&Record> {
        self.changed.get(id).or_else(|| self.records.get(id))
    }

    /// Decides one gesture: one outcome a change, all accepted or none (rule B-1).
    pub fn judge(&mut self, batch: &Batch, by: &Viewer, now_ms: u64) -> Vec<Outcome> {
        let (seq, number, newest, entries) = (self.seq, self.number, self.newest, self.entries.len());
        let before: BTreeMap<RecordId, Option<Record>> =
            batch.changes.iter().map(|c| (c.record.clone(), self.changed.get(&c.record).cloned())).collect();
        match self.try_batch(batch, by, now_ms) {
            Ok(outcomes) => outcomes,
            Err((at, refusal)) => {
                (self.seq, self.number, self.newest) = (seq, number, newest);
                self.entries.truncate(entries);
                for (id, record) in before {
                    match record {
                        Some(record) => self.changed.insert(id, record),
                        None => self.changed.remove(&id),
                    };
                }
                refuse_all(batch, at, &refusal)
            }
        }
    }

    fn try_batch(
        &mut self,
        batch: &Batch,
        by: &Viewer,
        now_ms: u64,
    ) -> Result<Vec<Outcome>, (usize, Refusal)> {
        if batch.changes.len() > BATCH_CHANGES {
            return Err((0, refusal(RefusalCode::LimitReached, "Слишком много правок в одном действии.")));
        }
        let mut seen = BTreeSet::new();
        let mut outcomes = Vec::with_capacity(batch.changes.len());
        for (at, change) in batch.changes.iter().enumerate() {
            if !seen.insert(&change.id) {
                return Err((at, refusal(RefusalCode::ClaimedId, "Номер правки повторяется.")));
            }
            outcomes.push(self.decide(change, by, now_ms).map_err(|refusal| (at, refusal))?);
        }
        Ok(outcomes)
    }

    fn decide(&mut self, change: &Change, by: &Viewer, now_ms: u64) -> Result<Outcome, Refusal> {
        let Some(author) = by.principal.as_ref() else {
            return Err(refusal(RefusalCode::NotAllowed, "Чтобы править, войдите."));
        };
        if !change.id.is_well_formed() || !change.record.is_well_formed() {
            return Err(refusal(RefusalCode::Malformed, "Правка записана неверно."));
        }
        let mut change = change.clone();
        let restamped = self.settle_stamp(&mut change, now_ms);
        let before = self.record(&change.record).map(Record::audience);
        let (mut record, overtaken) = match &change.op {
            Op::Create { kind, .. } => {
                let rule = self.rule_for(kind, change.schema)?;
                schema::lift_change(rule, &mut change);
                self.create(&change, rule, by, author)?
            }
            Op::Set { .. } | Op::Delete | Op::Restore => {
                let record = self.standing_record(&change, by)?;
                let rule = self.rule_for(&record.kind, change.schema)?;
                may_change(rule, &record, by)?;
                schema::lift_change(rule, &mut change);
                self.alter(record, &change, rule, by)?
            }
        };
        if let Some(rule) = rule_of(record.kind.as_str()) {
            derive_audience(rule, &mut record, &change.version());
            self.admit(rule, &record, by, author)?;
        }
        self.seq += 1;
        self.newest = self.newest.max(change.at);
        record.seq = self.seq;
        let outcome = Outcome::Accepted { seq: self.seq, restamped, overtaken };
        self.entries.push(Entry {
            seq: self.seq,
            author: author.clone(),
            kind: record.kind.clone(),
            accepted_ms: now_ms,
            outcome: outcome.clone(),
            before,
            after: record.audience(),
            change,
        });
        self.changed.insert(record.id.clone(), record);
        Ok(outcome)
    }

    /// Replaces a stamp that is too far ahead of the server (rule T-4).
    fn settle_stamp(&self, change: &mut Change, now_ms: u64) -> Option<Stamp> {
        let server = Stamp { ms: now_ms, tick: 0 }.max(self.newest);
        if change.at.ms <= server.ms.saturating_add(STAMP_AHEAD_MS) {
            return None;
        }
        change.at = Stamp { ms: server.ms.saturating_add(1), tick: 0 };
        Some(change.at)
    }

    /// Asks the space around a record whether it may be written so now (rule W-4).
    fn admit(
        &self,
        rule: &KindRule,
        record: &Record,
        by: &Viewer,
        author: &PrincipalId,
    ) -> Result<(), Refusal> {
        let Some(within) = rule.within.filter(|_| !by.standing.system) else { return Ok(()) };
        let writing = Writing { record, by: author, standing: &by.standing, find: &|id| self.record(id) };
        (within.admits)(&writing).map_err(|word| refusal(RefusalCode::NotAllowed, word))
    }

    fn rule_for(&self, kind: &Kind, schema: u16) -> Result<&'static KindRule, Refusal> {
        let rule = rule_of(kind.as_str())
            .ok_or_else(|| refusal(RefusalCode::UnknownKind, "Сервер не знает такого вида записи."))?;
        if schema > rule.schema() {
            return Err(refusal(
                RefusalCode::SchemaTooNew,
                "Правка сделана более новой программой, чем сервер.",
            ));
        }
        Ok(rule)
    }

    fn standing_record(&self, change: &Change, by: &Viewer) -> Result<Record, Refusal> {
        let record = self.record(&change.record).filter(|record| by.sees(record));
        record.cloned().ok_or_else(|| refusal(RefusalCode::NoRecord, "Такой записи здесь нет."))
    }

    fn create(
        &mut self,
        change: &Change,
        rule: &'static KindRule,
        by: &Viewer,
        author: &PrincipalId,
    ) -> Result<(Record, Vec<String>), Refusal> {
        let Op::Create { kind, fields } = &change.op else {
            return Err(refusal(RefusalCode::Malformed, "Правка записана неверно."));
        };
        if !rule.spaces.contains(&by.standing.space) || !by.standing.may(rule.add) {
            return Err(refusal(RefusalCode::NotAllowed, "Здесь нельзя добавлять такие записи."));
        }
        if rule.identity == Identity::OnePerPerson && !names_its_owner(&change.record, rule, author) {
            return Err(refusal(RefusalCode::ClaimedId, "Эта запись принадлежит другому человеку."));
        }
        for (name, value) in fields {
            check_field(rule, name, value, by)?;
        }
        if let Some(missing) =
            rule.fields.iter().find(|field| field.required && !fields.contains_key(field.name))
        {
            return Err(Refusal::new(
                RefusalCode::MissingField,
                format!("Не хватает поля «{}».", missing.name),
            ));
        }
        match self.record(&change.record) {
            Some(mine) if rule.identity == Identity::OnePerPerson && &mine.author == author => {
                may_change(rule, mine, by)?;
                let (mut record, overtaken) = recreate(mine.clone(), change, fields);
                self.sign(rule, &mut record, change);
                Ok((record, overtaken))
            }
            Some(_) => Err(refusal(RefusalCode::RecordExists, "Такая запись уже есть.")),
            None if self.records.len() + self.changed.len() >= SPACE_RECORDS => {
                Err(refusal(RefusalCode::LimitReached, "Здесь больше нет места для записей."))
            }
            None => {
                let record = merge::created(change, kind, fields, author);
                Ok((self.bring_forth(change, rule, record, by, author), Vec::new()))
            }
        }
    }

    fn bring_forth(
        &mut self,
        change: &Change,
        rule: &KindRule,
        mut record: Record,
        by: &Viewer,
        author: &PrincipalId,
    ) -> Record {
        let standing = &by.standing;
        let writing = Writing { record: &record, by: author, standing, find: &|id| self.record(id) };
        if let Some(audience) = first_audience(rule, &writing) {
            put_audience(&mut record, &audience, &change.version());
        }
        self.sign(rule, &mut record, change);
        if rule.numbered {
            self.number += 1;
            let cell = Cell { value: self.number.into(), version: change.version() };
            record.fields.insert(NUMBER.into(), cell);
        }
        record
    }

    /// Writes the author's name into a record of a signed kind (rule W-3).
    fn sign(&self, rule: &KindRule, record: &mut Record, change: &Change) {
        if let Some(name) = self.names.get(&record.author).filter(|_| rule.signed) {
            let cell = Cell { value: name.as_str().into(), version: change.version() };
            record.fields.insert(NAME.into(), cell);
        }
    }

    fn alter(
        &self,
        mut record: Record,
        change: &Change,
        rule: &KindRule,
        by: &Viewer,
    ) -> Result<(Record, Vec<String>), Refusal> {
        let mut overtaken = Vec::new();
        match &change.op {
            Op::Set { .. } if !record.is_alive() => {
                return Err(refusal(RefusalCode::RecordDeleted, "Запись в корзине: правка не внесена."));
            }
            Op::Set { fields } => {
                for (name, patch) in fields {
                    check_patch(rule, name, patch, by)?;
                }
                overtaken = merge::set_fields(&mut record, fields, &change.version());
            }
            Op::Delete => record.deleted = Some(change.version()),
            Op::Restore => record.deleted = None,
            Op::Create { .. } => return Err(refusal(RefusalCode::Malformed, "Правка записана неверно.")),
        }
        Ok((record, overtaken))
    }
}

/// A record that is one per person, made again on another device: its fields merge (rule R-3).
pub fn recreate(mut record: Record, change: &Change, fields: &Fields) -> (Record, Vec<String>) {
    let patch = |value: &serde_json::Value| FieldPatch { value: value.clone(), base: None };
    let patches = by_name(fields.iter().map(|(name, value)| (name.clone(), patch(value))));
    record.deleted = None;
    let overtaken = merge::set_fields(&mut record, &patches, &change.version());
    (record, overtaken)
}

fn refusal(code: RefusalCode, text: &str) -> Refusal {
    Refusal::new(code, text)
}

fn refuse_all(batch: &Batch, at: usize, why: &Refusal) -> Vec<Outcome> {
    let others = refusal(RefusalCode::BatchRefused, "Не внесено вместе с другой правкой того же действия.");
    (0..batch.changes.len())
        .map(|index| Outcome::Refused(if index == at { why.clone() } else { others.clone() }))
        .collect()
}

#[cfg(test)]
mod tests;
