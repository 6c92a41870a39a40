//! Which spaces of a person lie on this device and what waits in them, read from the keys without opening one.
//!
//! `elsewhere` and `own_words` ask here. Nothing is written.

use std::collections::BTreeMap;

use karta_core::sync::{
    PrincipalId, Record, SpaceId,
    change::Op,
    replica::{Pending, Returned},
};

use super::returned::grouped;
use crate::platform::{device::this_device, keys};

/// What the device keeps of one space.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Gestures that the server has not accepted.
    pub waiting: usize,
    /// Decisions to take under «Не принято».
    pub returned: usize,
    /// Something lies in «Корзина».
    pub binned: bool,
}

/// The spaces of a person on this device, from both storages, except those that the asker knows already.
pub async fn spaces(me: &PrincipalId, known: &[SpaceId]) -> BTreeMap<SpaceId, Kept> {
    let prefix = keys::principal_prefix(me.as_str());
    let device = this_device();
    let mirrored = device.mirror_read_all(&prefix).await.unwrap_or_default();
    let is_asked = |key: &str| {
        let of = |space: &SpaceId| key.starts_with(&keys::space_prefix(me.as_str(), space.as_str()));
        !known.iter().any(of)
    };
    let mut stored: BTreeMap<String, String> =
        mirrored.into_iter().filter(|(key, _)| is_asked(key)).collect();
    stored.extend(device.read_where(&prefix, &is_asked));
    read(&stored)
}

fn read(stored: &BTreeMap<String, String>) -> BTreeMap<SpaceId, Kept> {
    let mut spaces: BTreeMap<SpaceId, Kept> = BTreeMap::new();
    let mut returned: BTreeMap<SpaceId, Vec<Returned>> = BTreeMap::new();
    for (key, text) in stored {
        let Some(key) = keys::Key::parse(key) else { continue };
        let space = SpaceId::from(key.space);
        let kept = spaces.entry(space.clone()).or_default();
        match key.part {
            "p" => {
                let pending: Option<Pending> = serde_json::from_str(text).ok();
                // One that cannot be read is a person's word all the same.
                kept.waiting += usize::from(pending.as_ref().is_none_or(|pending| pending.settled.is_none()));
                kept.binned |= pending.is_some_and(|pending| deletes(&pending));
            }
            "x" => returned.entry(space).or_default().extend(serde_json::from_str::<Returned>(text)),
            "r" => kept.binned |= is_deleted(text),
            _ => {}
        }
    }
    for (space, returned) in returned {
        spaces.entry(space).or_default().returned = grouped(&returned).len();
    }
    spaces
}

fn deletes(pending: &Pending) -> bool {
    pending.batch.changes.iter().any(|change| change.op == Op::Delete)
}

/// Most records are not even looked into.
fn is_deleted(text: &str) -> bool {
    text.contains("\"deleted\":")
        && serde_json::from_str::<Record>(text).is_ok_and(|record| !record.is_alive())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn change(counter: u64, op: Value) -> Value {
        let mut change = json!({ "id": format!("w~{counter}"), "record": "x", "at": [1, 0], "schema": 1 });
        change["op"] = op;
        change
    }

    fn record(deleted: bool) -> Value {
        let mut record = json!({
            "id": "x", "kind": "role", "schema": 1, "author": "ivan", "seq": 4,
            "fields": { "title": { "v": "\"deleted\": слово", "by": { "id": "w~1", "at": [1, 0] } } },
        });
        if deleted {
            record["deleted"] = json!({ "id": "w~2", "at": [2, 0] });
        }
        record
    }

    fn kept(pairs: &[(&str, Value)]) -> BTreeMap<SpaceId, Kept> {
        read(&pairs.iter().map(|(key, value)| ((*key).to_owned(), value.to_string())).collect())
    }

    #[test]
    fn each_space_says_what_waits_there() {
        let set = || change(1, json!({ "do": "set", "fields": {} }));
        let refused = json!({ "refused": { "code": "not_allowed", "text": "Нельзя." } });
        let spaces = kept(&[
            ("k/ivan/catalogue/p/w~1", json!({ "batch": [set()], "order": 1 })),
            ("k/ivan/catalogue/p/w~2", json!({ "batch": [set()], "order": 2, "settled": 9 })),
            ("k/ivan/catalogue/p/w~3", json!("не читается")),
            ("k/ivan/catalogue/r/x", record(false)),
            ("k/ivan/board:1/x/w~1", json!({ "batch": [set()], "why": refused, "at_ms": 5 })),
            ("k/ivan/board:1/c", json!({})),
            ("k/ivan/board:2/r/x", record(true)),
            ("k/ivan/board:3/p/w~9", json!({ "batch": [change(9, json!({ "do": "delete" }))] })),
        ]);
        let expected = [
            ("board:1", Kept { returned: 1, ..Kept::default() }),
            ("board:2", Kept { binned: true, ..Kept::default() }),
            ("board:3", Kept { waiting: 1, binned: true, ..Kept::default() }),
            ("catalogue", Kept { waiting: 2, ..Kept::default() }),
        ];
        assert_eq!(spaces, expected.map(|(space, kept)| (SpaceId::from(space), kept)).into());
    }
}
