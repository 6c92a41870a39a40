//! Which texts of a record are searched, and how much a word there weighs.

use serde_json::Value;

use crate::{
    domain::{kinds::flag, level, material, review::Review, role},
    sync::record::Record,
};

/// What kind of thing words were found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    Card,
    Level,
    Indicator,
    Material,
}

/// A word in a title outweighs all words elsewhere, one in an indicator or a task all in the rest.
pub(super) const TITLE: u16 = 100;
const ACTION: u16 = 10;
const REST: u16 = 1;

/// A record's texts, by weight.
pub(super) struct Texts<'a> {
    pub sort: Sort,
    /// The level of an indicator, the card of a level or a material.
    pub parent: Option<&'a str>,
    pub texts: Vec<(u16, &'a str)>,
}

/// `None` for what is not searched: other kinds, deleted and archived records, materials not accepted.
pub(super) fn of(record: &Record) -> Option<Texts<'_>> {
    if !record.is_alive() || flag(record, "archived") {
        return None;
    }
    let (sort, parent, fields): (_, _, &[(&str, u16)]) = match record.kind.as_str() {
        role::KIND => (
            Sort::Card,
            None,
            &[
                ("title", TITLE),
                ("tasks", ACTION),
                ("purpose", REST),
                ("description", REST),
                ("when", REST),
                ("tools", REST),
            ],
        ),
        level::KIND => (Sort::Level, Some(record.text("role")?), &[("summary", REST)]),
        level::INDICATOR => {
            let parent =
                record.value("place").and_then(|place| place.get("parent")).and_then(Value::as_str)?;
            (Sort::Indicator, Some(parent), &[("text", ACTION)])
        }
        material::KIND if Review::of(record) == Review::Accepted => (
            Sort::Material,
            Some(record.text("role")?),
            &[("title", TITLE), ("task", ACTION), ("text", REST), ("look_at", REST)],
        ),
        _ => return None,
    };
    let mut texts = Vec::new();
    for (field, weight) in fields {
        match record.value(field) {
            Some(Value::String(text)) => texts.push((*weight, text.as_str())),
            Some(Value::Array(items)) => {
                texts.extend(items.iter().filter_map(Value::as_str).map(|item| (*weight, item)));
            }
            _ => {}
        }
    }
    Some(Texts { sort, parent, texts })
}
