//! Findings: what to look at in a trajectory. They advise and forbid nothing; each says in words what it is.

mod alone;
mod together;

use std::collections::BTreeMap;

use super::{Trajectory, goal::Goal, step::Step};
use crate::{
    domain::{activity::Activity, day::Day},
    sync::ids::RecordId,
};

/// What can be amiss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flaw {
    ReversedDays,
    DependsInCircle,
    BeginsTooEarly,
    DependsOnDropped,
    Late,
    Overlap,
    CourseTooShort,
    NoHours,
    TooManyHours,
    NoDays,
    OutsidePeriod,
    Overload,
    ActivityGone,
    ActivityChanged,
    GoalWithoutSteps,
}

impl Flaw {
    /// All of them, the gravest first.
    pub const ALL: [Self; 15] = [
        Self::ReversedDays,
        Self::DependsInCircle,
        Self::BeginsTooEarly,
        Self::DependsOnDropped,
        Self::Late,
        Self::Overlap,
        Self::CourseTooShort,
        Self::NoHours,
        Self::TooManyHours,
        Self::NoDays,
        Self::OutsidePeriod,
        Self::Overload,
        Self::ActivityGone,
        Self::ActivityChanged,
        Self::GoalWithoutSteps,
    ];

    /// The name of this kind of finding for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::ReversedDays => "конец раньше начала",
            Self::DependsInCircle => "шаги ждут друг друга",
            Self::BeginsTooEarly => "начинается слишком рано",
            Self::DependsOnDropped => "ждёт снятого шага",
            Self::Late => "срок прошёл",
            Self::Overlap => "сроки пересекаются",
            Self::CourseTooShort => "мало часов для программы",
            Self::NoHours => "нет часов",
            Self::TooManyHours => "слишком много часов",
            Self::NoDays => "нет срока",
            Self::OutsidePeriod => "вне периода траектории",
            Self::Overload => "большая нагрузка",
            Self::ActivityGone => "мероприятия больше нет",
            Self::ActivityChanged => "мероприятие изменилось",
            Self::GoalWithoutSteps => "цель без шагов",
        }
    }
}

/// One finding, in the record where it can be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub flaw: Flaw,
    /// The step or goal; the head for what concerns the whole.
    pub record: RecordId,
    /// The field where it can be mended; empty where a record is to be added or several are to be moved.
    pub field: &'static str,
    /// Other steps that it is about.
    pub others: Vec<RecordId>,
    pub text: String,
}

/// What the findings are looked for in.
pub struct Asked<'a> {
    pub head: Option<&'a Trajectory>,
    pub goals: &'a [Goal],
    /// In the order of the list.
    pub steps: &'a [Step],
    /// The living activities of the register; `None` while it is not there to be asked.
    pub register: Option<&'a BTreeMap<RecordId, Activity>>,
    pub today: Day,
}

/// All findings: of the whole first, then step by step in the order given, then goals.
pub fn findings(asked: &Asked) -> Vec<Finding> {
    let mut found = Vec::new();
    together::whole(asked, &mut found);
    let mut of_steps: Vec<Vec<Finding>> = asked.steps.iter().map(|step| alone::step(asked, step)).collect();
    together::between(asked.steps, &mut of_steps);
    for mut of_step in of_steps {
        of_step.sort_by_key(|finding| finding.flaw);
        found.append(&mut of_step);
    }
    together::goals(asked, &mut found);
    found
}

fn finding(flaw: Flaw, record: &RecordId, field: &'static str, text: String) -> Finding {
    Finding { flaw, record: record.clone(), field, others: Vec::new(), text }
}

#[cfg(test)]
mod tests;
