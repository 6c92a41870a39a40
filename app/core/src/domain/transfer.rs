//! Records as parts of a file, and back: what the files of boards and of trajectories have in common. Reading
//! checks every value by the kinds' own rules, leaves out what does not fit, and never fails half-way.

use serde_json::{Map, Value, json};

use super::{kinds::KindRule, plural::counted};
use crate::sync::record::{Fields, NUMBER, Record};

/// Why a file is not opened at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unopened {
    TooLarge,
    NotJson,
    Foreign,
    TooNew,
}

/// The file that a text holds, if it is of this format and not newer than this version.
pub(super) fn opened(text: &str, format: &str, version: u64, most: usize) -> Result<Value, Unopened> {
    if text.len() > most {
        return Err(Unopened::TooLarge);
    }
    let file: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| Unopened::NotJson)?;
    if file.get("format").and_then(Value::as_str) != Some(format) {
        return Err(Unopened::Foreign);
    }
    match file.get("version").and_then(Value::as_u64) {
        Some(known) if known == version => Ok(file),
        Some(newer) if newer > version => Err(Unopened::TooNew),
        _ => Err(Unopened::Foreign),
    }
}

/// A record's id, number and fields, without `left_out`.
pub(super) fn item(record: &Record, rule: &KindRule, left_out: &[&str]) -> Value {
    let mut item = Map::new();
    item.insert("id".into(), json!(record.id));
    if let Some(number) = record.value(NUMBER) {
        item.insert(NUMBER.into(), number.clone());
    }
    for field in rule.fields.iter().filter(|field| !left_out.contains(&field.name)) {
        if let Some(value) = record.value(field.name).filter(|value| !value.is_null()) {
            item.insert(field.name.into(), value.clone());
        }
    }
    Value::Object(item)
}

/// Of the facts of a head those that fit; `unfit` counts the others.
pub(super) fn facts(file: &Value, part: &str, rule: &KindRule, known: &[&str], unfit: &mut usize) -> Fields {
    let facts = file.get(part).and_then(Value::as_object).into_iter().flatten();
    let mut fields = Fields::new();
    for (name, value) in facts.filter(|(name, _)| known.contains(&name.as_str())) {
        if rule.field(name).is_some_and(|field| field.shape.check(value).is_ok()) {
            fields.insert(name.clone(), value.clone());
        } else {
            *unfit += 1;
        }
    }
    fields
}

/// An item's own id and the fields that fit; `None` where a required one is missing. `values` counts what
/// does not fit.
pub(super) fn checked(
    item: &Value,
    rule: &KindRule,
    left_out: &[&str],
    values: &mut usize,
) -> Option<(String, Fields)> {
    let parts = item.as_object()?;
    let mut fields = Fields::new();
    for (name, value) in parts.iter().filter(|(name, _)| *name != "id" && *name != NUMBER) {
        let field = rule.field(name).filter(|field| !left_out.contains(&field.name));
        if field.is_some_and(|field| field.shape.check(value).is_ok()) {
            fields.insert(name.clone(), value.clone());
        } else {
            *values += 1;
        }
    }
    let whole = rule.fields.iter().all(|field| !field.required || fields.contains_key(field.name));
    let id = parts.get("id").and_then(Value::as_str).unwrap_or_default();
    whole.then(|| (id.to_owned(), fields))
}

/// For people: how many records and single values were left out.
pub(super) fn told(records: usize, values: usize) -> Vec<String> {
    let mut told = Vec::new();
    if records > 0 {
        let word = counted(records as u64, ["запись", "записи", "записей"]);
        told.push(format!("Не подошло и пропущено: {word}."));
    }
    if values > 0 {
        let word = counted(values as u64, ["значение", "значения", "значений"]);
        told.push(format!("В остальных записях пропущено: {word}."));
    }
    told
}
