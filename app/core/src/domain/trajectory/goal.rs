//! Goal: what the owner of a trajectory wants to reach, and from which gap it comes.

use super::OWNED;
use crate::{
    domain::{
        gap::{Gap, is_gap},
        kinds::{Incomplete, KindRule, Shape, lines, need_text, optional, required},
    },
    sync::{ids::RecordId, record::Record},
};

pub const KIND: &str = "goal";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("title", Shape::Line),
        required("order", Shape::Order),
        optional("gap", Shape::Whole(is_gap)),
        optional("tasks", Shape::Lines),
    ],
    ..OWNED
};

/// A goal of a trajectory.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    pub id: RecordId,
    pub title: String,
    pub order: String,
    /// `None` where the goal was set without a gap.
    pub gap: Option<Gap>,
    pub tasks: Vec<String>,
}

impl TryFrom<&Record> for Goal {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            title: need_text(record, "title")?.to_owned(),
            order: need_text(record, "order")?.to_owned(),
            gap: record.value("gap").and_then(Gap::from_value),
            tasks: lines(record, "tasks"),
        })
    }
}

/// Goals in the order of the document.
pub fn in_order(mut goals: Vec<Goal>) -> Vec<Goal> {
    goals.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
    goals
}
