//! PlanItem: a methodist's own plan: an activity that they hold, or mean to hold, in a role. Everybody with
//! an account reads who holds what in which role.

use super::{
    grants::Action,
    kinds::{Incomplete, KindRule, Shape, need_ref, optional, required, text},
};
use crate::sync::{
    audience::Audience,
    ids::{PrincipalId, RecordId},
    record::{NAME, Record},
};

pub const KIND: &str = "plan_item";

const STATES: &[&str] = &["planned", "held", "dropped"];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("activity", Shape::Ref),
        required("role", Shape::Ref),
        optional("state", Shape::Choice(STATES)),
        optional("note", Shape::Line),
    ],
    add: Action::Contribute,
    edit: Action::ServerOnly,
    edit_own: Action::Contribute,
    audience: Some(|_| Audience::Accounts),
    signed: true,
    ..KindRule::CONTENT
};

/// What has become of a planned activity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Planned {
    #[default]
    Planned,
    Held,
    Dropped,
}

impl Planned {
    fn of(record: &Record) -> Self {
        match record.text("state") {
            Some("held") => Self::Held,
            Some("dropped") => Self::Dropped,
            _ => Self::Planned,
        }
    }

    /// The stored name.
    pub fn name(self) -> &'static str {
        STATES[self as usize]
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Planned => "запланировано",
            Self::Held => "проведено",
            Self::Dropped => "снято",
        }
    }
}

/// One line of a person's plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanItem {
    pub id: RecordId,
    pub person: PrincipalId,
    /// Empty until the server has signed it.
    pub name: String,
    pub activity: RecordId,
    pub role: RecordId,
    pub state: Planned,
    pub note: String,
}

impl TryFrom<&Record> for PlanItem {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            person: record.author.clone(),
            name: text(record, NAME),
            activity: need_ref(record, "activity")?,
            role: need_ref(record, "role")?,
            state: Planned::of(record),
            note: text(record, "note"),
        })
    }
}
