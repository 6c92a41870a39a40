//! Step: one thing that the owner of a trajectory is going to do (DOMAIN.md, section 3). It is taken from the
//! register of activities, then with a copy of what that said, or written freely.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    OWNED,
    days::{Days, is_days},
    source::{Source, is_source},
    status::{self, Status},
};
use crate::{
    domain::{
        activity::{Activity, FORMS},
        day::{Day, Period},
        kinds::{
            FieldRule, Incomplete, KindRule, Shape, need_choice, need_text, number, optional, refs, required,
            text,
        },
        shape::{names, title_of},
    },
    limits::STEP_HOURS,
    sync::{
        ids::RecordId,
        record::{Fields, Record},
        replica::Draft,
    },
};

pub const KIND: &str = "step";

/// The three guiding questions of the reflection on a step, with the fields that hold the answers.
pub const REFLECTION: [(&str, &str); 3] = [
    ("gained", "Чему я научился, что стало получаться?"),
    ("applied", "Где и как я уже применил это в работе?"),
    ("next", "Что осталось трудным и какой шаг следующий?"),
];

/// Kinds of learning, by how it is organised.
const CLASSES: [&str; 3] = ["формальное", "неформальное", "информальное"];

const FIELDS: &[FieldRule] = &[
    required("title", Shape::Title),
    required("form", Shape::Choice(&names(FORMS))),
    required("order", Shape::Order),
    optional("goal", Shape::Ref),
    optional("hours", Shape::Int(0, STEP_HOURS)),
    optional("days", Shape::Whole(is_days)),
    optional("develops", Shape::Refs),
    optional("depends", Shape::Refs),
    optional("responsible", Shape::Line),
    optional("place", Shape::Line),
    optional("result", Shape::Line),
    optional("presentation", Shape::Line),
    optional("link", Shape::Link),
    optional("status", status::SHAPE),
    optional("gained", Shape::Text),
    optional("applied", Shape::Text),
    optional("next", Shape::Text),
    optional("source", Shape::Whole(is_source)),
];

pub const RULE: KindRule = KindRule { kind: KIND, fields: FIELDS, ..OWNED };

/// A step of a trajectory.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub id: RecordId,
    pub title: String,
    /// A stored name of [`FORMS`].
    pub form: &'static str,
    /// Place in the list of all steps.
    pub order: String,
    pub goal: Option<RecordId>,
    /// `None` where it is not said yet.
    pub hours: Option<u32>,
    pub days: Option<Days>,
    /// The cards it helps to grow in.
    pub develops: Vec<RecordId>,
    /// Steps that are to be done before it.
    pub depends: Vec<RecordId>,
    /// Исполнитель, ответственный.
    pub responsible: String,
    pub place: String,
    /// Ожидаемый результат.
    pub result: String,
    /// Форма предъявления.
    pub presentation: String,
    /// Empty, or a safe address.
    pub link: String,
    pub status: Status,
    /// The day since which it has this status.
    pub since: Option<Day>,
    /// Answers to the questions of [`REFLECTION`], in their order.
    pub reflection: [String; 3],
    pub source: Option<Source>,
}

impl Step {
    pub fn form_title(&self) -> &'static str {
        title_of(&FORMS, self.form)
    }

    /// «формальное», «неформальное» or «информальное».
    pub fn class_title(&self) -> &'static str {
        class_of(self.form)
    }

    /// Its days, the right way round.
    pub fn period(&self) -> Option<Period> {
        self.days.map(|days| days.period)
    }

    /// It lies ahead and its last day is past.
    pub fn is_late(&self, today: Day) -> bool {
        self.status.is_ahead() && self.period().is_some_and(|period| period.to < today)
    }
}

/// How learning in a form is organised (DOMAIN.md, section 3).
fn class_of(form: &str) -> &'static str {
    match form {
        "qualification_course" | "retraining" | "course_module" => CLASSES[0],
        "self_education" | "network_community" | "publication" | "role_trial" | "peer_learning"
        | "mentoring" => CLASSES[2],
        _ => CLASSES[1],
    }
}

impl TryFrom<&Record> for Step {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let (status, since) = record.value("status").and_then(Status::from_value).unwrap_or_default();
        Ok(Self {
            id: record.id.clone(),
            title: need_text(record, "title")?.to_owned(),
            form: need_choice(record, "form", &FORMS)?,
            order: need_text(record, "order")?.to_owned(),
            goal: record.text("goal").map(RecordId::from),
            hours: number(record, "hours"),
            days: record.value("days").and_then(Days::from_value),
            develops: refs(record, "develops"),
            depends: refs(record, "depends"),
            responsible: text(record, "responsible"),
            place: text(record, "place"),
            result: text(record, "result"),
            presentation: text(record, "presentation"),
            link: text(record, "link"),
            status,
            since,
            reflection: REFLECTION.map(|(field, _)| text(record, field)),
            source: record.value("source").and_then(Source::from_value),
        })
    }
}

/// Steps in the order of the list.
pub fn in_order(mut steps: Vec<Step>) -> Vec<Step> {
    steps.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
    steps
}

/// The gesture that takes an activity into the plan. Hours and days that the activity does not name stay
/// open; the step develops what the activity does and the card of its goal.
pub fn taken(
    id: RecordId,
    activity: &Activity,
    order: &str,
    goal: Option<(&RecordId, Option<&RecordId>)>,
) -> Draft {
    let (goal, card) = goal.map_or((None, None), |(goal, card)| (Some(goal), card));
    let cards: BTreeSet<&RecordId> = activity.develops.iter().chain(card).collect();
    let cards: Vec<&RecordId> = cards.into_iter().collect();
    let mut fields = Fields::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() && value.as_str() != Some("") {
            fields.insert(name.to_owned(), value);
        }
    };
    put("title", activity.title.as_str().into());
    put("form", activity.form.into());
    put("order", order.into());
    put("goal", goal.map(RecordId::as_str).into());
    put("hours", activity.hours.into());
    put("days", activity.days.map(Period::to_value).into());
    put("develops", cards.into_iter().map(RecordId::as_str).collect());
    put("responsible", activity.organiser.as_str().into());
    put("place", activity.place.as_str().into());
    put("link", activity.link.as_str().into());
    put("result", activity.result.as_str().into());
    put("source", Source::of(activity).to_value());
    Draft::Create { record: id, kind: KIND.into(), fields }
}
