//! Templates: what a trajectory is started from, and what a person saves for others or for themselves.

use karta_core::{
    domain::{
        day::SchoolYear,
        space::notes_of,
        trajectory::{
            goal::Goal,
            template::{self, Template, TemplatePlan},
        },
    },
    sync::{RecordId, record::fields, replica::Manner},
};
use leptos::prelude::*;
use serde_json::json;

use super::OpenTrajectory;
use crate::{
    platform::random_id,
    store::{SpaceStore, karta},
};

/// Where a template is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// For all who have an account.
    Centre,
    /// For oneself.
    Own,
}

/// The templates that this person may start from.
#[derive(Clone, Copy)]
pub struct Templates {
    catalogue: SpaceStore,
    notes: SpaceStore,
    pub all: Memo<Vec<(Shelf, Template)>>,
}

impl Templates {
    /// For a person with an account.
    pub fn here() -> Self {
        let karta = karta();
        let catalogue = karta.catalogue.space();
        let notes = karta.space(&notes_of(&karta.principal())).space;
        let all = Memo::new(move |_| {
            let of = |space: SpaceStore, shelf: Shelf| {
                let mut all: Vec<Template> = space.all(template::KIND);
                all.sort_by(|a, b| (&a.order, &a.title, &a.id).cmp(&(&b.order, &b.title, &b.id)));
                all.into_iter().map(move |one| (shelf, one))
            };
            of(catalogue, Shelf::Centre).chain(of(notes, Shelf::Own)).collect::<Vec<_>>()
        });
        Self { catalogue, notes, all }
    }

    pub fn get(self, id: &str) -> Option<Template> {
        self.all.with(|all| all.iter().map(|(_, one)| one).find(|one| one.id.as_str() == id).cloned())
    }

    pub fn shelf_of(self, id: &str) -> Option<Shelf> {
        self.all.with(|all| all.iter().find(|(_, one)| one.id.as_str() == id).map(|(shelf, _)| *shelf))
    }

    /// Saves the plan of a trajectory, without anything of the person. `None` where it is too large for one
    /// template.
    pub fn save(self, open: OpenTrajectory, title: &str, shelf: Shelf) -> Option<RecordId> {
        let plan = open.goals.with_untracked(|goals: &Vec<Goal>| {
            open.steps.with_untracked(|steps| TemplatePlan::of(goals, steps))
        });
        let plan = json!(plan);
        if !template::is_plan(&plan) {
            return None;
        }
        let fields = fields([("title", title.trim().into()), ("plan", plan)]);
        Some(self.space(shelf).create(template::KIND, fields))
    }

    pub fn space(self, shelf: Shelf) -> SpaceStore {
        match shelf {
            Shelf::Centre => self.catalogue,
            Shelf::Own => self.notes,
        }
    }
}

impl OpenTrajectory {
    /// The goals and steps of a template after those that are there.
    pub fn start_from(self, template: &Template, year: SchoolYear) {
        let goal = self.goals.with_untracked(|goals| goals.last().map(|goal| goal.order.clone()));
        let step = self.steps.with_untracked(|steps| steps.last().map(|step| step.order.clone()));
        start(self.space(), template, year, (goal.as_deref(), step.as_deref()));
    }
}

/// The goals and steps of a template in one gesture, after the last places named.
pub fn start(space: SpaceStore, template: &Template, year: SchoolYear, after: (Option<&str>, Option<&str>)) {
    let drafts = template.plan.started(year, after, || RecordId::new(random_id(10)));
    space.make(drafts, Manner::Act);
}
