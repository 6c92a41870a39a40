//! What is durable about people: accounts with their one-time links, sessions, and doors (join codes).
//!
//! Called by `auth` alone. Every write of an account goes through a compare-and-set on one version of
//! all accounts: a login stays unique, a link works once and the last administrator stays, whoever races.

use std::fmt;

use async_trait::async_trait;
use karta_core::{
    domain::account::AccountKind,
    sync::{PrincipalId, SpaceId},
};

use super::{Committed, StorageError};

/// A password's argon2 hash as a PHC string. Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub String);

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// Which consent text a person agreed to, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    pub version: String,
    /// Milliseconds since 1970.
    pub ms: u64,
}

/// A one-time link, without the token itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSlip {
    /// SHA-256 of the token, hexadecimal.
    pub digest: String,
    /// Milliseconds since 1970.
    pub until_ms: u64,
}

/// A person's account. Not begun (no login, no password) until its one-time link was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub principal: PrincipalId,
    pub name: String,
    pub kind: AccountKind,
    /// Folded to lower case; unique.
    pub login: Option<String>,
    pub password: Option<PasswordHash>,
    pub closed: bool,
    /// Raised by whatever ends the sessions: closing, a new password.
    pub generation: u64,
    pub consent: Option<Consent>,
    pub created_ms: u64,
    /// At most one link works at a time.
    pub slip: Option<StoredSlip>,
}

impl Account {
    /// Whether the person has set a login and a password.
    pub fn has_begun(&self) -> bool {
        self.login.is_some() && self.password.is_some()
    }
}

/// A session as stored; what `data` holds is `auth`'s affair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSession {
    /// SHA-256 of the cookie's value, hexadecimal: a copy of the database signs nobody in.
    pub digest: String,
    /// JSON.
    pub data: String,
    /// Milliseconds since 1970.
    pub until_ms: u64,
}

/// How guests join a space; at most one per space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDoor {
    pub space: SpaceId,
    /// Six digits; unique.
    pub code: String,
    /// The long token of the QR; unique.
    pub token: String,
    /// Milliseconds since 1970.
    pub made_ms: u64,
}

/// Durable people.
#[async_trait]
pub trait Accounts: Send + Sync + 'static {
    /// The version that [`write_account`](Self::write_account) compares: read it before what is decided on.
    async fn people_version(&self) -> Result<u64, StorageError>;
    /// Makes or replaces the account and raises the version, or, if the version is no longer `expected`, nothing.
    async fn write_account(&self, account: &Account, expected: u64) -> Result<Committed, StorageError>;
    async fn account(&self, principal: &PrincipalId) -> Result<Option<Account>, StorageError>;
    /// By folded login.
    async fn account_by_login(&self, login: &str) -> Result<Option<Account>, StorageError>;
    /// By the digest of its one-time link, expired or not.
    async fn account_by_slip(&self, digest: &str) -> Result<Option<Account>, StorageError>;
    async fn accounts(&self) -> Result<Vec<Account>, StorageError>;

    async fn add_session(&self, session: &StoredSession) -> Result<(), StorageError>;
    /// Replaces a session that is there; one that has ended stays ended.
    async fn save_session(&self, session: &StoredSession) -> Result<(), StorageError>;
    async fn session(&self, digest: &str) -> Result<Option<StoredSession>, StorageError>;
    async fn end_session(&self, digest: &str) -> Result<(), StorageError>;
    /// Removes sessions whose time is over at `now_ms`.
    async fn sweep_sessions(&self, now_ms: u64) -> Result<(), StorageError>;

    /// Replaces the space's door. A code or token that another space has is an error.
    async fn set_door(&self, door: &StoredDoor) -> Result<(), StorageError>;
    async fn close_door(&self, space: &SpaceId) -> Result<(), StorageError>;
    async fn door_of(&self, space: &SpaceId) -> Result<Option<StoredDoor>, StorageError>;
    async fn door_by_code(&self, code: &str) -> Result<Option<StoredDoor>, StorageError>;
    async fn door_by_token(&self, token: &str) -> Result<Option<StoredDoor>, StorageError>;

    /// Removes doors made at `made_ms` or earlier.
    async fn sweep_doors(&self, made_ms: u64) -> Result<(), StorageError>;
}
