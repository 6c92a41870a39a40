//! Proposal: a change that somebody proposes to a wording. An expert accepts it in one gesture, returns it
//! with a word, or declines it.

use super::{
    grants::Action,
    kinds::{Incomplete, KindRule, Shape, need_ref, need_text, optional, required, text},
    review::{self, Review, STATES},
    wording::{text_of, value_of},
};
use crate::sync::{
    audience::Audience,
    ids::{PrincipalId, RecordId},
    record::{NAME, Record},
    replica::Draft,
};

pub const KIND: &str = "proposal";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("target", Shape::Ref),
        required("field", Shape::Line),
        required("seen", Shape::Text),
        required("text", Shape::Text),
        optional("why", Shape::Line),
        optional("state", Shape::Choice(STATES)).needs(Action::EditContent),
        optional("word", Shape::Line).needs(Action::EditContent),
    ],
    add: Action::Contribute,
    edit_own: Action::Contribute,
    own_while: Some(|record| matches!(Review::of(record), Review::Offered | Review::Returned)),
    audience: Some(|_| Audience::Keepers),
    signed: true,
    ..KindRule::CONTENT
};

/// A proposed change of one wording.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    pub id: RecordId,
    pub author: PrincipalId,
    /// Empty until the server has signed it.
    pub name: String,
    pub target: RecordId,
    pub field: String,
    /// The wording that its author saw, as text.
    pub seen: String,
    /// The proposed wording, as text.
    pub text: String,
    pub why: String,
    pub state: Review,
    /// The expert's word to the author.
    pub word: String,
    /// It was returned and its author has changed it since.
    pub reworked: bool,
}

/// What has become of the wording since its change was proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    Unchanged,
    /// Somebody has changed it meanwhile; so it stands now.
    Changed(String),
    /// The record is deleted, or nobody here may see it.
    Gone,
}

impl Proposal {
    /// Whether an expert is to decide on it now.
    pub fn waits(&self) -> bool {
        self.state == Review::Offered || self.reworked
    }

    /// Whether its author may still reword or withdraw it.
    pub fn is_open(&self) -> bool {
        matches!(self.state, Review::Offered | Review::Returned)
    }

    pub fn since(&self, target: Option<&Record>) -> Since {
        match target.filter(|target| target.id == self.target && target.is_alive()) {
            None => Since::Gone,
            Some(target) => {
                let now = text_of(target, &self.field);
                if now == self.seen { Since::Unchanged } else { Since::Changed(now) }
            }
        }
    }

    /// The one gesture that writes the proposed wording and marks the proposal as accepted. `Err` with a
    /// word for the expert where it cannot be written.
    pub fn accept(&self, target: &Record) -> Result<Vec<Draft>, String> {
        if self.since(Some(target)) == Since::Gone {
            return Err("Записи, к которой предложена правка, больше нет.".into());
        }
        let value = value_of(target.kind.as_str(), &self.field, &self.text)
            .ok_or_else(|| String::from("К этому полю правки не предлагают."))??;
        let fields = vec![(self.field.clone(), value)];
        Ok(vec![
            Draft::Set { record: self.target.clone(), fields },
            review::decide(&self.id, Review::Accepted, &self.word),
        ])
    }
}

impl TryFrom<&Record> for Proposal {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            author: record.author.clone(),
            name: text(record, NAME),
            target: need_ref(record, "target")?,
            field: need_text(record, "field")?.to_owned(),
            seen: text(record, "seen"),
            text: need_text(record, "text")?.to_owned(),
            why: text(record, "why"),
            state: Review::of(record),
            word: text(record, "word"),
            reworked: review::is_reworked(record),
        })
    }
}

#[cfg(test)]
mod tests;
