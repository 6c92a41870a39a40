//! Hashing and checking passwords off the async threads, a few at a time.
//!
//! A login that nobody has costs as much time as one that somebody has.

use std::sync::{Arc, OnceLock};

use tokio::{sync::Semaphore, task, time};

use super::{
    PeopleError,
    limits::{HASH_PATIENCE, HASHES_AT_ONCE},
};
use crate::persistence::accounts::PasswordHash;

pub(super) struct Passwords {
    turns: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(HASHES_AT_ONCE)) }
    }
}

impl Passwords {
    pub async fn hash(&self, password: String) -> Result<PasswordHash, PeopleError> {
        self.in_turn(move || PasswordHash(password_auth::generate_hash(password))).await
    }

    /// Whether the password fits; with no hash it never does, after as long.
    pub async fn fits(&self, password: String, hash: Option<PasswordHash>) -> Result<bool, PeopleError> {
        self.in_turn(move || match hash {
            Some(PasswordHash(hash)) => password_auth::verify_password(password, &hash).is_ok(),
            None => {
                let _ = password_auth::verify_password(password, nobodys_hash());
                false
            }
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PeopleError> {
        let turn = time::timeout(HASH_PATIENCE, Arc::clone(&self.turns).acquire_owned())
            .await
            .map_err(|_| PeopleError::Busy)?
            .map_err(|closed| PeopleError::Hashing(closed.into()))?;
        task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        })
        .await
        .map_err(|error| PeopleError::Hashing(error.into()))
    }
}

fn nobodys_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| password_auth::generate_hash("nobody has this one"))
}
