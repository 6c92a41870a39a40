//! [`Accounts`] on SurrealDB: tables `people`, `account`, `session` and `door`.
//!
//! Records are fetched by id or by a unique index. A write of an account is one transaction that
//! compares and raises `people:all`, so that two at once end in a conflict, never in both.

use std::sync::Arc;

use async_trait::async_trait;
use karta_core::sync::{PrincipalId, SpaceId};
use surrealdb::{Surreal, engine::any::Any, types::SurrealValue};

use self::rows::{AccountRow, DoorRow, SessionRow};
use super::{done, failed, is_conflict, telling};
use crate::persistence::{
    Committed, StorageError,
    accounts::{Account, Accounts, StoredDoor, StoredSession},
};

mod rows;

/// What the transaction throws where the version is not the expected one.
pub(super) const MOVED: &str = "karta: people have moved";

const WRITE_ACCOUNT: &str = "
    BEGIN;
    LET $now = (SELECT VALUE version FROM ONLY people:all) ?? 0;
    IF $now != $expected { THROW $moved };
    UPSERT people:all SET version = $now + 1 RETURN NONE;
    UPSERT type::record('account', $account.principal) CONTENT $account RETURN NONE;
    COMMIT;
";
const SET_DOOR: &str = "UPSERT type::record('door', $row.space) CONTENT $row RETURN NONE";

/// Durable people in SurrealDB. Clones share the connection.
#[derive(Clone)]
pub struct SurrealAccounts {
    db: Arc<Surreal<Any>>,
}

impl SurrealAccounts {
    /// Over an open connection whose schema is up to date.
    pub fn new(db: Arc<Surreal<Any>>) -> Self {
        Self { db }
    }

    /// The one row that a query by `$key` finds. (`$session` and `$token` are SurrealDB's own.)
    async fn one<R: SurrealValue>(&self, query: &'static str, key: &str) -> Result<Option<R>, StorageError> {
        let mut answer = done(self.db.query(query).bind(("key", key.to_owned()))).await?;
        let mut rows: Vec<R> = answer.take(0).map_err(failed)?;
        Ok(rows.pop())
    }

    async fn account_by(&self, query: &'static str, key: &str) -> Result<Option<Account>, StorageError> {
        self.one::<AccountRow>(query, key).await?.map(Account::try_from).transpose()
    }
}

#[async_trait]
impl Accounts for SurrealAccounts {
    async fn people_version(&self) -> Result<u64, StorageError> {
        let mut answer = done(self.db.query("SELECT VALUE version FROM people:all")).await?;
        let versions: Vec<u64> = answer.take(0).map_err(failed)?;
        Ok(versions.first().copied().unwrap_or(0))
    }

    async fn write_account(&self, account: &Account, expected: u64) -> Result<Committed, StorageError> {
        let mut answer = self
            .db
            .query(WRITE_ACCOUNT)
            .bind(("expected", expected))
            .bind(("moved", MOVED))
            .bind(("account", AccountRow::from(account)))
            .await
            .map_err(failed)?;
        let errors = answer.take_errors();
        if errors.is_empty() {
            return Ok(Committed::Done);
        }
        if errors.values().any(is_conflict) {
            return Ok(Committed::Conflict);
        }
        Err(telling(errors.into_values()))
    }

    async fn account(&self, principal: &PrincipalId) -> Result<Option<Account>, StorageError> {
        self.account_by("SELECT * FROM type::record('account', $key)", principal.as_str()).await
    }

    async fn account_by_login(&self, login: &str) -> Result<Option<Account>, StorageError> {
        self.account_by("SELECT * FROM account WHERE login = $key", login).await
    }

    async fn account_by_slip(&self, digest: &str) -> Result<Option<Account>, StorageError> {
        self.account_by("SELECT * FROM account WHERE slip_digest = $key", digest).await
    }

    async fn accounts(&self) -> Result<Vec<Account>, StorageError> {
        let mut answer = done(self.db.query("SELECT * FROM account")).await?;
        let rows: Vec<AccountRow> = answer.take(0).map_err(failed)?;
        rows.into_iter().map(Account::try_from).collect()
    }

    async fn add_session(&self, session: &StoredSession) -> Result<(), StorageError> {
        let query = "UPSERT type::record('session', $row.digest) CONTENT $row RETURN NONE";
        done(self.db.query(query).bind(("row", SessionRow::from(session)))).await.map(drop)
    }

    async fn save_session(&self, session: &StoredSession) -> Result<(), StorageError> {
        let query = "UPDATE type::record('session', $row.digest) CONTENT $row RETURN NONE";
        done(self.db.query(query).bind(("row", SessionRow::from(session)))).await.map(drop)
    }

    async fn session(&self, digest: &str) -> Result<Option<StoredSession>, StorageError> {
        let row = self.one::<SessionRow>("SELECT * FROM type::record('session', $key)", digest).await?;
        Ok(row.map(StoredSession::from))
    }

    async fn end_session(&self, digest: &str) -> Result<(), StorageError> {
        let query = "DELETE type::record('session', $key) RETURN NONE";
        done(self.db.query(query).bind(("key", digest.to_owned()))).await.map(drop)
    }

    async fn sweep_sessions(&self, now_ms: u64) -> Result<(), StorageError> {
        let query = "DELETE session WHERE until_ms <= $now RETURN NONE";
        done(self.db.query(query).bind(("now", now_ms))).await.map(drop)
    }

    async fn set_door(&self, door: &StoredDoor) -> Result<(), StorageError> {
        done(self.db.query(SET_DOOR).bind(("row", DoorRow::from(door)))).await.map(drop)
    }

    async fn close_door(&self, space: &SpaceId) -> Result<(), StorageError> {
        let query = "DELETE type::record('door', $key) RETURN NONE";
        done(self.db.query(query).bind(("key", space.to_string()))).await.map(drop)
    }

    async fn door_of(&self, space: &SpaceId) -> Result<Option<StoredDoor>, StorageError> {
        let row = self.one::<DoorRow>("SELECT * FROM type::record('door', $key)", space.as_str()).await?;
        Ok(row.map(StoredDoor::from))
    }

    async fn door_by_code(&self, code: &str) -> Result<Option<StoredDoor>, StorageError> {
        let row = self.one::<DoorRow>("SELECT * FROM door WHERE code = $key", code).await?;
        Ok(row.map(StoredDoor::from))
    }

    async fn door_by_token(&self, token: &str) -> Result<Option<StoredDoor>, StorageError> {
        let row = self.one::<DoorRow>("SELECT * FROM door WHERE token = $key", token).await?;
        Ok(row.map(StoredDoor::from))
    }

    async fn sweep_doors(&self, made_ms: u64) -> Result<(), StorageError> {
        let query = "DELETE door WHERE made_ms <= $made RETURN NONE";
        done(self.db.query(query).bind(("made", made_ms))).await.map(drop)
    }
}
