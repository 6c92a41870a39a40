//! Question: asked of a role's methodist. Answered ones help everybody with an account.

use super::{
    grants::Action,
    kinds::{Incomplete, KindRule, Shape, need_ref, need_text, optional, required, text},
};
use crate::sync::{
    audience::Audience,
    ids::{PrincipalId, RecordId},
    record::{NAME, Record},
};

pub const KIND: &str = "question";

const STATES: &[&str] = &["open", "answered", "closed"];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("role", Shape::Ref),
        required("text", Shape::Text),
        optional("answer", Shape::Text).needs(Action::EditContent),
        optional("state", Shape::Choice(STATES)).needs(Action::EditContent),
    ],
    add: Action::Contribute,
    edit_own: Action::Contribute,
    own_while: Some(|record| Asked::of(record) == Asked::Open),
    audience: Some(audience),
    signed: true,
    ..KindRule::CONTENT
};

fn audience(record: &Record) -> Audience {
    if Asked::of(record) == Asked::Answered { Audience::Accounts } else { Audience::Keepers }
}

/// Where a question stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Asked {
    #[default]
    Open,
    Answered,
    /// Put away without an answer for all.
    Closed,
}

impl Asked {
    /// An absent or unreadable state is «open»: it is shown to fewer people.
    pub fn of(record: &Record) -> Self {
        match record.text("state") {
            Some("answered") => Self::Answered,
            Some("closed") => Self::Closed,
            _ => Self::Open,
        }
    }

    /// The stored name.
    pub fn name(self) -> &'static str {
        STATES[self as usize]
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Open => "ждёт ответа",
            Self::Answered => "есть ответ",
            Self::Closed => "закрыт",
        }
    }
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub id: RecordId,
    pub author: PrincipalId,
    /// Empty until the server has signed it.
    pub name: String,
    pub role: RecordId,
    pub text: String,
    pub answer: String,
    pub state: Asked,
}

impl TryFrom<&Record> for Question {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            author: record.author.clone(),
            name: text(record, NAME),
            role: need_ref(record, "role")?,
            text: need_text(record, "text")?.to_owned(),
            answer: text(record, "answer"),
            state: Asked::of(record),
        })
    }
}
