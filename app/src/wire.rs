//! What server functions take and give beside the protocol of `karta_core::sync`.

use std::collections::{BTreeMap, BTreeSet};

use karta_core::{
    domain::{account::AccountKind, grants::Function},
    sync::{GroupId, PrincipalId, SpaceId},
};
use serde::{Deserialize, Serialize};

pub mod live;
pub mod rounds;
pub mod trajectory;

/// The person whose session this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    pub principal: PrincipalId,
    pub name: String,
    pub kind: AccountKind,
}

/// What a person gives when an account begins by a one-time link.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Beginning {
    pub token: String,
    pub name: String,
    pub login: String,
    pub password: String,
    /// The version of the consent text that the person agreed to.
    pub consent: String,
}

/// An account as its administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountLine {
    pub principal: PrincipalId,
    pub name: String,
    /// Empty until the person has begun the account by the link.
    pub login: String,
    pub kind: AccountKind,
    pub closed: bool,
}

/// A one-time link for a new account: shown once, printed as a slip.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Slip {
    pub name: String,
    pub kind: AccountKind,
    /// Path of the link on this server.
    pub path: String,
    /// Until when it works, milliseconds since 1970.
    pub until_ms: u64,
}

/// How to join a space without an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// Six digits for typing.
    pub code: String,
    /// Path with a long token, for the QR.
    pub path: String,
    /// The origin that phones can reach, where the one of the open page is this machine's alone or would greet
    /// them with a warning.
    #[serde(default)]
    pub origin: Option<String>,
}

/// The result of joining.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Joined {
    pub me: Me,
    pub space: SpaceId,
}

/// A space that a person belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpaceLine {
    pub space: SpaceId,
    pub title: String,
    /// What the person is in it.
    pub functions: BTreeSet<Function>,
}

/// What a board's host is told of what is not shown yet: numbers, and no more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardCounts {
    /// Cards that their authors alone see.
    pub with_authors: usize,
    pub with_groups: BTreeMap<GroupId, usize>,
    /// People whose votes of the present такт are in.
    pub voters: u32,
}

impl BoardCounts {
    pub fn hidden(&self) -> usize {
        self.with_authors + self.with_groups.values().sum::<usize>()
    }
}
