//! Rows of the tables of spaces, as SurrealDB holds them: a key, and what is stored under it.
//!
//! A body is text. The database never looks into it, and a nested object costs it three times the work of a
//! string; numbers stay as they came, also those that its integers do not hold.

use karta_core::sync::{Change, Outcome, PrincipalId};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::persistence::{Commit, Head, StorageError};

#[derive(Serialize, Deserialize)]
pub(super) struct Verdict {
    pub author: PrincipalId,
    pub change: Change,
    pub outcome: Outcome,
}

/// What stands in a row: text, or an object where it was written before step 3 of the schema.
pub(super) fn read<T: DeserializeOwned>(what: &'static str, body: Value) -> Result<T, StorageError> {
    match body {
        Value::String(text) => read_text(what, &text),
        body => serde_json::from_value(body)
            .map_err(|source| StorageError::Unreadable { what, source: Box::new(source) }),
    }
}

pub(super) fn head_row(head: &Head) -> Result<Value, StorageError> {
    Ok(json!({ "version": head.version, "body": text_of(head)? }))
}

fn text_of(value: &impl Serialize) -> Result<String, StorageError> {
    serde_json::to_string(value)
        .map_err(|source| StorageError::Unreadable { what: "value", source: Box::new(source) })
}

pub(super) fn read_text<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, StorageError> {
    serde_json::from_str(text).map_err(|source| StorageError::Unreadable { what, source: Box::new(source) })
}

/// Each with its key as `id`: entries are new, whatever the space held before.
pub(super) fn entry_rows(commit: &Commit) -> Result<Vec<Value>, StorageError> {
    let space = &commit.space;
    let rows = commit.entries.iter().map(|entry| {
        let (rid, body) = (&entry.change.record, text_of(entry)?);
        Ok(json!({ "id": [space, entry.seq], "space": space, "rid": rid, "body": body }))
    });
    rows.collect()
}

/// Each as its key and its row: a record may stand already.
pub(super) fn record_rows(commit: &Commit) -> Result<Vec<Value>, StorageError> {
    let space = &commit.space;
    let rows = commit.records.iter().map(|record| {
        let row = json!({
            "space": space,
            "rid": record.id,
            "kind": record.kind,
            "alive": record.is_alive(),
            "body": text_of(record)?,
        });
        Ok(json!({ "key": [space, record.id], "row": row }))
    });
    rows.collect()
}

/// Each with its key as `id`: nothing is judged twice.
pub(super) fn verdict_rows(commit: &Commit) -> Result<Vec<Value>, StorageError> {
    let space = &commit.space;
    let rows = commit.judged.iter().map(|judged| {
        let verdict = Verdict {
            author: judged.author.clone(),
            change: judged.change.clone(),
            outcome: judged.outcome.clone(),
        };
        Ok(json!({ "id": [space, judged.change.id], "space": space, "body": text_of(&verdict)? }))
    });
    rows.collect()
}
