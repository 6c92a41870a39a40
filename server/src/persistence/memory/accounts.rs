//! People in memory, for tests of what stands above.

use std::collections::{BTreeMap, HashMap};

use async_trait::async_trait;
use karta_core::sync::{PrincipalId, SpaceId};

use super::{MemoryStorage, locked};
use crate::persistence::{
    Committed, StorageError,
    accounts::{Account, Accounts, StoredDoor, StoredSession},
};

#[derive(Default)]
pub(super) struct People {
    version: u64,
    accounts: BTreeMap<PrincipalId, Account>,
    sessions: HashMap<String, StoredSession>,
    doors: HashMap<SpaceId, StoredDoor>,
}

impl MemoryStorage {
    fn account_where(&self, fits: impl Fn(&Account) -> bool) -> Option<Account> {
        locked(&self.people).accounts.values().find(|account| fits(account)).cloned()
    }

    fn door_where(&self, fits: impl Fn(&StoredDoor) -> bool) -> Option<StoredDoor> {
        locked(&self.people).doors.values().find(|door| fits(door)).cloned()
    }
}

#[async_trait]
impl Accounts for MemoryStorage {
    async fn people_version(&self) -> Result<u64, StorageError> {
        Ok(locked(&self.people).version)
    }

    async fn write_account(&self, account: &Account, expected: u64) -> Result<Committed, StorageError> {
        let mut people = locked(&self.people);
        if people.version != expected {
            return Ok(Committed::Conflict);
        }
        people.version += 1;
        people.accounts.insert(account.principal.clone(), account.clone());
        Ok(Committed::Done)
    }

    async fn account(&self, principal: &PrincipalId) -> Result<Option<Account>, StorageError> {
        Ok(self.account_where(|account| &account.principal == principal))
    }

    async fn account_by_login(&self, login: &str) -> Result<Option<Account>, StorageError> {
        Ok(self.account_where(|account| account.login.as_deref() == Some(login)))
    }

    async fn account_by_slip(&self, digest: &str) -> Result<Option<Account>, StorageError> {
        Ok(self.account_where(|account| account.slip.as_ref().is_some_and(|slip| slip.digest == digest)))
    }

    async fn accounts(&self) -> Result<Vec<Account>, StorageError> {
        Ok(locked(&self.people).accounts.values().cloned().collect())
    }

    async fn add_session(&self, session: &StoredSession) -> Result<(), StorageError> {
        locked(&self.people).sessions.insert(session.digest.clone(), session.clone());
        Ok(())
    }

    async fn save_session(&self, session: &StoredSession) -> Result<(), StorageError> {
        if let Some(stored) = locked(&self.people).sessions.get_mut(&session.digest) {
            *stored = session.clone();
        }
        Ok(())
    }

    async fn session(&self, digest: &str) -> Result<Option<StoredSession>, StorageError> {
        Ok(locked(&self.people).sessions.get(digest).cloned())
    }

    async fn end_session(&self, digest: &str) -> Result<(), StorageError> {
        locked(&self.people).sessions.remove(digest);
        Ok(())
    }

    async fn sweep_sessions(&self, now_ms: u64) -> Result<(), StorageError> {
        locked(&self.people).sessions.retain(|_, session| session.until_ms > now_ms);
        Ok(())
    }

    async fn set_door(&self, door: &StoredDoor) -> Result<(), StorageError> {
        locked(&self.people).doors.insert(door.space.clone(), door.clone());
        Ok(())
    }

    async fn close_door(&self, space: &SpaceId) -> Result<(), StorageError> {
        locked(&self.people).doors.remove(space);
        Ok(())
    }

    async fn door_of(&self, space: &SpaceId) -> Result<Option<StoredDoor>, StorageError> {
        Ok(self.door_where(|door| door.space == *space))
    }

    async fn door_by_code(&self, code: &str) -> Result<Option<StoredDoor>, StorageError> {
        Ok(self.door_where(|door| door.code == code))
    }

    async fn door_by_token(&self, token: &str) -> Result<Option<StoredDoor>, StorageError> {
        Ok(self.door_where(|door| door.token == token))
    }

    async fn sweep_doors(&self, made_ms: u64) -> Result<(), StorageError> {
        locked(&self.people).doors.retain(|_, door| door.made_ms > made_ms);
        Ok(())
    }
}
