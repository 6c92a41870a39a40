//! Undo and redo: each person's own, as new changes; what somebody has changed since is skipped.

use serde_json::Value;

use super::{Draft, Replica};
use crate::{
    limits::UNDO_STEPS,
    sync::ids::{ChangeId, RecordId},
};

/// How to take one part of a gesture back.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    Write { record: RecordId, was: Vec<(String, Value)> },
    Bury { record: RecordId },
    Revive { record: RecordId },
}

#[derive(Debug, Default)]
pub(super) struct Stacks {
    undo: Vec<Vec<Step>>,
    redo: Vec<Vec<Step>>,
}

impl Stacks {
    pub(super) fn did(&mut self, steps: Vec<Step>) {
        self.redo.clear();
        push(&mut self.undo, steps);
    }

    /// Whether the last step already takes this one back: both write the same parts of the same records.
    fn covers(&self, steps: &[Step]) -> bool {
        self.undo.last().is_some_and(|last| {
            last.len() == steps.len() && last.iter().zip(steps).all(|(one, other)| one.writes_as(other))
        })
    }
}

impl Step {
    fn writes_as(&self, other: &Self) -> bool {
        let (Self::Write { record, was }, Self::Write { record: same, was: now }) = (self, other) else {
            return false;
        };
        record == same && was.iter().map(|(name, _)| name).eq(now.iter().map(|(name, _)| name))
    }
}

fn push(stack: &mut Vec<Vec<Step>>, steps: Vec<Step>) {
    if stack.len() == UNDO_STEPS {
        stack.remove(0);
    }
    stack.push(steps);
}

/// What an undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// There was nothing to take back.
    Nothing,
    Done {
        /// The new change; `None` where everything was skipped.
        change: Option<ChangeId>,
        /// Parts left as they are because somebody has changed them since (rule U-2).
        skipped: usize,
    },
}

impl Replica {
    /// Whether a keystroke goes on with the run of typing that the last step takes back (rule U-1). What
    /// somebody else wrote in between ends the run.
    pub(super) fn runs_on(&self, steps: &[Step]) -> bool {
        let own = steps.iter().all(|step| match step {
            Step::Write { record, was } => self.view.get(record).is_some_and(|seen| {
                was.iter().all(|(name, _)| seen.base(name).is_some_and(|id| id.writer == self.writer))
            }),
            Step::Bury { .. } | Step::Revive { .. } => false,
        });
        own && !self.sealed && self.undo.covers(steps)
    }

    pub fn can_undo(&self) -> bool {
        !self.undo.undo.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undo.redo.is_empty()
    }

    /// Takes this page's last gesture back.
    pub fn undo(&mut self, wall_ms: u64) -> Undone {
        let Some(steps) = self.undo.undo.pop() else { return Undone::Nothing };
        let (undone, inverse) = self.take_back(steps, wall_ms);
        push(&mut self.undo.redo, inverse);
        undone
    }

    /// Does again what was last taken back.
    pub fn redo(&mut self, wall_ms: u64) -> Undone {
        let Some(steps) = self.undo.redo.pop() else { return Undone::Nothing };
        let (undone, inverse) = self.take_back(steps, wall_ms);
        push(&mut self.undo.undo, inverse);
        undone
    }

    fn take_back(&mut self, steps: Vec<Step>, wall_ms: u64) -> (Undone, Vec<Step>) {
        let mut skipped = 0;
        let mut drafts = Vec::new();
        for step in steps.into_iter().rev() {
            match self.draft_of(step) {
                Some(draft) => drafts.push(draft),
                None => skipped += 1,
            }
        }
        let inverse = drafts.iter().filter_map(|draft| self.step_back_from(draft)).collect();
        (Undone::Done { change: self.enqueue(drafts, wall_ms), skipped }, inverse)
    }

    /// `None` where somebody else has changed what the step would write over.
    fn draft_of(&self, step: Step) -> Option<Draft> {
        match step {
            Step::Write { record, was } => {
                let seen = self.view.get(&record).filter(|seen| seen.is_alive())?;
                let fields: Vec<_> =
                    was.into_iter().filter(|(name, _)| self.is_mine(seen.base(name))).collect();
                (!fields.is_empty()).then_some(Draft::Set { record, fields })
            }
            Step::Bury { record } => {
                let seen = self.view.get(&record).filter(|seen| seen.is_alive())?;
                let untouched = seen.fields.keys().all(|name| self.is_mine(seen.base(name)));
                untouched.then_some(Draft::Delete { record })
            }
            Step::Revive { record } => {
                let seen = self.view.get(&record)?;
                let mine = seen.deleted.as_ref().is_some_and(|by| by.id.writer == self.writer);
                mine.then_some(Draft::Restore { record })
            }
        }
    }

    fn is_mine(&self, base: Option<ChangeId>) -> bool {
        base.is_none_or(|id| id.writer == self.writer)
    }

    fn step_back_from(&self, draft: &Draft) -> Option<Step> {
        match draft {
            Draft::Set { record, fields } => {
                let seen = self.view.get(record)?;
                let value = |name: &String| seen.value(name).cloned().unwrap_or(Value::Null);
                let was = fields.iter().map(|(name, _)| (name.clone(), value(name))).collect();
                Some(Step::Write { record: record.clone(), was })
            }
            Draft::Delete { record } => Some(Step::Revive { record: record.clone() }),
            Draft::Create { record, .. } | Draft::Restore { record } => {
                Some(Step::Bury { record: record.clone() })
            }
        }
    }
}
