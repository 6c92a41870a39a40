//! A step as it goes: its status, evidence, and what is said of it.

use karta_core::{
    domain::{
        day::Day,
        trajectory::{
            comment::{self, StepComment},
            evidence::{self, Evidence},
            progress::Progress,
            status::Status,
            step::Step,
        },
    },
    sync::{
        PrincipalId, RecordId,
        record::{Fields, fields},
    },
};
use leptos::prelude::*;
use serde_json::json;

use super::OpenTrajectory;
use crate::platform::clock;

impl OpenTrajectory {
    /// How far the whole has come by today; the first day of time where the device's is not known.
    pub fn progress(self) -> Progress {
        let today = Day::from_iso(&clock::today());
        self.steps.with(|steps| today.map(|today| Progress::of(steps, today)).unwrap_or_default())
    }
}

/// Who looks at it.
pub fn me_in(open: OpenTrajectory) -> PrincipalId {
    open.space().peek(|replica| replica.me().clone())
}

/// One step of the open trajectory.
#[derive(Clone, Copy)]
pub struct GoingStep {
    pub open: OpenTrajectory,
    /// `None` once it is gone.
    pub step: Memo<Option<Step>>,
    /// In the order in which they were added.
    pub evidence: Memo<Vec<Evidence>>,
    id: StoredValue<RecordId>,
}

impl GoingStep {
    pub fn of(open: OpenTrajectory, id: RecordId) -> Self {
        let id = StoredValue::new(id);
        let step = Memo::new(move |_| {
            let own = |step: &&Step| id.with_value(|id| &step.id == id);
            open.steps.with(|steps| steps.iter().find(own).cloned())
        });
        let evidence = Memo::new(move |_| {
            let mut evidence = evidence_of(open);
            evidence.retain(|one| id.with_value(|id| &one.step == id));
            evidence
        });
        Self { open, step, evidence, id }
    }

    pub fn id(self) -> RecordId {
        self.id.get_value()
    }

    pub fn set_status(self, status: Status, since: Option<Day>) {
        self.id.with_value(|id| self.open.space().set(id, "status", status.to_value(since)));
    }

    /// `sort` is a stored name of [`evidence::SORTS`].
    pub fn add_evidence(self, sort: &str, title: &str, link: &str, text: &str) -> RecordId {
        let mut given = fields([("step", json!(self.id())), ("sort", sort.into()), ("title", title.into())]);
        put(&mut given, "link", link);
        put(&mut given, "text", text);
        self.open.space().create(evidence::KIND, given)
    }
}

/// All evidence of the trajectory, in the order in which it was added.
pub fn evidence_of(open: OpenTrajectory) -> Vec<Evidence> {
    let made = |record: &karta_core::sync::Record| record.fields.get("step").map(|cell| cell.version.at);
    let mut all =
        open.space().gather(evidence::KIND, |record| Some((made(record), Evidence::try_from(record).ok()?)));
    all.sort_by(|(made, one), (made_too, other)| (made, &one.id).cmp(&(made_too, &other.id)));
    all.into_iter().map(|(_, one)| one).collect()
}

fn put(given: &mut Fields, field: &str, text: &str) {
    if !text.is_empty() {
        given.insert(field.to_owned(), text.into());
    }
}

/// Talk about one record: a step, or the head for the whole.
#[derive(Clone, Copy)]
pub struct Talk {
    pub open: OpenTrajectory,
    /// Oldest first.
    pub comments: Memo<Vec<StepComment>>,
    about: StoredValue<RecordId>,
}

impl Talk {
    pub fn about(open: OpenTrajectory, record: RecordId) -> Self {
        let about = StoredValue::new(record);
        let comments = Memo::new(move |_| {
            let all: Vec<StepComment> = open.space().all(comment::KIND);
            about.with_value(|about| comment::about(&all, about))
        });
        Self { open, comments, about }
    }

    pub fn record(self) -> RecordId {
        self.about.get_value()
    }

    pub fn say(self, text: &str) {
        let given = fields([("about", json!(self.record())), ("text", text.trim().into())]);
        self.open.space().create(comment::KIND, given);
    }
}

/// What was said of steps, newest first: for whoever goes along and has not read all of it yet.
pub fn said_of_steps(open: OpenTrajectory) -> Vec<(Step, StepComment)> {
    let mut said: Vec<StepComment> = open.space().all(comment::KIND);
    said.sort_by(|a, b| (b.written_ms, &b.id).cmp(&(a.written_ms, &a.id)));
    let step = |id: &RecordId| open.steps.with(|steps| steps.iter().find(|step| &step.id == id).cloned());
    said.into_iter().filter_map(|comment| Some((step(&comment.about)?, comment))).collect()
}
