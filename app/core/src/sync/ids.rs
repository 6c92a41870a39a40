//! Identifiers. All are short texts made by whoever creates the thing; none carries meaning beyond
//! equality, except a space's, whose prefix names its kind.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::limits::ID_CHARS;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Letters, digits, `-`, `_`, `:` and `.` alone, 1 to [`ID_CHARS`] of them.
            pub fn is_well_formed(&self) -> bool {
                (1..=ID_CHARS).contains(&self.0.len())
                    && self.0.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_:.".contains(&b))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

text_id!(
    /// What a person opens and what is shared: `catalogue`, `board:…`, `notes:…`.
    SpaceId
);
text_id!(
    /// A record within its space.
    RecordId
);
text_id!(
    /// Whoever can own changes: an account (`a-…`), a guest (`g-…`) or the server (`system`).
    PrincipalId
);
text_id!(
    /// A group of people within a space.
    GroupId
);
text_id!(
    /// The name of a record's kind, as stored. Unknown names are kept.
    Kind
);
text_id!(
    /// One page load. Every page load is a new random writer.
    WriterId
);

impl PrincipalId {
    /// The author of seeds, memberships and other effects that only the server makes.
    pub fn system() -> Self {
        Self::new("system")
    }
}

/// A change's identity: its writer and that writer's own counter. Written `writer~counter`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeId {
    pub writer: WriterId,
    pub counter: u64,
}

/// How the writers of the server itself begin.
const SERVERS: &str = "server-";

impl WriterId {
    /// A writer of the server itself; `drawn` at random tells it from others.
    pub fn server(drawn: u128) -> Self {
        Self::new(format!("{SERVERS}{drawn:032x}"))
    }
}

impl ChangeId {
    /// Whether only the server may use it (rule P-2).
    pub fn is_servers(&self) -> bool {
        self.writer.as_str().starts_with(SERVERS)
    }

    pub fn is_well_formed(&self) -> bool {
        self.writer.is_well_formed()
    }
}

impl fmt::Display for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}~{}", self.writer, self.counter)
    }
}

/// The text is not of the form `writer~counter`.
#[derive(Debug, thiserror::Error)]
#[error("malformed change id")]
pub struct MalformedChangeId;

impl FromStr for ChangeId {
    type Err = MalformedChangeId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (writer, counter) = text.rsplit_once('~').ok_or(MalformedChangeId)?;
        let counter = counter.parse().map_err(|_| MalformedChangeId)?;
        Ok(Self { writer: WriterId::new(writer), counter })
    }
}

impl Serialize for ChangeId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ChangeId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_id_survives_its_own_text() {
        let id = ChangeId { writer: "w1".into(), counter: 42 };
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, "\"w1~42\"");
        assert_eq!(serde_json::from_str::<ChangeId>(&json).unwrap(), id);
    }

    #[test]
    fn an_identifier_with_a_slash_a_space_or_no_end_is_not_well_formed() {
        assert!(RecordId::from("role-game:level.2").is_well_formed());
        assert!(!RecordId::from("a/b").is_well_formed());
        assert!(!RecordId::from("а б").is_well_formed());
        assert!(!RecordId::new("x".repeat(ID_CHARS + 1)).is_well_formed());
        assert!(!RecordId::from("").is_well_formed());
    }
}
