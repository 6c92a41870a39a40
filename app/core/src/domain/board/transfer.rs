//! A board as a JSON file, and back. The file holds what was thought, not who thought it: no authors, votes
//! or groups. Reading checks every value by the kinds' own rules and leaves out, with a word, what does not
//! fit; it never fails half-way.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{card, cluster, head::BOARD_RULE, link, takt};
use crate::{
    domain::{
        kinds::KindRule,
        transfer::{Unopened, checked, facts, item, opened, told},
    },
    limits::{BATCH_CHANGES, BOARD_FILE_BYTES, SPACE_RECORDS},
    sync::{
        ids::RecordId,
        record::{Fields, NUMBER, Record},
        replica::Draft,
    },
};

pub const FORMAT: &str = "karta-board";
pub const VERSION: u64 = 1;

/// The lists of a file with the kinds in them, referred-to ones first.
const LISTS: [(&str, &KindRule); 4] =
    [("takts", &takt::RULE), ("cards", &card::RULE), ("links", &link::RULE), ("clusters", &cluster::RULE)];

/// Facts of a board that its file holds.
const FACTS: [&str; 5] = ["title", "topic", "template", "horizons", "lanes"];

/// Fields that mean something on their own board alone.
const LEFT_OUT: [&str; 2] = ["group", "takt"];

/// The file of a board. `records` are those that its reader may see; deleted ones and other kinds are left
/// out.
pub fn exported<'a>(board: &Record, records: impl IntoIterator<Item = &'a Record> + Clone) -> Value {
    let facts: Map<String, Value> =
        FACTS.iter().filter_map(|name| Some(((*name).to_owned(), board.value(name)?.clone()))).collect();
    let mut file = json!({ "format": FORMAT, "version": VERSION, "board": facts });
    for (list, rule) in LISTS {
        let of_kind = |record: &&Record| record.kind.as_str() == rule.kind && record.is_alive();
        let mut items: Vec<&Record> = records.clone().into_iter().filter(of_kind).collect();
        let number = |record: &Record| record.value(NUMBER).and_then(Value::as_u64).unwrap_or(u64::MAX);
        items.sort_by(|a, b| (number(a), &a.id).cmp(&(number(b), &b.id)));
        file[list] = items.into_iter().map(|record| item(record, rule, &LEFT_OUT)).collect();
    }
    file
}

/// What reading a file comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// Facts of the board, for a host who wants them.
    pub board: Fields,
    /// Gestures, in the order in which they are to be made.
    pub drafts: Vec<Vec<Draft>>,
    pub cards: usize,
    /// What was left out and why, in words.
    pub left_out: Vec<String>,
}

/// Why a file is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    #[error("Файл слишком велик: больше 16 МБ.")]
    TooLarge,
    #[error("Это не файл доски: его нельзя прочитать.")]
    NotJson,
    #[error("Это файл, но не доска «Карты».")]
    NotABoard,
    #[error("Доску сохранила более новая программа. Обновите страницу и попробуйте снова.")]
    TooNew,
}

impl From<Unopened> for NotRead {
    fn from(why: Unopened) -> Self {
        match why {
            Unopened::TooLarge => Self::TooLarge,
            Unopened::NotJson => Self::NotJson,
            Unopened::Foreign => Self::NotABoard,
            Unopened::TooNew => Self::TooNew,
        }
    }
}

/// Reads a board's file. `id` mints ids: everything comes as new, and nothing that stands is overwritten.
pub fn imported(text: &str, mut id: impl FnMut() -> RecordId) -> Result<Imported, NotRead> {
    let file = opened(text, FORMAT, VERSION, BOARD_FILE_BYTES)?;
    let (mut unfit, mut values) = (0, 0);
    let board = facts(&file, "board", &BOARD_RULE, &FACTS, &mut values);
    let mut read = Imported { board, ..Imported::default() };
    let (mut items, mut ids) = (Vec::new(), BTreeMap::new());
    for (list, rule) in LISTS {
        for item in file.get(list).and_then(Value::as_array).into_iter().flatten() {
            if items.len() >= SPACE_RECORDS {
                unfit += 1;
                continue;
            }
            match checked(item, rule, &LEFT_OUT, &mut values) {
                None => unfit += 1,
                Some((old, fields)) => {
                    let new = id();
                    // Of two items under one id the first is the one that is referred to.
                    ids.entry(old).or_insert_with(|| new.clone());
                    items.push((new, rule, fields));
                }
            }
        }
    }
    let mut drafts = Vec::with_capacity(items.len());
    for (record, rule, fields) in items {
        let Some(fields) = referred(fields, rule, &ids) else {
            unfit += 1;
            continue;
        };
        read.cards += usize::from(rule.kind == card::KIND);
        drafts.push(Draft::Create { record, kind: rule.kind.into(), fields });
    }
    read.drafts = drafts.chunks(BATCH_CHANGES).map(<[Draft]>::to_vec).collect();
    read.left_out = told(unfit, values);
    Ok(read)
}

/// The fields with their references to other items of the file; `None` for a link whose end is not there.
fn referred(mut fields: Fields, rule: &KindRule, ids: &BTreeMap<String, RecordId>) -> Option<Fields> {
    let new = |value: &Value| value.as_str().and_then(|old| ids.get(old));
    if rule.kind == link::KIND {
        let ends = fields.get("ends")?;
        let ends = link::ends(new(ends.get("from")?)?, new(ends.get("to")?)?);
        fields.insert("ends".into(), ends);
    }
    if let Some(cards) = fields.get("cards").and_then(Value::as_array) {
        let cards: Vec<&RecordId> = cards.iter().filter_map(new).collect();
        fields.insert("cards".into(), json!(cards));
    }
    if let Some(chosen) = fields.remove("chosen") {
        fields.extend(new(&chosen).map(|chosen| ("chosen".to_owned(), json!(chosen))));
    }
    Some(fields)
}

#[cfg(test)]
mod tests;
