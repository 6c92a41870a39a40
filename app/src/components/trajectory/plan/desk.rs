//! What the pieces of the plan share: the year in sight, the step in hand, what lies open beside.

use karta_core::{
    domain::{
        day::{Day, SchoolYear},
        trajectory::{
            findings::Finding,
            timeline::{Stride, Timeline},
        },
    },
    sync::RecordId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    components::activities::today,
    platform::page,
    store::{OpenTrajectory, trajectory::proposals::Base},
};

/// The two ways to see the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Months,
    List,
}

/// What lies open beside the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Side {
    Step(RecordId),
    /// The навигационная база, with the goal for which it proposes.
    Base(Option<RecordId>),
}

/// A handle to the open plan.
#[derive(Clone, Copy)]
pub struct PlanDesk {
    pub open: OpenTrajectory,
    pub base: Base,
    /// Whether this person writes the plan. Read as a memo: what stands under it is not drawn anew.
    pub own: Memo<bool>,
    /// What to look at in the plan.
    pub findings: Memo<Vec<Finding>>,
    pub(super) view: RwSignal<View>,
    pub(super) year: RwSignal<SchoolYear>,
    pub(super) line: Memo<Timeline>,
    /// The step that the buttons and keys move.
    pub(super) picked: RwSignal<Option<RecordId>>,
    pub(super) stride: RwSignal<Stride>,
    side: RwSignal<Option<Side>>,
    /// The month over which an activity of the register is carried, 0 for September.
    pub(super) aimed: RwSignal<Option<usize>>,
}

/// The id of the heading beside the plan, which takes the focus.
pub(super) const SIDE_TITLE: &str = "plan-side-title";

impl PlanDesk {
    /// An address may name a step to open (`?step=`) or a goal to find steps for (`?goal=`).
    pub fn new(open: OpenTrajectory) -> Self {
        let present = today().map(Day::school_year).unwrap_or(SchoolYear(2026));
        let year = RwSignal::new(untrack(|| year_of(open, present)));
        let base = Base::begin();
        let desk = Self {
            open,
            base,
            findings: Memo::new(move |_| base.findings(open)),
            own: Memo::new(move |_| open.is_own()),
            view: RwSignal::new(View::Months),
            year,
            line: Memo::new(move |_| Timeline::of(year.get())),
            picked: RwSignal::new(None),
            stride: RwSignal::new(Stride::Week),
            side: RwSignal::new(None),
            aimed: RwSignal::new(None),
        };
        let query = use_location().query;
        let asked = Memo::new(move |_| query.with(|query| (query.get("step"), query.get("goal"))));
        // The location of the router: that of the route keeps its query from one part of a trajectory to another.
        Effect::new(move |_| {
            let named = |id: String| Some(RecordId::new(id)).filter(RecordId::is_well_formed);
            let (step, goal) = asked.get();
            if let Some(step) = step.and_then(named) {
                desk.show_step(step);
            } else if let Some(goal) = goal.and_then(named) {
                desk.show_base(Some(goal));
            }
        });
        desk
    }

    pub(super) fn side(self) -> Option<Side> {
        self.side.get()
    }

    pub fn has_side(self) -> bool {
        self.side.with(Option::is_some)
    }

    pub(super) fn shows_step(self, id: &RecordId) -> bool {
        self.side.with(|side| matches!(side, Some(Side::Step(open)) if open == id))
    }

    /// Opens a step beside the plan. A word that offers this may outlive the plan.
    pub fn show_step(self, id: RecordId) {
        if self.side.is_disposed() {
            return;
        }
        if let Some(days) = untrack(|| self.open.step(&id)).and_then(|step| step.period())
            && self.line.with_untracked(|line| line.span(days).is_err())
        {
            self.year.set(days.from.school_year());
        }
        self.picked.set(Some(id.clone()));
        self.side.set(Some(Side::Step(id)));
        page::focus_when_there(SIDE_TITLE);
    }

    pub fn show_base(self, goal: Option<RecordId>) {
        self.base.wake();
        self.side.set(Some(Side::Base(goal)));
        page::focus_when_there(SIDE_TITLE);
    }

    /// The focus goes back to the step that was open.
    pub fn close(self) {
        let closed = self.side.try_update(Option::take).flatten();
        if let Some(Side::Step(id)) = closed {
            page::focus(&name_id(&id));
        }
    }

    /// What a finding is about: a step is opened, a goal shown in its part.
    pub(super) fn is_step(self, id: &RecordId) -> bool {
        self.open.steps.with(|steps| steps.iter().any(|step| &step.id == id))
    }
}

/// The id of a step's name in the plan.
pub(super) fn name_id(step: &RecordId) -> String {
    format!("{step}-name")
}

/// The year of the trajectory's period, else of its first step that lies ahead, else the present one.
fn year_of(open: OpenTrajectory, present: SchoolYear) -> SchoolYear {
    let period = open.head.with(|head| head.as_ref().and_then(|head| head.period));
    let years: Vec<SchoolYear> = open.steps.with(|steps| {
        steps.iter().filter_map(|step| step.period()).map(|days| days.from.school_year()).collect()
    });
    match period {
        Some(days) if days.period.from.school_year() > present || days.period.to.school_year() < present => {
            days.period.from.school_year()
        }
        Some(_) => present,
        None if years.is_empty() || years.contains(&present) => present,
        None => years.into_iter().min().unwrap_or(present),
    }
}
