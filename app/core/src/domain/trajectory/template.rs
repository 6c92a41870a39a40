//! Template: a trajectory to start from: one for each role of a методист, one for a молодой педагог, or what
//! a person saved. It is kept in the catalogue for all who have an account, or in a person's own notes, and
//! written as a whole.

mod plan;

pub use plan::{TemplateDay, TemplateGoal, TemplatePlan, TemplateStep};

use serde::Deserialize;
use serde_json::Value;

use crate::{
    domain::{
        kinds::{FieldRule, Incomplete, KindRule, Shape, lines, need_text, optional, required, text},
        role::FOR_WHOM,
        space::SpaceKind,
    },
    limits::TEMPLATE_BYTES,
    sync::{audience::Audience, ids::RecordId, record::Record},
};

pub const KIND: &str = "trajectory_template";

const FIELDS: &[FieldRule] = &[
    required("title", Shape::Title),
    required("plan", Shape::Whole(is_plan)),
    optional("for", Shape::Choices(FOR_WHOM)),
    optional("role", Shape::Ref),
    optional("about", Shape::Line),
    optional("order", Shape::Order),
];

/// Who only reads the public catalogue is not sent them: its first visit is to stay small.
pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Catalogue, SpaceKind::Notes],
    fields: FIELDS,
    audience: Some(|_| Audience::Accounts),
    ..KindRule::CONTENT
};

/// A template as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    pub id: RecordId,
    pub title: String,
    pub for_whom: Vec<String>,
    /// The role that it leads to.
    pub role: Option<RecordId>,
    pub about: String,
    pub order: String,
    pub plan: TemplatePlan,
}

impl TryFrom<&Record> for Template {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let plan = record.value("plan").and_then(|plan| TemplatePlan::deserialize(plan).ok());
        Ok(Self {
            id: record.id.clone(),
            title: need_text(record, "title")?.to_owned(),
            for_whom: lines(record, "for"),
            role: record.text("role").map(RecordId::from),
            about: text(record, "about"),
            order: text(record, "order"),
            plan: plan.ok_or(Incomplete { field: "plan" })?,
        })
    }
}

/// Whether a value is a plan that fits a template.
pub fn is_plan(value: &Value) -> bool {
    let short = serde_json::to_string(value).is_ok_and(|text| text.len() <= TEMPLATE_BYTES);
    short && TemplatePlan::deserialize(value).is_ok_and(|plan| plan.is_sound())
}

#[cfg(test)]
mod tests;
