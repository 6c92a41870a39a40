//! Version: a trajectory as it stood, frozen: nobody changes or deletes it. It holds the plan alone, as raw
//! fields: no reflections or evidence, which are no part of what is agreed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{KIND as HEAD, OWNED, confirmation::is_day, goal, step};
use crate::{
    domain::{
        day::Day,
        grants::Action,
        kinds::{Incomplete, KindRule, Shape, optional, required, text},
    },
    limits::VERSION_BYTES,
    sync::{
        ids::{ChangeId, RecordId},
        record::{Cell, Fields, NAME, NUMBER, Record},
        replica::Draft,
        stamp::{Stamp, Version as FieldVersion},
    },
};

pub const KIND: &str = "trajectory_version";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("plan", Shape::Whole(is_plan)),
        required("day", Shape::Whole(is_day)),
        optional("title", Shape::Line),
    ],
    add: Action::Contribute,
    edit: Action::ServerOnly,
    edit_own: Action::ServerOnly,
    numbered: true,
    signed: true,
    ..OWNED
};

/// The fields of a head, a goal and a step that a version keeps, with their titles for people.
pub(super) const HEAD_FIELDS: [(&str, &str); 6] = [
    ("title", "название"),
    ("period", "период"),
    ("person", "педагог"),
    ("organisation", "организация"),
    ("position", "должность"),
    ("purpose", "цель"),
];
pub(super) const GOAL_FIELDS: [(&str, &str); 4] =
    [("title", "формулировка"), ("gap", "дефицит"), ("tasks", "задачи"), ("order", "порядок")];
pub(super) const STEP_FIELDS: [(&str, &str); 13] = [
    ("title", "название"),
    ("form", "форма"),
    ("hours", "часы"),
    ("days", "срок"),
    ("goal", "цель"),
    ("develops", "что развивает"),
    ("depends", "после каких шагов"),
    ("responsible", "ответственный"),
    ("place", "место"),
    ("result", "ожидаемый результат"),
    ("presentation", "форма предъявления"),
    ("status", "статус"),
    ("order", "порядок"),
];

/// A plan at one moment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    pub head: Fields,
    pub goals: BTreeMap<RecordId, Fields>,
    pub steps: BTreeMap<RecordId, Fields>,
}

impl Snapshot {
    /// Of the living records of a trajectory's space; other kinds among them are passed over.
    pub fn of<'a>(records: impl IntoIterator<Item = &'a Record>) -> Self {
        let mut plan = Self::default();
        for record in records.into_iter().filter(|record| record.is_alive()) {
            match record.kind.as_str() {
                HEAD => plan.head = kept(record, &HEAD_FIELDS),
                goal::KIND => _ = plan.goals.insert(record.id.clone(), kept(record, &GOAL_FIELDS)),
                step::KIND => _ = plan.steps.insert(record.id.clone(), kept(record, &STEP_FIELDS)),
                _ => {}
            }
        }
        plan
    }

    /// As records, for the same views, findings and documents as the plan that stands.
    pub fn records(&self) -> Vec<Record> {
        let head = std::iter::once(record(RecordId::from(HEAD), HEAD, &self.head));
        let goals = self.goals.iter().map(|(id, fields)| record(id.clone(), goal::KIND, fields));
        let steps = self.steps.iter().map(|(id, fields)| record(id.clone(), step::KIND, fields));
        head.chain(goals).chain(steps).collect()
    }
}

fn kept(record: &Record, fields: &[(&str, &str)]) -> Fields {
    let value = |name: &str| record.value(name).filter(|value| says_something(value)).cloned();
    fields.iter().filter_map(|(name, _)| Some(((*name).to_owned(), value(name)?))).collect()
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => true,
    }
}

fn record(id: RecordId, kind: &str, fields: &Fields) -> Record {
    let version =
        FieldVersion { id: ChangeId { writer: KIND.into(), counter: 0 }, at: Stamp { ms: 0, tick: 0 } };
    let cell = |value: &Value| Cell { value: value.clone(), version: version.clone() };
    Record {
        id,
        kind: kind.into(),
        schema: 1,
        author: crate::sync::ids::PrincipalId::system(),
        seq: 0,
        fields: fields.iter().map(|(name, value)| (name.clone(), cell(value))).collect(),
        deleted: None,
    }
}

fn is_plan(value: &Value) -> bool {
    let size = serde_json::to_string(value).map_or(usize::MAX, |text| text.len());
    size <= VERSION_BYTES && Snapshot::deserialize(value).is_ok()
}

/// Why a plan cannot be frozen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VersionError {
    #[error("План слишком велик, чтобы сохранить его версию: сократите тексты шагов.")]
    TooLarge,
}

/// The gesture that keeps a version. `title` is the author's word for it and may be empty.
///
/// # Errors
/// Where the plan takes more than [`VERSION_BYTES`].
pub fn freeze(plan: &Snapshot, id: RecordId, title: &str, day: Day) -> Result<Draft, VersionError> {
    let value = serde_json::to_value(plan).ok().filter(is_plan).ok_or(VersionError::TooLarge)?;
    let mut fields = Fields::new();
    fields.insert("plan".into(), value);
    fields.insert("day".into(), day.to_string().into());
    if !title.trim().is_empty() {
        fields.insert("title".into(), title.trim().into());
    }
    Ok(Draft::Create { record: id, kind: KIND.into(), fields })
}

/// A kept version.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    pub id: RecordId,
    /// Given by the server when it first accepts the version; «…» until then.
    pub number: Option<u64>,
    /// Who kept it; empty until the server has signed it.
    pub name: String,
    pub title: String,
    pub day: Day,
    pub plan: Snapshot,
}

impl TryFrom<&Record> for Version {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let plan = record.value("plan").and_then(|plan| Snapshot::deserialize(plan).ok());
        Ok(Self {
            id: record.id.clone(),
            number: record.value(NUMBER).and_then(Value::as_u64),
            name: text(record, NAME),
            title: text(record, "title"),
            day: record.text("day").and_then(Day::from_iso).ok_or(Incomplete { field: "day" })?,
            plan: plan.ok_or(Incomplete { field: "plan" })?,
        })
    }
}
