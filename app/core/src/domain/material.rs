//! Material: what lies in a role's «мастерская»: a case to practise on, a tool, a scenario, experience, a
//! link. Anyone signed in offers one; it is seen by all once an expert has accepted it.

use super::{
    grants::Action,
    kinds::{
        FieldRule, Incomplete, KindRule, Shape, flag, lines, need_choice, need_ref, need_text, number,
        optional, required, text,
    },
    review::{self, Review, STATES},
    shape::{names, title_of},
};
use crate::{
    limits::MATERIAL_MINUTES,
    sync::{
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

pub const KIND: &str = "material";

/// What a material can be, with its title for people.
pub const SORTS: [(&str, &str); 5] = [
    ("case", "кейс"),
    ("tool", "инструмент"),
    ("scenario", "сценарий"),
    ("experience", "опыт"),
    ("link", "ссылка"),
];

const FIELDS: &[FieldRule] = &[
    required("role", Shape::Ref),
    required("sort", Shape::Choice(&names(SORTS))),
    required("title", Shape::Title),
    optional("text", Shape::Text),
    optional("task", Shape::Line),
    optional("minutes", Shape::Int(1, MATERIAL_MINUTES)),
    optional("look_at", Shape::Lines),
    optional("link", Shape::Link),
    optional("order", Shape::Order),
    optional("state", Shape::Choice(STATES)).needs(Action::EditContent),
    optional("word", Shape::Line).needs(Action::EditContent),
    optional("archived", Shape::Flag).needs(Action::EditContent),
];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: FIELDS,
    add: Action::Contribute,
    edit_own: Action::Contribute,
    own_while: Some(|record| Review::of(record) != Review::Accepted),
    audience: Some(review::audience),
    ..KindRule::CONTENT
};

/// One material of a workshop.
#[derive(Debug, Clone, PartialEq)]
pub struct Material {
    pub id: RecordId,
    pub author: PrincipalId,
    pub role: RecordId,
    /// A stored name of [`SORTS`].
    pub sort: &'static str,
    pub title: String,
    /// Of a case: the situation.
    pub text: String,
    /// Of a case: what to do in the situation.
    pub task: String,
    pub minutes: Option<u32>,
    /// What observers look at.
    pub look_at: Vec<String>,
    /// Empty, or a safe address.
    pub link: String,
    pub order: String,
    pub state: Review,
    /// The expert's word to the author.
    pub word: String,
    /// It was returned and its author has changed it since.
    pub reworked: bool,
    pub archived: bool,
}

impl Material {
    pub fn sort_title(&self) -> &'static str {
        title_of(&SORTS, self.sort)
    }
}

impl TryFrom<&Record> for Material {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            author: record.author.clone(),
            role: need_ref(record, "role")?,
            sort: need_choice(record, "sort", &SORTS)?,
            title: need_text(record, "title")?.to_owned(),
            text: text(record, "text"),
            task: text(record, "task"),
            minutes: number(record, "minutes"),
            look_at: lines(record, "look_at"),
            link: text(record, "link"),
            order: text(record, "order"),
            state: Review::of(record),
            word: text(record, "word"),
            reworked: review::is_reworked(record),
            archived: flag(record, "archived"),
        })
    }
}
