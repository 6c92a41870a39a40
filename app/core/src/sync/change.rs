//! A change: one patch of one record, with one id, one stamp and one verdict.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    ids::{ChangeId, Kind, RecordId},
    record::Fields,
    stamp::{Stamp, Version},
};

/// One patch of one record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub id: ChangeId,
    pub record: RecordId,
    pub at: Stamp,
    /// Schema of the record's kind that the author's program had; older ones are lifted on reading.
    pub schema: u16,
    pub op: Op,
}

impl Change {
    pub fn version(&self) -> Version {
        Version { id: self.id.clone(), at: self.at }
    }
}

/// What a change does to its record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "do")]
pub enum Op {
    /// Brings a record into being with all its required fields.
    Create { kind: Kind, fields: Fields },
    /// Writes fields of a record that stands.
    Set { fields: BTreeMap<String, FieldPatch> },
    /// Puts the record into «Корзина». Wins over concurrent edits.
    Delete,
    /// Takes it out again.
    Restore,
}

/// A new value for a field, and the version its author saw there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldPatch {
    #[serde(rename = "v")]
    pub value: Value,
    /// None where the author saw no value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<ChangeId>,
}

/// Changes of one gesture: all or none are accepted. Named by its first change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Batch {
    pub changes: Vec<Change>,
}

impl Batch {
    pub fn id(&self) -> Option<&ChangeId> {
        self.changes.first().map(|change| &change.id)
    }

    pub fn touches(&self, record: &RecordId) -> bool {
        self.changes.iter().any(|change| &change.record == record)
    }
}
