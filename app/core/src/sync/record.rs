//! A record: a raw map of fields, each with the version that wrote it. Typed views read it
//! (`domain`); a field that this version does not know is kept as it came.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Seq,
    audience::Audience,
    ids::{ChangeId, Kind, PrincipalId, RecordId},
    stamp::Version,
};

/// Raw values by field name.
pub type Fields = BTreeMap<String, Value>;

/// Values under the names of their fields.
pub fn fields<const N: usize>(pairs: [(&str, Value); N]) -> Fields {
    by_name(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)))
}

/// A map of pairs. Unlike `collect`, it compiles no sort of its own for every caller: in the client that is
/// two kilobytes each.
pub(super) fn by_name<V>(pairs: impl Iterator<Item = (String, V)>) -> BTreeMap<String, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// The field in which the server keeps who may see a record.
pub const AUDIENCE: &str = "audience";
/// The field in which the server keeps a record's large number.
pub const NUMBER: &str = "number";
/// The field in which the server keeps who made a signed record: the account's name at that time.
pub const NAME: &str = "name";

/// A value and the version that wrote it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    #[serde(rename = "v")]
    pub value: Value,
    #[serde(rename = "by")]
    pub version: Version,
}

/// One record as confirmed by the server, or as predicted from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub id: RecordId,
    pub kind: Kind,
    /// Schema of its kind at which its fields are written.
    pub schema: u16,
    pub author: PrincipalId,
    /// The sequence number of the last change that touched it; 0 while only predicted.
    pub seq: Seq,
    pub fields: BTreeMap<String, Cell>,
    /// The change that deleted it, while it is deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted: Option<Version>,
}

impl Record {
    pub fn is_alive(&self) -> bool {
        self.deleted.is_none()
    }

    pub fn value(&self, field: &str) -> Option<&Value> {
        self.fields.get(field).map(|cell| &cell.value)
    }

    pub fn text(&self, field: &str) -> Option<&str> {
        self.value(field).and_then(Value::as_str)
    }

    /// The change whose value of the field stands now.
    pub fn base(&self, field: &str) -> Option<ChangeId> {
        self.fields.get(field).map(|cell| cell.version.id.clone())
    }

    /// Who may see it. A missing or unreadable audience means the author alone: hidden is the safe side.
    pub fn audience(&self) -> Audience {
        self.value(AUDIENCE).and_then(|value| Audience::deserialize(value).ok()).unwrap_or(Audience::Author)
    }

    /// The newest version in it: what a clock must come after.
    pub fn newest(&self) -> Option<&Version> {
        let cells = self.fields.values().map(|cell| &cell.version);
        cells.chain(&self.deleted).max_by_key(|version| version.at)
    }
}

/// A record as its author has just made it, for tests of what is read out of records.
#[cfg(test)]
pub(crate) fn sample(id: &str, kind: &str, fields: Value) -> Record {
    let fields: Fields = fields.as_object().cloned().unwrap_or_default().into_iter().collect();
    let change = super::change::Change {
        id: ChangeId { writer: "w".into(), counter: 1 },
        record: id.into(),
        at: super::stamp::Stamp { ms: 1, tick: 0 },
        schema: 1,
        op: super::change::Op::Delete,
    };
    super::merge::created(&change, &kind.into(), &fields, &"a-ivan".into())
}
