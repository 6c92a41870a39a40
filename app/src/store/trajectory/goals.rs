//! Goals: made from a gap in one tap or written freely, put in order, taken away and brought back.

use karta_core::{
    domain::{
        gap::Gap,
        trajectory::goal::{self, Goal},
    },
    sync::{
        Record, RecordId, order,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;

use super::OpenTrajectory;

impl OpenTrajectory {
    pub fn goal(self, id: &RecordId) -> Option<Goal> {
        let record = self.space().record(id).filter(Record::is_alive)?;
        Goal::try_from(&record).ok()
    }

    /// Whether a goal comes from this gap already.
    pub fn has_goal_from(self, gap: &Gap) -> bool {
        self.goals.with(|goals| goals.iter().any(|goal| goal.gap.as_ref() == Some(gap)))
    }

    /// A new goal after the others.
    pub fn add_goal(self, title: &str, gap: Option<&Gap>) -> RecordId {
        let last = self.goals.with_untracked(|goals| goals.last().map(|goal| goal.order.clone()));
        let place = order::between(last.as_deref(), None).unwrap_or_default();
        let mut fields = fields([("title", title.trim().into()), ("order", place.into())]);
        if let Some(gap) = gap {
            fields.insert("gap".into(), gap.to_value());
        }
        self.space().create(goal::KIND, fields)
    }

    /// From one place in the list of goals to another.
    pub fn move_goal(self, from: usize, to: usize) {
        let listed = self.goals.with_untracked(|goals| {
            goals.iter().map(|goal| (goal.id.clone(), goal.order.clone())).collect::<Vec<_>>()
        });
        self.space().make(moved(&listed, from, to), Manner::Act);
    }
}

/// The drafts that move one of a list of records with their places.
pub(super) fn moved(listed: &[(RecordId, String)], from: usize, to: usize) -> Vec<Draft> {
    let places: Vec<String> = listed.iter().map(|(_, place)| place.clone()).collect();
    let moved = order::moved(&places, from, to).into_iter();
    moved
        .map(|(at, place)| Draft::Set {
            record: listed[at].0.clone(),
            fields: vec![("order".into(), place.into())],
        })
        .collect()
}
