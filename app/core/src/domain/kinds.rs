//! The register of record kinds: which fields a kind has, who may write them, who first sees them.
//!
//! The judge reads these rules; entities (`role`, `level`, …) each supply one.

use serde_json::Value;

use super::{board, grants::Action, level, member, own_level, role, space::SpaceKind};
use crate::{
    limits::{LINE_CHARS, LIST_ITEMS, TEXT_CHARS, TITLE_CHARS},
    sync::{order, record::Record, schema::Lift},
};

/// Every kind of record that this version knows.
pub const KINDS: &[KindRule] = &[
    role::RULE,
    level::RULE,
    level::INDICATOR_RULE,
    own_level::RULE,
    member::RULE,
    board::RULE,
    board::BOARD_RULE,
];

/// The rule of a kind, by its stored name.
pub fn rule_of(kind: &str) -> Option<&'static KindRule> {
    KINDS.iter().find(|rule| rule.kind == kind)
}

/// What a kind of record is made of and who may write it.
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
    /// Who sees a new one.
    pub begins: Begins,
    pub identity: Identity,
    /// Gets a number, never reused, when the server first accepts it.
    pub numbered: bool,
}

impl KindRule {
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
}

pub const fn required(name: &'static str, shape: Shape) -> FieldRule {
    FieldRule { name, shape, required: true }
}

pub const fn optional(name: &'static str, shape: Shape) -> FieldRule {
    FieldRule { name, shape, required: false }
}

/// What a field's value may be. Lengths are in characters.
pub enum Shape {
    Title,
    Line,
    Text,
    Lines,
    Choice(&'static [&'static str]),
    Choices(&'static [&'static str]),
    Int(i64, i64),
    Flag,
    Order,
    Ref,
    Refs,
    /// Several values that mean something only together.
    Whole(fn(&Value) -> bool),
}

impl Shape {
    /// `Err` with a text for people that says what does not fit.
    pub fn check(&self, value: &Value) -> Result<(), String> {
        match self {
            Self::Title => text(value, TITLE_CHARS).and_then(not_blank),
            Self::Line => text(value, LINE_CHARS).map(drop),
            Self::Text => text(value, TEXT_CHARS).map(drop),
            Self::Lines => items(value)?.iter().try_for_each(|item| text(item, LINE_CHARS).map(drop)),
            Self::Choice(options) => one_of(value, options),
            Self::Choices(options) => items(value)?.iter().try_for_each(|item| one_of(item, options)),
            Self::Int(least, most) => match value.as_i64() {
                Some(number) if (*least..=*most).contains(&number) => Ok(()),
                _ => Err(format!("Нужно целое число от {least} до {most}.")),
            },
            Self::Flag => value.is_boolean().then_some(()).ok_or_else(|| "Нужно «да» или «нет».".into()),
            Self::Order => fits(value.as_str().is_some_and(order::is_index)),
            Self::Ref => fits(is_reference(value)),
            Self::Refs => fits(items(value)?.iter().all(is_reference)),
            Self::Whole(check) => fits(check(value)),
        }
    }
}

fn fits(good: bool) -> Result<(), String> {
    good.then_some(()).ok_or_else(|| "Значение не подходит к этому полю.".into())
}

fn text(value: &Value, most: usize) -> Result<&str, String> {
    let text = value.as_str().ok_or_else(|| String::from("Нужен текст."))?;
    match text.chars().nth(most) {
        None => Ok(text),
        Some(_) => Err(format!("Слишком длинно: не больше {most} знаков.")),
    }
}

fn not_blank(text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        Err("Название не может быть пустым.".into())
    } else {
        Ok(())
    }
}

fn items(value: &Value) -> Result<&[Value], String> {
    match value.as_array() {
        Some(items) if items.len() <= LIST_ITEMS => Ok(items),
        Some(_) => Err(format!("Слишком много строк: не больше {LIST_ITEMS}.")),
        None => Err("Нужен список.".into()),
    }
}

fn one_of(value: &Value, options: &[&str]) -> Result<(), String> {
    fits(value.as_str().is_some_and(|text| options.contains(&text)))
}

fn is_reference(value: &Value) -> bool {
    value.as_str().is_some_and(|text| crate::sync::ids::RecordId::from(text).is_well_formed())
}

/// Whether the value is `{parent, order}`: a place among siblings, one field because it means
/// something only together.
pub fn is_sibling_place(value: &Value) -> bool {
    value.as_object().is_some_and(|place| {
        place.len() == 2
            && place.get("parent").is_some_and(is_reference)
            && place.get("order").and_then(Value::as_str).is_some_and(order::is_index)
    })
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

/// The texts of a list field; empty where it is absent or unreadable.
pub fn lines(record: &Record, field: &str) -> Vec<String> {
    let items = record.value(field).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

/// Whether a flag is set.
pub fn flag(record: &Record, field: &str) -> bool {
    record.value(field).and_then(Value::as_bool).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_title_of_ten_thousand_characters_is_refused_with_a_word() {
        let word = Shape::Title.check(&json!("я".repeat(10_000))).unwrap_err();
        assert_eq!(word, "Слишком длинно: не больше 160 знаков.");
    }

    #[test]
    fn markup_and_emoji_are_text_like_any_other() {
        assert_eq!(Shape::Title.check(&json!("<b>Роль</b> 🎲")), Ok(()));
    }

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        let mut names: Vec<_> = KINDS.iter().map(|rule| rule.kind).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), KINDS.len());
    }
}
