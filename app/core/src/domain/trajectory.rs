//! Trajectory: an individual professional plan, from gaps to goals and dated steps (Programme, direction 3,
//! task 1; DOMAIN.md, section 3). One space of its own per trajectory: the owner writes it, a тьютор comments
//! and agrees, observers read. What it holds and the rules over it are the modules below.

pub mod accord;
pub mod agreement;
pub mod calendar;
pub mod circles;
pub mod comment;
pub mod comparison;
pub mod confirmation;
pub mod days;
pub mod document;
pub mod evidence;
pub mod findings;
pub mod following;
pub mod goal;
pub mod growth;
pub mod load;
pub mod overview;
pub mod progress;
pub mod proposals;
pub mod source;
pub mod status;
pub mod step;
pub mod template;
pub mod timeline;
pub mod transfer;
pub mod version;

use serde_json::Value;

use super::{
    grants::Action,
    kinds::{Begins, FieldRule, Incomplete, KindRule, Shape, need_text, optional, required, text},
    shape::{names, title_of},
    space::SpaceKind,
};
use crate::sync::{ids::RecordId, record::Record};
use days::{Days, is_days};

/// The head: one record of this kind in each trajectory's space, made by the server with the space.
pub const KIND: &str = "trajectory";

/// What its owner says of it, with its title for people. That a version was agreed is not said here but by
/// an [`agreement`].
pub const STATES: [(&str, &str); 4] = [
    ("drafting", "составляется"),
    ("offered", "на согласовании"),
    ("going", "выполняется"),
    ("finished", "завершена"),
];

/// What its owner writes and all who were let in see.
const OWNED: KindRule = KindRule {
    spaces: &[SpaceKind::Trajectory],
    add: Action::EditContent,
    edit: Action::EditContent,
    edit_own: Action::EditContent,
    begins: Begins::SeenByAll,
    ..KindRule::CLOSED
};

const FIELDS: &[FieldRule] = &[
    required("title", Shape::Title),
    optional("state", Shape::Choice(&names(STATES))),
    optional("period", Shape::Whole(is_days)),
    optional("person", Shape::Line),
    optional("organisation", Shape::Line),
    optional("position", Shape::Line),
    optional("companion", Shape::Line),
    optional("purpose", Shape::Text),
    optional("diagnostics", Shape::Text),
    optional("reflection", Shape::Text),
];

pub const RULE: KindRule = KindRule { kind: KIND, fields: FIELDS, add: Action::ServerOnly, ..OWNED };

/// The title page of a trajectory.
#[derive(Debug, Clone, PartialEq)]
pub struct Trajectory {
    pub title: String,
    /// A stored name of [`STATES`].
    pub state: &'static str,
    pub period: Option<Days>,
    /// Whose it is, as they write themselves: surname, name, patronymic.
    pub person: String,
    pub organisation: String,
    pub position: String,
    /// Сопровождающий, as the document names them; the rights of a тьютор come by membership.
    pub companion: String,
    /// The aim of the whole.
    pub purpose: String,
    /// Results of diagnostics, in the owner's words.
    pub diagnostics: String,
    /// Reflection on the whole.
    pub reflection: String,
}

impl Trajectory {
    /// The id of the head in each trajectory's space.
    pub fn head() -> RecordId {
        RecordId::from(KIND)
    }

    pub fn state_title(&self) -> &'static str {
        title_of(&STATES, self.state)
    }
}

impl TryFrom<&Record> for Trajectory {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let state = STATES.iter().find(|(name, _)| record.text("state") == Some(name)).unwrap_or(&STATES[0]);
        Ok(Self {
            title: need_text(record, "title")?.to_owned(),
            state: state.0,
            period: record.value("period").and_then(Days::from_value),
            person: text(record, "person"),
            organisation: text(record, "organisation"),
            position: text(record, "position"),
            companion: text(record, "companion"),
            purpose: text(record, "purpose"),
            diagnostics: text(record, "diagnostics"),
            reflection: text(record, "reflection"),
        })
    }
}

/// The living records of one kind as its typed view; those in repair are passed over.
pub fn living<'a, T>(records: impl IntoIterator<Item = &'a Record>, kind: &str) -> Vec<T>
where
    T: TryFrom<&'a Record>,
{
    let records = records.into_iter().filter(|record| record.is_alive() && record.kind.as_str() == kind);
    records.filter_map(|record| T::try_from(record).ok()).collect()
}

/// The text of a part of a value that is several together.
fn part<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}

#[cfg(test)]
mod tests;
