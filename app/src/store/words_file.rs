//! A person's own words as a file: saved where a device or a network fails, put back into the queue later.
//!
//! Pure. Invariant: what is read back belongs to the person whose name stands in its key, and a gesture
//! that cannot be read is counted, never guessed at. The overlay of a broken program saves the same pairs
//! in a form of its own (`app/js/start.js`); both are read.

use std::collections::{BTreeMap, BTreeSet};

use karta_core::sync::{
    ChangeId, PrincipalId, SpaceId,
    replica::{Pending, Returned},
};
use serde_json::{Map, Value, json};

use crate::platform::{device::BUDGET, keys::Key};

const FORMAT: &str = "karta-own-words";
const VERSION: u64 = 1;

/// Bytes of a file that is read: twice what a device may hold.
pub const FILE_BYTES: u32 = 2 * BUDGET as u32;

/// Keys of the device with their texts.
pub type Pairs = Vec<(String, String)>;

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnWords {
    /// The name of the person who saved it, where the file says it.
    pub name: Option<String>,
    pub parts: Vec<SpaceWords>,
    /// Gestures that cannot be read.
    pub spoiled: usize,
}

/// The words of one person in one space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpaceWords {
    pub principal: PrincipalId,
    pub space: SpaceId,
    /// What the space was called, where the file says it.
    pub title: Option<String>,
    pub gestures: usize,
    /// Ready for the device.
    pub pairs: Pairs,
}

impl OwnWords {
    /// The parts that this person may put back.
    pub fn of<'a>(&'a self, me: &'a PrincipalId) -> impl Iterator<Item = &'a SpaceWords> {
        self.parts.iter().filter(move |part| &part.principal == me)
    }

    /// Gestures of everybody but this person.
    pub fn others(&self, me: &PrincipalId) -> usize {
        self.parts.iter().filter(|part| &part.principal != me).map(|part| part.gestures).sum()
    }
}

/// Why a file cannot be used: its text is for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadFile {
    #[error("Это не файл с правками «Карты».")]
    Foreign,
    #[error("Файл сохранён более новой «Картой». Обновите страницу и попробуйте снова.")]
    TooNew,
    #[error("В файле нет ни одной правки.")]
    Empty,
}

/// The file's text: who saved it, the titles of the spaces, and the words under their keys.
pub fn written(name: &str, titles: &BTreeMap<SpaceId, String>, stored: Pairs) -> String {
    let value = |text: String| serde_json::from_str(&text).unwrap_or(Value::String(text));
    let records: Map<String, Value> = stored.into_iter().map(|(key, text)| (key, value(text))).collect();
    let file =
        json!({ "format": FORMAT, "version": VERSION, "name": name, "spaces": titles, "records": records });
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// Reads what [`written`] or the overlay of a broken program has saved.
pub fn read(text: &str) -> Result<OwnWords, BadFile> {
    let file: Value = serde_json::from_str(text).map_err(|_| BadFile::Foreign)?;
    let pairs = pairs_of(&file)?;
    let titles = |space: &SpaceId| Some(file.get("spaces")?.get(space.as_str())?.as_str()?.to_owned());
    let mut words =
        OwnWords { name: file.get("name").and_then(Value::as_str).map(str::to_owned), ..OwnWords::default() };
    let mut parts: BTreeMap<(PrincipalId, SpaceId), (BTreeSet<ChangeId>, Pairs)> = BTreeMap::new();
    for (key, value) in pairs {
        let Some(place) = Key::parse(&key).filter(|place| place.part == "p" || place.part == "x") else {
            continue;
        };
        match gesture(&place, value) {
            Some((id, text)) => {
                let part = parts.entry((place.principal.into(), place.space.into())).or_default();
                part.0.insert(id);
                part.1.push((key, text));
            }
            None => words.spoiled += 1,
        }
    }
    words.parts = parts
        .into_iter()
        .map(|((principal, space), (ids, pairs))| SpaceWords {
            principal,
            title: titles(&space),
            space,
            gestures: ids.len(),
            pairs,
        })
        .collect();
    if words.parts.is_empty() && words.spoiled == 0 { Err(BadFile::Empty) } else { Ok(words) }
}

fn pairs_of(file: &Value) -> Result<BTreeMap<String, Value>, BadFile> {
    let mut pairs = BTreeMap::new();
    let mut take = |part: &str| {
        for (key, value) in file.get(part).and_then(Value::as_object).into_iter().flatten() {
            pairs.insert(key.clone(), value.clone());
        }
    };
    match (file.get("format").and_then(Value::as_str), file.get("version").and_then(Value::as_u64)) {
        (Some(FORMAT), Some(VERSION)) => take("records"),
        (Some(FORMAT), Some(_)) => return Err(BadFile::TooNew),
        // Of the overlay's two storages the durable one has the last word.
        (None, _) if file.get("karta").and_then(Value::as_u64) == Some(1) => {
            take("local");
            take("mirror");
        }
        _ => return Err(BadFile::Foreign),
    }
    Ok(pairs)
}

/// The gesture under this key, as it goes back to the device: with no word yet of a verdict, since the
/// server is asked anew.
fn gesture(place: &Key, value: Value) -> Option<(ChangeId, String)> {
    let mut value = match value {
        Value::String(text) => serde_json::from_str(&text).ok()?,
        other => other,
    };
    let batch = if place.part == "p" {
        value.as_object_mut()?.remove("settled");
        serde_json::from_value::<Pending>(value.clone()).ok()?.batch
    } else {
        serde_json::from_value::<Returned>(value.clone()).ok()?.batch
    };
    let id = batch.id().filter(|id| id.to_string() == place.name)?.clone();
    Some((id, value.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(id: &str) -> Value {
        json!([{ "id": id, "record": "x", "at": [1, 0], "schema": 1, "op": { "do": "delete" } }])
    }

    fn waiting(id: &str) -> String {
        json!({ "batch": batch(id), "order": 3, "settled": 12 }).to_string()
    }

    fn returned(id: &str) -> String {
        let why = json!({ "refused": { "code": "not_allowed", "text": "Нельзя." } });
        json!({ "batch": batch(id), "why": why, "at_ms": 5 }).to_string()
    }

    fn saved(pairs: &[(&str, String)]) -> String {
        let titles = [(SpaceId::from("board:1"), "Педагог-2035".to_owned())].into();
        let pairs = pairs.iter().map(|(key, text)| ((*key).to_owned(), text.clone())).collect();
        written("Ольга Ким", &titles, pairs)
    }

    #[test]
    fn what_was_saved_comes_back_by_space_and_is_offered_to_the_server_anew() {
        let file = saved(&[
            ("k/olga/board:1/p/w~1", waiting("w~1")),
            ("k/olga/board:1/x/w~2", returned("w~2")),
            ("k/olga/board:1/a/w~3", waiting("w~3")),
            ("k/olga/catalogue/p/w~4", waiting("w~4")),
        ]);
        let words = read(&file).unwrap();
        assert_eq!(words.name.as_deref(), Some("Ольга Ким"));
        let olga = PrincipalId::from("olga");
        let told: Vec<_> =
            words.of(&olga).map(|part| (part.space.as_str(), part.title.as_deref(), part.gestures)).collect();
        assert_eq!(told, [("board:1", Some("Педагог-2035"), 2), ("catalogue", None, 1)]);
        let pending: Pending = serde_json::from_str(&words.parts[0].pairs[0].1).unwrap();
        assert_eq!(pending.settled, None);
    }

    #[test]
    fn somebody_elses_words_are_counted_but_not_given_to_this_person() {
        let file = saved(&[("k/olga/catalogue/p/w~1", waiting("w~1"))]);
        let words = read(&file).unwrap();
        assert_eq!((words.of(&"petr".into()).count(), words.others(&"petr".into())), (0, 1));
    }

    #[test]
    fn a_gesture_under_a_wrong_name_or_of_a_wrong_form_is_told_and_not_taken() {
        let file = saved(&[
            ("k/olga/catalogue/p/w~1", waiting("w~2")),
            ("k/olga/catalogue/p/w~3", "{\"batch\": 7}".into()),
            ("k/olga/catalogue/x/w~4", "[".into()),
            ("k/olga/catalogue/r/role", "{}".into()),
        ]);
        let words = read(&file).unwrap();
        assert_eq!((words.parts.len(), words.spoiled), (0, 3));
    }

    #[test]
    fn the_file_of_a_broken_program_is_read_too_and_its_durable_half_wins() {
        let key = "k/olga/catalogue/p/w~1";
        let later = waiting("w~1").replace("delete", "restore");
        let file = json!({ "karta": 1, "local": { key: waiting("w~1"), "k/theme": "dark" }, "mirror": { key: later } });
        let words = read(&file.to_string()).unwrap();
        assert_eq!(words.parts[0].gestures, 1);
        assert!(words.parts[0].pairs[0].1.contains("restore"));
    }

    #[test]
    fn a_foreign_a_newer_and_an_empty_file_are_told_apart() {
        for foreign in ["", "слова", "[]", "{\"format\": \"other\"}", "{\"karta\": 2}"] {
            assert_eq!(read(foreign), Err(BadFile::Foreign), "{foreign}");
        }
        let newer = json!({ "format": FORMAT, "version": 2, "records": {} }).to_string();
        assert_eq!(read(&newer), Err(BadFile::TooNew));
        assert_eq!(read(&saved(&[])), Err(BadFile::Empty));
    }
}
