//! A trajectory as a JSON file, and back, also on another server. The file holds all that its reader sees. A new
//! trajectory is made of what its owner wrote; the words of others (comments, agreements, confirmed levels)
//! stay in the file, since nobody can write them in another's name.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{
    KIND, RULE, agreement, comment, confirmation, evidence, goal,
    growth::{self, GrowthPoint, Shared},
    step, version,
};
use crate::{
    domain::{
        kinds::KindRule,
        month::Month,
        plural::counted,
        transfer::{Unopened, checked, facts, item, opened, told},
    },
    limits::{BATCH_CHANGES, SPACE_RECORDS, TRAJECTORY_FILE_BYTES},
    sync::{
        ids::{PrincipalId, RecordId},
        record::{Fields, NAME, Record},
        replica::Draft,
    },
};

pub const FORMAT: &str = "karta-trajectory";
pub const VERSION: u64 = 1;

/// The lists of a file that a new trajectory is made of, referred-to ones first.
const OWN: [(&str, &KindRule); 4] = [
    ("goals", &goal::RULE),
    ("steps", &step::RULE),
    ("evidence", &evidence::RULE),
    ("growth", &growth::RULE),
];

/// The lists that are kept for reading.
const KEPT: [(&str, &KindRule); 4] = [
    ("versions", &version::RULE),
    ("comments", &comment::RULE),
    ("agreements", &agreement::RULE),
    ("confirmations", &confirmation::RULE),
];

/// Facts of the head that a file holds.
const FACTS: [&str; 10] = [
    "title",
    "state",
    "period",
    "person",
    "organisation",
    "position",
    "companion",
    "purpose",
    "diagnostics",
    "reflection",
];

/// Who sees the curve is decided anew in a new place.
const LEFT_OUT: [&str; 1] = ["shared"];

/// The file of a trajectory. `records` are those that its reader may see. `None` without a head.
pub fn exported<'a>(records: impl IntoIterator<Item = &'a Record> + Clone) -> Option<Value> {
    let living = |record: &&Record| record.is_alive();
    let head = records.clone().into_iter().filter(living).find(|record| record.kind.as_str() == KIND)?;
    let facts: Map<String, Value> =
        FACTS.iter().filter_map(|name| Some(((*name).to_owned(), head.value(name)?.clone()))).collect();
    let mut file = json!({ "format": FORMAT, "version": VERSION, "trajectory": facts });
    for (list, rule) in OWN.into_iter().chain(KEPT) {
        let of_kind = |record: &&Record| record.kind.as_str() == rule.kind && record.is_alive();
        let mut items: Vec<&Record> = records.clone().into_iter().filter(of_kind).collect();
        items.sort_by(|a, b| a.id.cmp(&b.id));
        let signed = |record: &Record| {
            let mut item = item(record, rule, &LEFT_OUT);
            if let Some(name) = record.value(NAME) {
                item[NAME] = name.clone();
            }
            item
        };
        file[list] = items.into_iter().map(signed).collect();
    }
    Some(file)
}

/// What reading a file comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// Facts of the head, the title among them.
    pub head: Fields,
    /// Gestures, in the order in which they are to be made in the new space.
    pub drafts: Vec<Vec<Draft>>,
    pub goals: usize,
    pub steps: usize,
    /// What was left out and why, in words.
    pub left_out: Vec<String>,
}

/// Why a file is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    #[error("Файл слишком велик: больше 4 МБ.")]
    TooLarge,
    #[error("Это не файл траектории: его нельзя прочитать.")]
    NotJson,
    #[error("Это файл, но не траектория «Карты».")]
    NotATrajectory,
    #[error("Траекторию сохранила более новая программа. Обновите страницу и попробуйте снова.")]
    TooNew,
}

impl From<Unopened> for NotRead {
    fn from(why: Unopened) -> Self {
        match why {
            Unopened::TooLarge => Self::TooLarge,
            Unopened::NotJson => Self::NotJson,
            Unopened::Foreign => Self::NotATrajectory,
            Unopened::TooNew => Self::TooNew,
        }
    }
}

/// Reads a trajectory's file for `me`, in whose new space it will stand. `id` mints ids.
pub fn imported(text: &str, me: &PrincipalId, mut id: impl FnMut() -> RecordId) -> Result<Imported, NotRead> {
    let file = opened(text, FORMAT, VERSION, TRAJECTORY_FILE_BYTES)?;
    let (mut unfit, mut values) = (0, 0);
    let head = facts(&file, "trajectory", &RULE, &FACTS, &mut values);
    if !head.contains_key("title") {
        return Err(NotRead::NotATrajectory);
    }
    let mut read = Imported { head, ..Imported::default() };
    let (mut items, mut ids) = (Vec::new(), BTreeMap::new());
    for (list, rule) in OWN {
        for item in file.get(list).and_then(Value::as_array).into_iter().flatten() {
            match checked(item, rule, &LEFT_OUT, &mut values).filter(|_| items.len() < SPACE_RECORDS) {
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
    let mut drafts = BTreeMap::new();
    for (at, (record, rule, fields)) in items.into_iter().enumerate() {
        match made(record, rule, fields, &ids, me) {
            // A second point under one month is the same record: the former stands.
            Some(draft) => _ = drafts.entry(sign(&draft, at)).or_insert((at, rule.kind, draft)),
            None => unfit += 1,
        }
    }
    let mut drafts: Vec<_> = drafts.into_values().collect();
    drafts.sort_by_key(|(at, ..)| *at);
    let of_kind = |kind: &str| drafts.iter().filter(|(_, one, _)| *one == kind).count();
    (read.goals, read.steps) = (of_kind(goal::KIND), of_kind(step::KIND));
    let drafts: Vec<Draft> = drafts.into_iter().map(|(.., draft)| draft).collect();
    read.drafts = drafts.chunks(BATCH_CHANGES).map(<[Draft]>::to_vec).collect();
    read.left_out = told(unfit, values);
    let kept: usize = KEPT.iter().filter_map(|(list, _)| file.get(list)?.as_array()).map(Vec::len).sum();
    if kept > 0 {
        let word = counted(kept as u64, ["запись", "записи", "записей"]);
        read.left_out.push(format!(
            "Сохранённые версии и слова других людей остались в файле: {word}. От чужого имени их не записать."
        ));
    }
    Ok(read)
}

/// The record that a draft makes.
fn sign(draft: &Draft, at: usize) -> String {
    match draft {
        Draft::Create { record, .. } => record.to_string(),
        _ => at.to_string(),
    }
}

/// The gesture of one item, with its references to others of the file; `None` for evidence of a step that is
/// not there. References to what is missing are left out.
fn made(
    record: RecordId,
    rule: &KindRule,
    mut fields: Fields,
    ids: &BTreeMap<String, RecordId>,
    me: &PrincipalId,
) -> Option<Draft> {
    let new = |value: &Value| value.as_str().and_then(|old| ids.get(old));
    let referred = |fields: &mut Fields, name: &str| {
        let old = fields.remove(name)?;
        fields.insert(name.to_owned(), json!(new(&old)?));
        Some(())
    };
    match rule.kind {
        growth::KIND => {
            let month = Month::from_iso(fields.get("month")?.as_str()?)?;
            let mut draft = GrowthPoint::make(month, fields.get("height")?.as_i64()?, Shared::Nobody, me);
            if let (Draft::Create { fields: made, .. }, Some(moment)) = (&mut draft, fields.remove("moment"))
            {
                made.insert("moment".into(), moment);
            }
            return Some(draft);
        }
        evidence::KIND => referred(&mut fields, "step")?,
        step::KIND => {
            _ = referred(&mut fields, "goal");
            if let Some(depends) = fields.get("depends").and_then(Value::as_array) {
                let depends: Vec<&RecordId> = depends.iter().filter_map(new).collect();
                fields.insert("depends".into(), json!(depends));
            }
        }
        _ => {}
    }
    Some(Draft::Create { record, kind: rule.kind.into(), fields })
}

#[cfg(test)]
mod tests;
