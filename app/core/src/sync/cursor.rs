//! Where a viewer stands in a space's log. Opaque to clients: kept and sent back as it came.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Seq, ids::ChangeId};

/// An opaque place in a space's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(String);

/// What the server reads in a cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Changes when a database is restored or made anew.
    pub epoch: u64,
    pub seq: Seq,
    /// The change at `seq`: it no longer matches after a power loss that took the last second.
    pub change: Option<ChangeId>,
    /// When it was accepted: offered again after such a loss, it may come to stand at the same `seq`.
    pub accepted_ms: u64,
    /// Version of what this viewer may see.
    pub audience: u64,
}

impl Cursor {
    /// `None` for anything that this server did not write: the viewer then gets a snapshot (rule C-2).
    pub fn place(&self) -> Option<Place> {
        let mut parts = self.0.splitn(5, '.');
        let epoch = u64::from_str_radix(parts.next()?, 16).ok()?;
        let seq = u64::from_str_radix(parts.next()?, 16).ok()?;
        let audience = u64::from_str_radix(parts.next()?, 16).ok()?;
        let accepted_ms = u64::from_str_radix(parts.next()?, 16).ok()?;
        let change = match parts.next()? {
            "" => None,
            text => Some(text.parse().ok()?),
        };
        Some(Place { epoch, seq, change, accepted_ms, audience })
    }
}

impl From<Place> for Cursor {
    fn from(place: Place) -> Self {
        let change = place.change.map(|id| id.to_string()).unwrap_or_default();
        let Place { epoch, seq, audience, accepted_ms, .. } = place;
        Self(format!("{epoch:x}.{seq:x}.{audience:x}.{accepted_ms:x}.{change}"))
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c1_a_cursor_reads_back_what_was_put_in() {
        let place =
            Place { epoch: 7, seq: 300, change: "w.1~4".parse().ok(), accepted_ms: 9, audience: u64::MAX };
        assert_eq!(Cursor::from(place.clone()).place(), Some(place));
    }

    #[test]
    fn c2_a_foreign_text_is_no_place() {
        let cursor: Cursor = serde_json::from_str("\"что-то\"").unwrap();
        assert_eq!(cursor.place(), None);
    }
}
