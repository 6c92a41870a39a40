//! Steps: written freely or taken from the register, moved in time and in the list.

use karta_core::{
    domain::{
        activity::Activity,
        day::{Day, Period},
        trajectory::{
            days::Days,
            step::{self, Step},
            timeline::{Nudge, Stride},
        },
    },
    sync::{
        Record, RecordId, order,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::{OpenTrajectory, goals::moved};
use crate::platform::random_id;

/// The form of a step written freely, until another is chosen.
const FREE_FORM: &str = "self_education";

impl OpenTrajectory {
    pub fn step(self, id: &RecordId) -> Option<Step> {
        let record = self.space().record(id).filter(Record::is_alive)?;
        Step::try_from(&record).ok()
    }

    /// A step written freely, after the others.
    pub fn add_step(self, title: &str, goal: Option<&RecordId>, days: Option<Period>) -> RecordId {
        let mut fields = fields([
            ("title", title.trim().into()),
            ("form", FREE_FORM.into()),
            ("order", self.last_place().into()),
        ]);
        if let Some(goal) = goal {
            fields.insert("goal".into(), json!(goal));
            let card = self.card_of(goal);
            fields.extend(card.map(|card| ("develops".into(), json!([card]))));
        }
        if let Some(days) = days {
            fields.insert("days".into(), days.to_value());
        }
        self.space().create(step::KIND, fields)
    }

    /// An activity becomes a step, with a copy of what it said. `days` are those that the person chose for
    /// an activity without a date of its own.
    pub fn take(self, activity: &Activity, goal: Option<&RecordId>, days: Option<Period>) -> RecordId {
        let id = RecordId::new(random_id(10));
        let card = goal.and_then(|goal| self.card_of(goal));
        let goal = goal.map(|goal| (goal, card.as_ref()));
        let mut draft = step::taken(id.clone(), activity, &self.last_place(), goal);
        if let (Draft::Create { fields, .. }, Some(days), None) = (&mut draft, days, activity.days) {
            fields.insert("days".into(), days.to_value());
        }
        self.space().make(vec![draft], Manner::Act);
        id
    }

    /// Whether the activity is in the plan, whatever has become of it there.
    pub fn has_taken(self, activity: &RecordId) -> bool {
        let from = |step: &Step| step.source.as_ref().is_some_and(|source| &source.activity == activity);
        self.steps.with(|steps| steps.iter().any(from))
    }

    /// The days as they were typed, an end before the beginning too; nothing takes them away.
    pub fn set_days(self, id: &RecordId, days: Option<(Day, Day)>) {
        let value = days.map_or(Value::Null, |(from, to)| Days::typed(from, to));
        self.space().set(id, "days", value);
    }

    pub fn place(self, id: &RecordId, days: Period) {
        self.space().set(id, "days", days.to_value());
    }

    /// Moves or stretches a step by one stride; one without days begins on `today`.
    pub fn nudge(self, id: &RecordId, nudge: Nudge, stride: Stride, today: Day) {
        let Some(step) = untrack(|| self.step(id)) else { return };
        let days = match step.days {
            Some(days) => nudge.on(days, stride),
            None => Some(Period { from: today, to: today }),
        };
        if let Some(days) = days {
            self.place(id, days);
        }
    }

    /// From one place in the list of steps to another.
    pub fn move_step(self, from: usize, to: usize) {
        let listed = self.steps.with_untracked(|steps| {
            steps.iter().map(|step| (step.id.clone(), step.order.clone())).collect::<Vec<_>>()
        });
        self.space().make(moved(&listed, from, to), Manner::Act);
    }

    /// Writes a list of references of a step: cards that it develops, steps that come before it.
    pub fn set_refs(self, id: &RecordId, field: &str, refs: &[RecordId]) {
        self.space().set(id, field, json!(refs));
    }

    fn last_place(self) -> String {
        let last = self.steps.with_untracked(|steps| steps.last().map(|step| step.order.clone()));
        order::between(last.as_deref(), None).unwrap_or_default()
    }

    /// The card that a goal's gap is about.
    fn card_of(self, goal: &RecordId) -> Option<RecordId> {
        untrack(|| self.goal(goal)).and_then(|goal| goal.gap?.card().cloned())
    }
}
