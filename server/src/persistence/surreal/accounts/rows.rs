//! Rows of the tables of people, as SurrealDB holds them.

use karta_core::{
    domain::account::AccountKind,
    sync::{PrincipalId, SpaceId},
};
use surrealdb::types::SurrealValue;

use crate::persistence::{
    StorageError,
    accounts::{Account, Consent, PasswordHash, StoredDoor, StoredSession, StoredSlip},
};

#[derive(SurrealValue)]
pub(super) struct AccountRow {
    principal: String,
    name: String,
    kind: String,
    login: Option<String>,
    password: Option<String>,
    closed: bool,
    generation: u64,
    consent_version: Option<String>,
    consent_ms: Option<u64>,
    created_ms: u64,
    slip_digest: Option<String>,
    slip_until_ms: Option<u64>,
}

const KINDS: [(AccountKind, &str); 4] = [
    (AccountKind::Admin, "admin"),
    (AccountKind::Methodist, "methodist"),
    (AccountKind::Teacher, "teacher"),
    (AccountKind::Guest, "guest"),
];

impl From<&Account> for AccountRow {
    fn from(account: &Account) -> Self {
        let kind = KINDS.iter().find(|(kind, _)| *kind == account.kind).map_or("guest", |(_, name)| name);
        Self {
            principal: account.principal.to_string(),
            name: account.name.clone(),
            kind: kind.to_owned(),
            login: account.login.clone(),
            password: account.password.as_ref().map(|hash| hash.0.clone()),
            closed: account.closed,
            generation: account.generation,
            consent_version: account.consent.as_ref().map(|consent| consent.version.clone()),
            consent_ms: account.consent.as_ref().map(|consent| consent.ms),
            created_ms: account.created_ms,
            slip_digest: account.slip.as_ref().map(|slip| slip.digest.clone()),
            slip_until_ms: account.slip.as_ref().map(|slip| slip.until_ms),
        }
    }
}

impl TryFrom<AccountRow> for Account {
    type Error = StorageError;

    fn try_from(row: AccountRow) -> Result<Self, StorageError> {
        let (kind, _) = KINDS.iter().find(|(_, name)| *name == row.kind).ok_or_else(|| {
            let source = format!("account {} is of the unknown kind {}", row.principal, row.kind);
            StorageError::Unreadable { what: "account", source: source.into() }
        })?;
        Ok(Self {
            principal: PrincipalId::new(row.principal),
            name: row.name,
            kind: *kind,
            login: row.login,
            password: row.password.map(PasswordHash),
            closed: row.closed,
            generation: row.generation,
            consent: row.consent_version.zip(row.consent_ms).map(|(version, ms)| Consent { version, ms }),
            created_ms: row.created_ms,
            slip: row
                .slip_digest
                .zip(row.slip_until_ms)
                .map(|(digest, until_ms)| StoredSlip { digest, until_ms }),
        })
    }
}

#[derive(SurrealValue)]
pub(super) struct SessionRow {
    digest: String,
    data: String,
    until_ms: u64,
}

impl From<&StoredSession> for SessionRow {
    fn from(session: &StoredSession) -> Self {
        Self { digest: session.digest.clone(), data: session.data.clone(), until_ms: session.until_ms }
    }
}

impl From<SessionRow> for StoredSession {
    fn from(row: SessionRow) -> Self {
        Self { digest: row.digest, data: row.data, until_ms: row.until_ms }
    }
}

#[derive(SurrealValue)]
pub(super) struct DoorRow {
    space: String,
    code: String,
    token: String,
    made_ms: u64,
}

impl From<&StoredDoor> for DoorRow {
    fn from(door: &StoredDoor) -> Self {
        Self {
            space: door.space.to_string(),
            code: door.code.clone(),
            token: door.token.clone(),
            made_ms: door.made_ms,
        }
    }
}

impl From<DoorRow> for StoredDoor {
    fn from(row: DoorRow) -> Self {
        Self { space: SpaceId::new(row.space), code: row.code, token: row.token, made_ms: row.made_ms }
    }
}
