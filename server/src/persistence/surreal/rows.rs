//! Rows of the tables of spaces, as SurrealDB holds them: a key, and what is stored under it.

use karta_core::sync::{Change, Outcome, PrincipalId, SpaceId};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::persistence::{Commit, Head, StorageError};

#[derive(Serialize, Deserialize)]
pub(super) struct Verdict {
    pub author: PrincipalId,
    pub change: Change,
    pub outcome: Outcome,
}

pub(super) fn read<T: DeserializeOwned>(what: &'static str, body: Value) -> Result<T, StorageError> {
    serde_json::from_value(body).map_err(|source| StorageError::Unreadable { what, source: Box::new(source) })
}

fn row(key: Value, space: &SpaceId, body: impl Serialize, more: Value) -> Result<Value, StorageError> {
    let body = serde_json::to_value(body)
        .map_err(|source| StorageError::Unreadable { what: "record", source: Box::new(source) })?;
    let mut row = json!({ "space": space, "body": body });
    if let (Some(row), Value::Object(more)) = (row.as_object_mut(), more) {
        row.extend(more);
    }
    Ok(json!({ "key": key, "row": row }))
}

/// As text: an epoch uses all 64 bits, and the database's integers have a sign.
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

pub(super) fn entry_rows(commit: &Commit) -> Result<Vec<Value>, StorageError> {
    let space = &commit.space;
    let rows = commit.entries.iter();
    rows.map(|entry| row(json!([space, entry.seq]), space, entry, json!({ "rid": entry.change.record })))
        .collect()
}

pub(super) fn record_rows(commit: &Commit) -> Result<Vec<Value>, StorageError> {
    let space = &commit.space;
    let rows = commit.records.iter().map(|record| {
        let more = json!({ "rid": record.id, "kind": record.kind, "alive": record.is_alive() });
        row(json!([space, record.id]), space, record, more)
    });
    rows.collect()
}

/// As text: a refused change is kept to the letter, whatever numbers somebody put into it.
pub(super) fn verdict_rows(commit: &Commit) -> Result<Vec<Value>, StorageError> {
    let space = &commit.space;
    let rows = commit.judged.iter().map(|judged| {
        let verdict = Verdict {
            author: judged.author.clone(),
            change: judged.change.clone(),
            outcome: judged.outcome.clone(),
        };
        let row = json!({ "space": space, "body": text_of(&verdict)? });
        Ok(json!({ "key": [space, judged.change.id], "row": row }))
    });
    rows.collect()
}
