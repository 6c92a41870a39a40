//! Making changes: everything a person does is applied here first and at once.

use serde_json::Value;

use super::{Pending, Replica, State, shelf, undo::Step};
use crate::{
    domain::{grants::Action, kinds::rule_of},
    sync::{
        change::{Batch, Change, FieldPatch, Op},
        ids::{ChangeId, Kind, RecordId},
        record::{Fields, by_name},
        stamp::Stamp,
    },
};

/// One part of a gesture.
#[derive(Debug, Clone, PartialEq)]
pub enum Draft {
    Create { record: RecordId, kind: Kind, fields: Fields },
    Set { record: RecordId, fields: Vec<(String, Value)> },
    Delete { record: RecordId },
    Restore { record: RecordId },
}

/// How a gesture is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// A finished act: one step of undo.
    Act,
    /// A keystroke: joins the one before it while that was not offered yet.
    Typing,
}

impl Replica {
    /// Applies a gesture at once and queues it. `None` where it changes nothing.
    pub fn make(&mut self, drafts: Vec<Draft>, manner: Manner, wall_ms: u64) -> Option<ChangeId> {
        let steps = self.inverse_of(&drafts);
        let joined = if manner == Manner::Typing { self.join_typing(&drafts, wall_ms) } else { None };
        if joined.is_some() {
            return joined;
        }
        let runs_on = manner == Manner::Typing && self.runs_on(&steps);
        let id = self.enqueue(drafts, wall_ms)?;
        if !runs_on && !steps.is_empty() {
            self.undo.did(steps);
        }
        self.sealed = manner != Manner::Typing;
        Some(id)
    }

    /// Queues a gesture without remembering it for undo.
    pub(super) fn enqueue(&mut self, drafts: Vec<Draft>, wall_ms: u64) -> Option<ChangeId> {
        let place = self.pending.len();
        let order = self.last_order + 1;
        let batch = Batch { changes: Vec::with_capacity(drafts.len()) };
        self.pending.push(Pending::new(batch, order, State::Fresh));
        for draft in drafts {
            // Each part sees the ones before it: a card may be made and filled in one gesture.
            if let Some((record, schema, op)) = self.operation(draft) {
                self.counter += 1;
                let id = ChangeId { writer: self.writer.clone(), counter: self.counter };
                let change = Change { id, record: record.clone(), at: self.clock.tick(wall_ms), schema, op };
                self.pending[place].batch.changes.push(change);
                self.predict_all([record]);
            }
        }
        let Some(id) = self.pending[place].batch.id().cloned() else {
            self.pending.pop();
            return None;
        };
        self.last_order = order;
        self.shelf.put(shelf::pending_key(&id), &self.pending[place]);
        self.sealed = true;
        Some(id)
    }

    fn operation(&self, draft: Draft) -> Option<(RecordId, u16, Op)> {
        let schema_of = |kind: &Kind| rule_of(kind.as_str()).map_or(1, |rule| rule.schema());
        match draft {
            Draft::Create { record, kind, fields } => {
                let schema = schema_of(&kind);
                Some((record, schema, Op::Create { kind, fields }))
            }
            Draft::Set { record, fields } => {
                let seen = self.view.get(&record)?;
                let patches = fields.into_iter().filter(|(name, value)| seen.value(name) != Some(value)).map(
                    |(name, value)| {
                        let base = seen.base(&name);
                        (name, FieldPatch { value, base })
                    },
                );
                let fields = by_name(patches);
                (!fields.is_empty()).then(|| (record, schema_of(&seen.kind), Op::Set { fields }))
            }
            Draft::Delete { record } => {
                let seen = self.view.get(&record).filter(|seen| seen.is_alive())?;
                Some((record, schema_of(&seen.kind), Op::Delete))
            }
            Draft::Restore { record } => {
                let seen = self.view.get(&record).filter(|seen| !seen.is_alive())?;
                Some((record, schema_of(&seen.kind), Op::Restore))
            }
        }
    }

    /// Joins a keystroke to the last gesture if that is the same field's and was never offered (rule P-4).
    fn join_typing(&mut self, drafts: &[Draft], wall_ms: u64) -> Option<ChangeId> {
        let [Draft::Set { record, fields }] = drafts else { return None };
        let [(name, value)] = fields.as_slice() else { return None };
        let mut at: Stamp = self.clock.tick(wall_ms);
        let sealed = self.sealed;
        // Where somebody else's value came between, the keystroke is an edit of that one.
        let seen = self.view.get(record).and_then(|seen| seen.base(name));
        let last = self.pending.last_mut()?;
        let joinable =
            matches!(last.state, State::Fresh | State::Stored) && last.settled.is_none() && !sealed;
        let [change] = last.batch.changes.as_mut_slice() else { return None };
        let Op::Set { fields: patches } = &mut change.op else { return None };
        let mine = change.id.writer == self.writer && seen.as_ref() == Some(&change.id);
        let same = &change.record == record && mine && patches.len() == 1;
        let patch = patches.get_mut(name).filter(|_| joinable && same)?;
        patch.value = value.clone();
        if at == change.at {
            // A corrected clock may come by the same stamp again, and `mark_stored` tells texts apart by it.
            at = self.clock.tick(wall_ms);
        }
        change.at = at;
        let (id, record) = (change.id.clone(), record.clone());
        last.state = State::Fresh;
        self.shelf.put(shelf::pending_key(&id), &*last);
        self.predict_all([record]);
        Some(id)
    }

    /// Makes a returned gesture anew, over what stands now, and puts the returned one away. `None` where
    /// nothing of it can be made any more.
    pub fn retry(&mut self, id: &ChangeId, wall_ms: u64) -> Option<ChangeId> {
        let index = self.returned.iter().position(|returned| returned.batch.id() == Some(id))?;
        let drafts = self.returned[index].batch.changes.iter().map(draft_again).collect();
        let made = self.make(drafts, Manner::Act, wall_ms)?;
        self.dismiss(id);
        Some(made)
    }

    /// Ends joining: the next keystroke is a change of its own. Called when a field is left and when the
    /// page goes to the background, where another tab may take the queue over.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    fn inverse_of(&self, drafts: &[Draft]) -> Vec<Step> {
        drafts.iter().filter_map(|draft| self.inverse(draft)).collect()
    }

    fn inverse(&self, draft: &Draft) -> Option<Step> {
        match draft {
            // What nobody may take back is no step (rule U-3).
            Draft::Create { kind, .. } if stays(kind) => None,
            Draft::Create { record, .. } => Some(Step::Bury { record: record.clone() }),
            Draft::Delete { record } => Some(Step::Revive { record: record.clone() }),
            Draft::Restore { record } => Some(Step::Bury { record: record.clone() }),
            Draft::Set { record, fields } => {
                let seen = self.view.get(record)?;
                let was: Vec<_> = fields
                    .iter()
                    .filter(|(name, value)| seen.value(name) != Some(value))
                    .map(|(name, _)| (name.clone(), seen.value(name).cloned().unwrap_or(Value::Null)))
                    .collect();
                (!was.is_empty()).then(|| Step::Write { record: record.clone(), was })
            }
        }
    }
}

/// Whether nobody may delete such a record once it is made.
fn stays(kind: &Kind) -> bool {
    rule_of(kind.as_str()).is_some_and(|rule| rule.edit_own == Action::ServerOnly)
}

fn draft_again(change: &Change) -> Draft {
    let record = change.record.clone();
    match &change.op {
        Op::Create { kind, fields } => Draft::Create { record, kind: kind.clone(), fields: fields.clone() },
        Op::Set { fields } => {
            let fields = fields.iter().map(|(name, patch)| (name.clone(), patch.value.clone())).collect();
            Draft::Set { record, fields }
        }
        Op::Delete => Draft::Delete { record },
        Op::Restore => Draft::Restore { record },
    }
}
