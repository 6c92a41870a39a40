//! Import of activities from a table that people keep in a spreadsheet. Every row is told what will become of
//! it before anything is written; a bad row never spoils the rest.

mod cells;
mod columns;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Activity, KIND, RULE};
use crate::{
    domain::day::{Day, Period},
    limits::{BATCH_CHANGES, IMPORT_BYTES, IMPORT_ROWS},
    sync::{ids::RecordId, record::Fields, replica::Draft},
};
use columns::{Column, Reading, plain};

/// What the rows are compared with and may refer to.
pub struct Known<'a> {
    pub activities: &'a [Activity],
    /// Cards by their titles, roles and competences alike.
    pub cards: &'a [(RecordId, String)],
    /// A stored name of [`super::FORMS`], for rows that name no form.
    pub form: &'static str,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    Add(Fields),
    /// The activity and what differs in it. An empty cell takes nothing away.
    Change(RecordId, Fields),
    /// It says what is there already.
    Same,
    /// Why, in words for people.
    Skip(String),
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportRow {
    /// Counted from 1, the heading included.
    pub line: usize,
    /// As it stands in the row; empty where there is none.
    pub title: String,
    pub fate: Fate,
}

/// A table as it was read. Nothing is written yet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Import {
    pub rows: Vec<ImportRow>,
    /// Headings that mean nothing here.
    pub left_out: Vec<String>,
}

/// Why a table is not read at all; the text is for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotATable {
    #[error("Файл слишком велик: больше 2 МБ. Разделите таблицу на части.")]
    TooLarge,
    #[error("В таблице больше 2000 строк. Разделите её на части.")]
    TooManyRows,
    #[error("В файле нет ни одной строки с событием.")]
    Empty,
    #[error("В первой строке нет столбца «Название». Проверьте, что это таблица событий в формате CSV.")]
    NoTitle,
}

/// Reads a table whose first row names the columns, parted by semicolons, commas or tabs.
pub fn read(text: &str, known: &Known) -> Result<Import, NotATable> {
    if text.len() > IMPORT_BYTES {
        return Err(NotATable::TooLarge);
    }
    let mut rows = table::rows(text).into_iter();
    let (_, head) = rows.next().ok_or(NotATable::Empty)?;
    let head = head.map_err(|_| NotATable::NoTitle)?;
    let columns: Vec<Option<Column>> = head.iter().map(|name| Column::named(name)).collect();
    if !columns.contains(&Some(Column::Title)) {
        return Err(NotATable::NoTitle);
    }
    let rows: Vec<_> = rows.collect();
    match rows.len() {
        0 => return Err(NotATable::Empty),
        count if count > IMPORT_ROWS => return Err(NotATable::TooManyRows),
        _ => {}
    }
    let unknown =
        head.iter().zip(&columns).filter(|(name, column)| column.is_none() && !name.trim().is_empty());
    let left_out = unknown.map(|(name, _)| name.trim().to_owned()).collect();
    let mut seen = BTreeMap::new();
    let reading = Reading::new(known, &columns);
    let row = |(line, cells): (usize, Result<Vec<String>, table::Broken>)| match cells {
        Ok(cells) => fate_of(line, &reading, &cells, known, &mut seen),
        Err(table::Broken) => {
            let why = "кавычка открыта и не закрыта".to_owned();
            ImportRow { line, title: String::new(), fate: Fate::Skip(why) }
        }
    };
    Ok(Import { rows: rows.into_iter().map(row).collect(), left_out })
}

/// What tells one activity from another: its title and its first day.
type Sign = (String, Option<Day>);

fn fate_of(
    line: usize,
    reading: &Reading,
    cells: &[String],
    known: &Known,
    seen: &mut BTreeMap<Sign, usize>,
) -> ImportRow {
    let title = reading.title(cells);
    let fate = match reading.fields(cells) {
        Err(why) => Fate::Skip(why),
        Ok(fields) => {
            let days = fields.get("days").and_then(Period::from_value);
            let sign = (plain(&title), days.map(|days| days.from));
            match seen.get(&sign) {
                Some(first) => Fate::Skip(format!("повторяет строку {first}")),
                None => {
                    let fate = compared(same(known.activities, &sign), fields, known.form);
                    seen.insert(sign, line);
                    fate
                }
            }
        }
    };
    ImportRow { line, title, fate }
}

/// The activity that a row is about. Without a day, or where the activity has none, the title alone has to do,
/// if it is the only one of that title.
fn same<'a>(activities: &'a [Activity], (title, day): &Sign) -> Option<&'a Activity> {
    let from = |one: &Activity| one.days.map(|days| days.from);
    let titled: Vec<&Activity> = activities.iter().filter(|one| plain(&one.title) == *title).collect();
    let exact = titled.iter().find(|one| from(one) == *day);
    exact.copied().or(match titled.as_slice() {
        [one] if day.is_none() || from(one).is_none() => Some(one),
        _ => None,
    })
}

fn compared(activity: Option<&Activity>, mut fields: Fields, form: &str) -> Fate {
    let Some(activity) = activity else {
        fields.entry("form".into()).or_insert_with(|| form.into());
        return Fate::Add(fields);
    };
    let stands = stored(activity);
    fields.retain(|name, value| stands.get(name) != Some(value) && name != "title");
    if fields.is_empty() { Fate::Same } else { Fate::Change(activity.id.clone(), fields) }
}

/// The fields of an activity as a table would give them.
fn stored(one: &Activity) -> Fields {
    let pairs = [
        ("title", json!(one.title)),
        ("form", json!(one.form)),
        ("days", json!(one.days.map(Period::to_value))),
        ("place", json!(one.place)),
        ("organiser", json!(one.organiser)),
        ("hours", json!(one.hours)),
        ("price", json!(one.price)),
        ("seats", json!(one.seats)),
        ("roles", json!(one.roles)),
        ("develops", json!(one.develops)),
        ("text", json!(one.text)),
        ("link", json!(one.link)),
        ("result", json!(one.result)),
        ("indicator", json!(one.indicator)),
        ("programme", json!(one.programme)),
    ];
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

impl Import {
    /// How many rows are added, changed, there already, skipped.
    pub fn counts(&self) -> [usize; 4] {
        let count = |fits: fn(&Fate) -> bool| self.rows.iter().filter(|row| fits(&row.fate)).count();
        [
            count(|fate| matches!(fate, Fate::Add(_))),
            count(|fate| matches!(fate, Fate::Change(..))),
            count(|fate| *fate == Fate::Same),
            count(|fate| matches!(fate, Fate::Skip(_))),
        ]
    }

    /// The gestures that write what was shown, each of a size that the server takes. `id` mints ids.
    pub fn drafts(&self, mut id: impl FnMut() -> RecordId) -> Vec<Vec<Draft>> {
        let draft = |row: &ImportRow| match &row.fate {
            Fate::Add(fields) => {
                Some(Draft::Create { record: id(), kind: KIND.into(), fields: fields.clone() })
            }
            Fate::Change(record, fields) => {
                let fields = fields.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
                Some(Draft::Set { record: record.clone(), fields })
            }
            Fate::Same | Fate::Skip(_) => None,
        };
        let drafts: Vec<Draft> = self.rows.iter().filter_map(draft).collect();
        drafts.chunks(BATCH_CHANGES).map(<[Draft]>::to_vec).collect()
    }
}

/// Whether a value fits its field; the word is for people.
fn check(name: &str, value: &Value) -> Result<(), String> {
    RULE.field(name).map_or(Ok(()), |field| field.shape.check(value))
}
