//! Evidence: what shows that a step was taken: an address, the name of a file, a note. A record each, so
//! that two devices add theirs side by side.

use super::OWNED;
use crate::{
    domain::{
        kinds::{Incomplete, KindRule, Shape, need_choice, need_ref, need_text, optional, required, text},
        shape::{names, title_of},
    },
    sync::{ids::RecordId, record::Record},
};

pub const KIND: &str = "evidence";

/// What evidence can be, with its title for people. Of a file its name alone is kept here.
pub const SORTS: [(&str, &str); 3] = [("link", "ссылка"), ("file", "файл"), ("note", "заметка")];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("step", Shape::Ref),
        required("sort", Shape::Choice(&names(SORTS))),
        required("title", Shape::Title),
        optional("link", Shape::Link),
        optional("text", Shape::Text),
        optional("order", Shape::Order),
    ],
    ..OWNED
};

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    pub id: RecordId,
    pub step: RecordId,
    /// A stored name of [`SORTS`].
    pub sort: &'static str,
    /// What it is; of a file its name.
    pub title: String,
    /// Empty, or a safe address.
    pub link: String,
    pub text: String,
    pub order: String,
}

impl Evidence {
    pub fn sort_title(&self) -> &'static str {
        title_of(&SORTS, self.sort)
    }
}

impl TryFrom<&Record> for Evidence {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            step: need_ref(record, "step")?,
            sort: need_choice(record, "sort", &SORTS)?,
            title: need_text(record, "title")?.to_owned(),
            link: text(record, "link"),
            text: text(record, "text"),
            order: text(record, "order"),
        })
    }
}
