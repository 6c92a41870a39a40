//! The plan of a template: how it is read off a trajectory, and how another is started from it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::super::{
    days::Days,
    goal::{self, Goal},
    status::Status,
    step::{self, Step},
};
use crate::{
    domain::{
        activity::FORMS,
        day::{Day, SchoolYear},
        gap::{Gap, is_gap},
        kinds::Shape,
        month::Month,
    },
    limits::{BATCH_CHANGES, LINE_CHARS, LIST_ITEMS, STEP_HOURS, TEMPLATE_MONTHS, TITLE_CHARS},
    sync::{ids::RecordId, order, record::Fields, replica::Draft},
};

/// Goals and steps without anything of the person: no states, evidence, reflections or own words.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TemplatePlan {
    pub goals: Vec<TemplateGoal>,
    pub steps: Vec<TemplateStep>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TemplateGoal {
    pub title: String,
    /// As a gap is stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TemplateStep {
    pub title: String,
    /// A stored name of [`FORMS`].
    pub form: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<u32>,
    /// The goal's place in the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<usize>,
    /// First and last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<[TemplateDay; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub develops: Vec<RecordId>,
    /// The places in the plan of the steps that come before it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub depends: Vec<usize>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub result: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub presentation: String,
}

/// A day of some month after the September that the plan begins with: (0, 15) is the 15th of September.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TemplateDay(pub u32, pub u8);

impl TemplateDay {
    fn of(day: Day, september: Month) -> Option<Self> {
        let months = u32::try_from(day.calendar_month().index() - september.index()).ok()?;
        (months < TEMPLATE_MONTHS).then_some(Self(months, day.day()))
    }

    fn after(self, september: Month) -> Option<Day> {
        september.plus(i32::try_from(self.0).ok()?)?.day(self.1)
    }
}

impl TemplatePlan {
    /// Whether every part fits the field that it will become, in one gesture.
    pub(super) fn is_sound(&self) -> bool {
        let fits = |text: &str, most: usize| text.chars().count() <= most;
        let named = |text: &str, most: usize| !text.trim().is_empty() && fits(text, most);
        let goal = |goal: &TemplateGoal| {
            named(&goal.title, LINE_CHARS)
                && goal.gap.as_ref().is_none_or(is_gap)
                && Shape::Lines.check(&json!(goal.tasks)).is_ok()
        };
        let step = |step: &TemplateStep| {
            named(&step.title, TITLE_CHARS)
                && FORMS.iter().any(|(name, _)| *name == step.form)
                && step.hours.is_none_or(|hours| i64::from(hours) <= STEP_HOURS)
                && step.days.is_none_or(|days| days.iter().all(|day| day.0 < TEMPLATE_MONTHS))
                && Shape::Refs.check(&json!(step.develops)).is_ok()
                && step.depends.len() <= LIST_ITEMS
                && fits(&step.result, LINE_CHARS)
                && fits(&step.presentation, LINE_CHARS)
        };
        self.goals.len() + self.steps.len() <= BATCH_CHANGES
            && self.goals.iter().all(goal)
            && self.steps.iter().all(step)
    }

    /// What others can start from: of goals and steps in their order, without what was dropped and whatever
    /// is the person's own. Months count from the September before the first step.
    pub fn of(goals: &[Goal], steps: &[Step]) -> Self {
        let steps: Vec<&Step> = steps.iter().filter(|step| step.status != Status::Dropped).collect();
        let first = steps.iter().filter_map(|step| step.period()).map(|days| days.from).min();
        let september = first.and_then(|day| september_of(day.school_year()));
        let goal_at: BTreeMap<&RecordId, usize> =
            goals.iter().enumerate().map(|(at, goal)| (&goal.id, at)).collect();
        let step_at: BTreeMap<&RecordId, usize> =
            steps.iter().enumerate().map(|(at, step)| (&step.id, at)).collect();
        let goal = |goal: &Goal| TemplateGoal {
            title: goal.title.clone(),
            gap: goal.gap.as_ref().filter(|gap| !matches!(gap, Gap::Words(_))).map(Gap::to_value),
            tasks: goal.tasks.clone(),
        };
        let step = |step: &&Step| TemplateStep {
            title: step.title.clone(),
            form: step.form.to_owned(),
            hours: step.hours,
            goal: step.goal.as_ref().and_then(|goal| goal_at.get(goal).copied()),
            days: step.period().zip(september).and_then(|(days, september)| {
                Some([TemplateDay::of(days.from, september)?, TemplateDay::of(days.to, september)?])
            }),
            develops: step.develops.clone(),
            depends: step.depends.iter().filter_map(|on| step_at.get(on).copied()).collect(),
            result: step.result.clone(),
            presentation: step.presentation.clone(),
        };
        Self { goals: goals.iter().map(goal).collect(), steps: steps.iter().map(step).collect() }
    }

    /// The one gesture that starts a trajectory from it, or adds it to one: goals and steps after those that
    /// are there (`after` are the last places of goals and steps). `id` mints ids.
    pub fn started(
        &self,
        year: SchoolYear,
        after: (Option<&str>, Option<&str>),
        mut id: impl FnMut() -> RecordId,
    ) -> Vec<Draft> {
        let goal_ids: Vec<RecordId> = self.goals.iter().map(|_| id()).collect();
        let step_ids: Vec<RecordId> = self.steps.iter().map(|_| id()).collect();
        let september = september_of(year);
        let mut drafts = Vec::new();
        let goals = self.goals.iter().zip(&goal_ids).zip(places(after.0, self.goals.len()));
        for ((goal, id), place) in goals {
            let gap = goal.gap.clone().unwrap_or_default();
            let parts = [("title", json!(goal.title)), ("gap", gap), ("tasks", json!(goal.tasks))];
            drafts.push(create(id, goal::KIND, &place, parts.into()));
        }
        let steps = self.steps.iter().zip(&step_ids).zip(places(after.1, self.steps.len()));
        for ((step, id), place) in steps {
            let day = |day: TemplateDay| september.and_then(|september| day.after(september));
            let days = step.days.and_then(|[from, to]| Some(Days::typed(day(from)?, day(to)?)));
            let depends = step.depends.iter().filter_map(|on| step_ids.get(*on));
            let parts = [
                ("title", json!(step.title)),
                ("form", json!(step.form)),
                ("hours", json!(step.hours)),
                ("goal", json!(step.goal.and_then(|goal| goal_ids.get(goal)))),
                ("days", json!(days)),
                ("develops", json!(step.develops)),
                ("depends", json!(depends.collect::<Vec<_>>())),
                ("result", json!(step.result)),
                ("presentation", json!(step.presentation)),
            ];
            drafts.push(create(id, step::KIND, &place, parts.into()));
        }
        drafts
    }
}

fn september_of(year: SchoolYear) -> Option<Month> {
    Month::new(year.0, 9)
}

fn places(after: Option<&str>, count: usize) -> Vec<String> {
    let mut last = after.map(str::to_owned);
    let mut next = || {
        last = order::between(last.as_deref(), None).or_else(|| order::between(None, None));
        last.clone()
    };
    (0..count).filter_map(|_| next()).collect()
}

/// Without what says nothing.
fn create(id: &RecordId, kind: &str, place: &str, parts: Vec<(&str, Value)>) -> Draft {
    let empty = |value: &Value| {
        value.is_null() || value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty)
    };
    let parts = parts.into_iter().filter(|(_, value)| !empty(value));
    let mut fields: Fields = parts.map(|(name, value)| (name.to_owned(), value)).collect();
    fields.insert("order".into(), place.into());
    Draft::Create { record: id.clone(), kind: kind.into(), fields }
}
