//! The навигационная база beside a plan: the register made ready for questions, what it proposes for a goal,
//! and what the plan should be looked at for.
//!
//! The register is made ready in short slices between frames: 2,000 activities would hold a tablet's page.

use std::collections::{BTreeMap, BTreeSet};

use karta_core::{
    domain::{
        activity::Activity,
        day::Day,
        grants::Action,
        role::RoleCard,
        space::SpaceKind,
        trajectory::{
            findings::{self, Asked, Finding},
            proposals::{Register, Wish, propose},
            status::Status,
            step::{self, Step},
        },
    },
    sync::{Record, RecordId},
};
use leptos::prelude::*;

use super::OpenTrajectory;
use crate::{
    platform::{clock, page},
    store::{karta, plan::Plan},
};

/// Milliseconds of one slice: half a frame, so that the page answers meanwhile.
const SLICE_MS: u64 = 8;
/// Activities between two looks at the clock.
const STRIDE: usize = 8;

/// See the module's text. Made by the page of a plan; a handle.
#[derive(Clone, Copy)]
pub struct Base {
    pub plan: Plan,
    inner: StoredValue<Inner>,
    /// Moves on with every slice.
    version: RwSignal<u32>,
    awake: RwSignal<bool>,
}

#[derive(Default)]
struct Inner {
    register: Register,
    known: BTreeSet<RecordId>,
    waiting: Vec<Activity>,
    due: bool,
}

/// An activity that is proposed, with its reasons in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    pub activity: Activity,
    pub told: String,
}

impl Base {
    pub fn begin() -> Self {
        let base = Self {
            plan: Plan::here(),
            inner: StoredValue::new(Inner::default()),
            version: RwSignal::new(0),
            awake: RwSignal::new(false),
        };
        Effect::new(move |_| {
            if base.awake.get() {
                base.plan.activities.with(|all| base.heed(all));
            }
        });
        base
    }

    /// Begins to make the register ready, once.
    pub fn wake(self) {
        if !self.awake.get_untracked() {
            self.awake.set(true);
        }
    }

    /// Whether everything can be found: until then more may come.
    pub fn is_whole(self) -> bool {
        self.version.track();
        self.awake.get() && self.inner.with_value(|inner| inner.waiting.is_empty())
    }

    /// The best activities for a goal: none where the goal came from no gap.
    pub fn offers(self, open: OpenTrajectory, goal: &RecordId) -> Vec<Offer> {
        self.version.track();
        let Some(gap) = open.goal(goal).and_then(|goal| goal.gap) else { return Vec::new() };
        let Some(today) = today() else { return Vec::new() };
        let cards = self.cards();
        let done = done_elsewhere(open);
        let within =
            open.head.with(|head| head.as_ref().and_then(|head| head.period)).map(|days| days.period);
        open.steps.with(|steps| {
            let wish = Wish { gap: &gap, cards: &cards, steps, done: &done, within, today };
            self.inner.with_value(|inner| {
                let offers = propose(&inner.register, &wish).into_iter();
                offers.map(|one| Offer { activity: one.activity.clone(), told: one.told() }).collect()
            })
        })
    }

    /// What to look at in the plan.
    pub fn findings(self, open: OpenTrajectory) -> Vec<Finding> {
        let Some(today) = today() else { return Vec::new() };
        let register = self.plan.catalogue().is_ready().then(|| self.used_by(open));
        open.head.with(|head| {
            open.goals.with(|goals| {
                open.steps.with(|steps| {
                    let (head, register) = (head.as_ref(), register.as_ref());
                    findings::findings(&Asked { head, goals, steps, register, today })
                })
            })
        })
    }

    /// The activities that steps were taken from and that are still there.
    fn used_by(self, open: OpenTrajectory) -> BTreeMap<RecordId, Activity> {
        let source = |step: &Step| step.source.as_ref().map(|source| source.activity.clone());
        let used: BTreeSet<RecordId> = open.steps.with(|steps| steps.iter().filter_map(source).collect());
        // One by one: reading all of a large register is work that a plan without steps from it need not wait for.
        let space = self.plan.catalogue().space();
        let there = used.into_iter().filter_map(|id| {
            let record = space.record(&id).filter(Record::is_alive)?;
            Some((id, Activity::try_from(&record).ok()?))
        });
        there.collect()
    }

    fn cards(self) -> BTreeMap<RecordId, RoleCard> {
        let cards = self.plan.catalogue().cards;
        cards.with(|cards| cards.iter().map(|card| (card.id.clone(), card.clone())).collect())
    }

    fn heed(self, all: &[Activity]) {
        let due = self.inner.try_update_value(|inner| {
            let there: BTreeSet<RecordId> = all.iter().map(|one| one.id.clone()).collect();
            inner.known.difference(&there).for_each(|gone| inner.register.remove(gone));
            inner.waiting =
                all.iter().filter(|one| inner.register.get(&one.id) != Some(one)).cloned().collect();
            inner.known = there;
            !std::mem::replace(&mut inner.due, true)
        });
        if due == Some(true) {
            self.call_slice();
        }
    }

    fn call_slice(self) {
        page::after(0, move || self.slice()).keep();
    }

    /// The page of the plan may be gone by now: then nothing goes on.
    fn slice(self) {
        let until = clock::now_ms().saturating_add(SLICE_MS);
        let more = self.inner.try_update_value(|inner| {
            while !inner.waiting.is_empty() && clock::now_ms() < until {
                let rest = inner.waiting.len().saturating_sub(STRIDE);
                inner.waiting.split_off(rest).into_iter().for_each(|one| inner.register.put(one));
            }
            inner.due = !inner.waiting.is_empty();
            inner.due
        });
        match more {
            Some(true) => self.call_slice(),
            Some(false) => {
                self.version.try_update(|version| *version = version.wrapping_add(1)).unwrap_or(())
            }
            None => {}
        }
    }
}

/// What this person has done in other trajectories of their own that are open on this page.
fn done_elsewhere(open: OpenTrajectory) -> BTreeSet<RecordId> {
    let here = open.id();
    let others = karta().open_spaces().into_iter();
    let others = others.filter(|(id, _)| *id != here && SpaceKind::of(id) == Some(SpaceKind::Trajectory));
    let own = others.map(|(_, courier)| courier.space).filter(|space| space.may(Action::EditContent));
    own.flat_map(|space| space.all::<Step>(step::KIND))
        .filter(|step| step.status == Status::Done)
        .filter_map(|step| step.source.map(|source| source.activity))
        .collect()
}

/// The day by this device; `None` on the server.
fn today() -> Option<Day> {
    Day::from_iso(&clock::today())
}
