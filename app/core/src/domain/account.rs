//! Accounts and what they are called.

use serde::{Deserialize, Serialize};

/// What an account is in the centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    Admin,
    Methodist,
    Teacher,
    /// Somebody who joined one space by a code, without an account.
    Guest,
}

impl AccountKind {
    /// Kinds that an administrator can give.
    pub const GIVEN: [Self; 3] = [Self::Admin, Self::Methodist, Self::Teacher];

    pub fn title(self) -> &'static str {
        match self {
            Self::Admin => "администратор",
            Self::Methodist => "методист",
            Self::Teacher => "педагог",
            Self::Guest => "гость",
        }
    }
}
