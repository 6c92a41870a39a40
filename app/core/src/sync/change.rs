//! A change: one patch of one record, with one id, one stamp and one verdict.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, de::Error as _};
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
#[serde(rename_all = "snake_case", tag = "do", try_from = "FlatOp")]
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

/// An operation as it is written. Reading a tagged enum directly would weigh a second copy of every reader in
/// the client, for serde keeps the fields aside until it has seen the tag.
#[derive(Deserialize)]
struct FlatOp {
    #[serde(rename = "do")]
    does: Does,
    kind: Option<Kind>,
    #[serde(default)]
    fields: Fields,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Does {
    Create,
    Set,
    Delete,
    Restore,
}

impl TryFrom<FlatOp> for Op {
    type Error = serde_json::Error;

    fn try_from(flat: FlatOp) -> Result<Self, Self::Error> {
        Ok(match flat.does {
            Does::Create => {
                let kind = flat.kind.ok_or_else(|| serde_json::Error::missing_field("kind"))?;
                Self::Create { kind, fields: flat.fields }
            }
            Does::Set => {
                let mut fields = BTreeMap::new();
                for (name, value) in flat.fields {
                    fields.insert(name, FieldPatch::deserialize(value)?);
                }
                Self::Set { fields }
            }
            Does::Delete => Self::Delete,
            Does::Restore => Self::Restore,
        })
    }
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_operation_is_read_as_it_has_always_been_written() {
        let patch = FieldPatch { value: json!("Тьютор"), base: None };
        let written = [
            (
                Op::Create {
                    kind: "role".into(),
                    fields: BTreeMap::from([("title".into(), json!("Тьютор"))]),
                },
                json!({ "do": "create", "kind": "role", "fields": { "title": "Тьютор" } }),
            ),
            (
                Op::Set { fields: BTreeMap::from([("title".into(), patch)]) },
                json!({ "do": "set", "fields": { "title": { "v": "Тьютор" } } }),
            ),
            (Op::Delete, json!({ "do": "delete" })),
            (Op::Restore, json!({ "do": "restore" })),
        ];
        for (op, text) in written {
            assert_eq!(serde_json::to_value(&op).unwrap(), text);
            assert_eq!(serde_json::from_value::<Op>(text).unwrap(), op);
        }
        let no_kind = json!({ "do": "create", "fields": {} });
        assert!(serde_json::from_value::<Op>(no_kind).is_err());
    }
}
