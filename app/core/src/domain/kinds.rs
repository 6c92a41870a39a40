//! The register of record kinds: which fields a kind has, who may write them, who sees them.
//!
//! The judge reads these rules; entities (`role`, `level`, …) each supply one.

use serde_json::Value;

pub use super::shape::{Shape, is_sibling_place};
use super::{
    activity,
    assessment::immersion::kept as immersion_plan,
    board, circle, credit,
    diagnostic::{answer, assignment, digest, instrument, report_words, round, round_card, subject, wish},
    game::{reflection, session, trial, turn, watch},
    grants::Action,
    level, material, member, own_level, plan, proposal, question, role, screen,
    space::SpaceKind,
    survey, trajectory,
};
use crate::sync::{audience::Audience, ids::RecordId, record::Record, schema::Lift};

mod within;

pub use within::{Within, Writing};

/// Every kind of record that this version knows.
pub const KINDS: &[KindRule] = &[
    role::RULE,
    level::RULE,
    level::INDICATOR_RULE,
    own_level::RULE,
    material::RULE,
    credit::RULE,
    proposal::RULE,
    question::RULE,
    activity::RULE,
    plan::RULE,
    circle::RULE,
    screen::RULE,
    member::RULE,
    board::RULE,
    board::BOARD_RULE,
    board::link::RULE,
    board::cluster::RULE,
    board::takt::RULE,
    board::progress::RULE,
    board::group::RULE,
    board::ballot::RULE,
    board::ballot::HANDS_RULE,
    board::ballot::TALLY_RULE,
    board::ready::RULE,
    board::note::RULE,
    trajectory::RULE,
    trajectory::goal::RULE,
    trajectory::step::RULE,
    trajectory::evidence::RULE,
    trajectory::comment::RULE,
    trajectory::version::RULE,
    trajectory::agreement::RULE,
    trajectory::confirmation::RULE,
    trajectory::growth::RULE,
    trajectory::template::RULE,
    instrument::RULE,
    round::RULE,
    round_card::RULE,
    subject::RULE,
    assignment::RULE,
    answer::RULE,
    digest::RULE,
    wish::RULE,
    immersion_plan::RULE,
    report_words::RULE,
    survey::RULE,
    survey::REPLY_RULE,
    survey::VOICE_RULE,
    session::RULE,
    session::TABLE_RULE,
    session::PLAYER_RULE,
    turn::RULE,
    watch::RULE,
    reflection::RULE,
    trial::RULE,
];

/// The rule of a kind, by its stored name.
pub fn rule_of(kind: &str) -> Option<&'static KindRule> {
    KINDS.iter().find(|rule| rule.kind == kind)
}

/// What a kind of record is made of and who may write it. A kind names what differs from
/// [`KindRule::CLOSED`].
pub struct KindRule {
    pub kind: &'static str,
    /// One step for each schema left behind; the present schema is one more than there are steps.
    pub lifts: &'static [Lift],
    pub spaces: &'static [SpaceKind],
    pub fields: &'static [FieldRule],
    pub add: Action,
    /// Needed to change or delete what somebody else made.
    pub edit: Action,
    /// Needed to change or delete what oneself made.
    pub edit_own: Action,
    /// How long, by the record itself, its author may change it without the right to `edit` (rule W-2).
    pub own_while: Option<fn(&Record) -> bool>,
    /// Who sees a new one.
    pub begins: Begins,
    /// What the space around it says of writing one now (rules A-7 and W-4).
    pub within: Option<Within>,
    /// Who sees it, by the record's own fields: derived after every change, instead of `begins` (rule A-6).
    pub audience: Option<fn(&Record) -> Audience>,
    pub identity: Identity,
    /// Gets a number, never reused, when the server first accepts it.
    pub numbered: bool,
    /// The server writes its author's name into it (rule W-3).
    pub signed: bool,
}

impl KindRule {
    /// Nobody but the server writes it and nobody but its author sees it.
    pub const CLOSED: Self = Self {
        kind: "",
        lifts: &[],
        spaces: &[],
        fields: &[],
        add: Action::ServerOnly,
        edit: Action::ServerOnly,
        edit_own: Action::ServerOnly,
        own_while: None,
        begins: Begins::SeenByAuthor,
        within: None,
        audience: None,
        identity: Identity::Free,
        numbered: false,
        signed: false,
    };

    /// Content of the catalogue: its editors write it and all see it.
    pub const CONTENT: Self = Self {
        spaces: &[SpaceKind::Catalogue],
        add: Action::EditContent,
        edit: Action::EditContent,
        edit_own: Action::EditContent,
        begins: Begins::SeenByAll,
        ..Self::CLOSED
    };

    pub fn schema(&self) -> u16 {
        self.lifts.len() as u16 + 1
    }

    pub fn field(&self, name: &str) -> Option<&'static FieldRule> {
        self.fields.iter().find(|field| field.name == name)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    SeenByAll,
    SeenByAuthor,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// Any id that its author mints.
    Free,
    /// `kind:about:principal`: one per person and subject, so that two devices write the same record.
    OnePerPerson,
}

pub struct FieldRule {
    pub name: &'static str,
    pub shape: Shape,
    pub required: bool,
    /// The right that writing this field needs beside the right to change the record (rule W-1).
    pub needs: Option<Action>,
}

impl FieldRule {
    pub const fn needs(mut self, action: Action) -> Self {
        self.needs = Some(action);
        self
    }
}

pub const fn required(name: &'static str, shape: Shape) -> FieldRule {
    FieldRule { name, shape, required: true, needs: None }
}

pub const fn optional(name: &'static str, shape: Shape) -> FieldRule {
    FieldRule { name, shape, required: false, needs: None }
}

/// A stored record that lacks what its kind requires: shown in repair, never drawn, never a crash.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the record lacks a readable `{field}`")]
pub struct Incomplete {
    pub field: &'static str,
}

/// The text of a field that must be there.
pub fn need_text<'a>(record: &'a Record, field: &'static str) -> Result<&'a str, Incomplete> {
    record.text(field).ok_or(Incomplete { field })
}

/// The reference in a field that must be there.
pub fn need_ref(record: &Record, field: &'static str) -> Result<RecordId, Incomplete> {
    need_text(record, field).map(RecordId::from)
}

/// The name in a field that must hold one of these (name, title).
pub fn need_choice(
    record: &Record,
    field: &'static str,
    titles: &[(&'static str, &'static str)],
) -> Result<&'static str, Incomplete> {
    let stored = record.text(field);
    let known = titles.iter().find(|(name, _)| Some(*name) == stored);
    known.map(|(name, _)| *name).ok_or(Incomplete { field })
}

/// The text of a field; empty where it is absent or unreadable.
pub fn text(record: &Record, field: &str) -> String {
    record.text(field).unwrap_or_default().to_owned()
}

/// The number in a field; `None` where it is absent, unreadable or too great.
pub fn number(record: &Record, field: &str) -> Option<u32> {
    record.value(field).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok())
}

/// The texts of a list field; empty where it is absent or unreadable.
pub fn lines(record: &Record, field: &str) -> Vec<String> {
    let items = record.value(field).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

/// The references of a list field; empty where it is absent or unreadable.
pub fn refs(record: &Record, field: &str) -> Vec<RecordId> {
    lines(record, field).into_iter().map(RecordId::new).collect()
}

/// Whether a flag is set.
pub fn flag(record: &Record, field: &str) -> bool {
    record.value(field).and_then(Value::as_bool).unwrap_or(false)
}

#[cfg(test)]
mod tests;
