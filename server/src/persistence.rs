//! What is durable: spaces, their logs, accounts and sessions. Everything above talks to [`Storage`];
//! only `surreal` knows SurrealDB.

use std::{path::Path, sync::Arc};

use async_trait::async_trait;
use futures::stream::BoxStream;
use karta_core::{
    domain::member::Member,
    sync::{ChangeId, Outcome, PrincipalId, Record, RecordId, Seq, SpaceId, change::Change, protocol::Entry},
};

pub mod accounts;
pub mod memory;
pub mod seed;
pub mod surreal;

/// An open database: its spaces and its people.
pub struct Opened {
    pub storage: Arc<dyn Storage>,
    pub accounts: Arc<dyn accounts::Accounts>,
    /// The same below its meaning, for backups.
    pub tables: surreal::tables::Tables,
}

/// The database's folder within the data folder.
pub const FOLDER: &str = "karta.db";

/// The connect string of the database embedded in this folder.
pub fn embedded(folder: &Path) -> String {
    format!("surrealkv://{}?sync=every", folder.display())
}

/// Whether the connect string names a server of its own, which knows users and may be shared by several of ours.
pub fn is_server(connect: &str) -> bool {
    ["ws://", "wss://"].iter().any(|scheme| connect.starts_with(scheme))
}

/// Opens the database in the data folder, or the one that `db` names.
///
/// # Errors
/// Where the folder cannot be made or is in use, or the database is of a newer version than this program.
pub async fn open(data: &Path, db: Option<&str>) -> Result<Opened, StorageError> {
    let connect = match db {
        Some(connect) => connect.to_owned(),
        None => {
            std::fs::create_dir_all(data).map_err(|error| StorageError::Database(Box::new(error)))?;
            embedded(&data.join(FOLDER))
        }
    };
    let storage = surreal::SurrealStorage::open(&connect).await?;
    let accounts = surreal::accounts::SurrealAccounts::new(storage.db());
    let tables = surreal::tables::Tables::new(storage.db());
    Ok(Opened { storage: Arc::new(storage), accounts: Arc::new(accounts), tables })
}

/// The head of a space: every write goes through a compare-and-set on it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Head {
    /// Drawn at random when the space is made; changes when it is restored.
    pub epoch: u64,
    /// The newest entry of the log; 0 while it is empty.
    pub seq: Seq,
    /// The change at `seq`.
    pub change: Option<ChangeId>,
    /// When it was accepted, milliseconds since 1970.
    #[serde(default)]
    pub accepted_ms: u64,
    /// The last large number given out.
    pub number: u64,
    /// Greatest stamp accepted, in milliseconds and ticks: a server with a dead clock goes on from here.
    pub newest: karta_core::sync::Stamp,
    /// Raised by every write, also by those that add no entry.
    pub version: u64,
}

/// A verdict that is kept, and what it was given on: a resent change gets the same one.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    pub author: PrincipalId,
    pub change: Change,
    pub outcome: Outcome,
}

/// All that one commit writes, or nothing.
#[derive(Debug, Clone)]
pub struct Commit {
    pub space: SpaceId,
    /// The head it was decided on; `None` makes the space.
    pub expected: Option<Head>,
    pub head: Head,
    /// New log entries, ascending by `seq`. Their `change` as accepted (with the stamp it was given).
    pub entries: Vec<Entry>,
    /// Records as they stand after the entries.
    pub records: Vec<Record>,
    /// Every verdict of this commit, accepted and refused, with the change as it was sent.
    pub judged: Vec<Judged>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Committed {
    /// On disk.
    Done,
    /// Somebody else moved the head: load again and decide anew. Nothing was written.
    Conflict,
}

/// A space as stored.
#[derive(Debug, Clone)]
pub struct Stored {
    pub head: Head,
    pub records: Vec<Record>,
}

#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    #[error("the database failed")]
    Database(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("a stored {what} cannot be read")]
    Unreadable {
        what: &'static str,
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// Durable spaces.
#[async_trait]
pub trait Storage: Send + Sync + 'static {
    /// The whole space, or `None` where there is none. An unreadable record is left out and logged.
    async fn load(&self, space: &SpaceId) -> Result<Option<Stored>, StorageError>;

    /// The head alone, to see whether somebody else has written.
    async fn head(&self, space: &SpaceId) -> Result<Option<Head>, StorageError>;

    /// Spaces as they are written to, by this process or another. Only a hint: some may be missed, and
    /// a storage may have none to give.
    async fn moves(&self) -> Result<Option<BoxStream<'static, SpaceId>>, StorageError>;

    /// Writes all or nothing, after a compare-and-set on the head.
    async fn commit(&self, commit: Commit) -> Result<Committed, StorageError>;

    /// Log entries with `seq > after`, ascending, at most `limit`.
    async fn entries_after(
        &self,
        space: &SpaceId,
        after: Seq,
        limit: u64,
    ) -> Result<Vec<Entry>, StorageError>;

    /// The change standing at `seq`, to check a cursor; `None` where the log does not reach.
    async fn change_at(&self, space: &SpaceId, seq: Seq) -> Result<Option<ChangeId>, StorageError>;

    /// The log of one record, ascending.
    async fn history(&self, space: &SpaceId, record: &RecordId) -> Result<Vec<Entry>, StorageError>;

    /// Kept verdicts by change id, in the order asked; `None` where the change was never judged.
    async fn judged(&self, space: &SpaceId, ids: &[ChangeId]) -> Result<Vec<Option<Judged>>, StorageError>;

    /// Removes a space with its head, records, log and verdicts.
    async fn forget(&self, space: &SpaceId) -> Result<(), StorageError>;

    /// Spaces in which a record of this id stands, not deleted; by id.
    async fn spaces_with(&self, record: &RecordId) -> Result<Vec<SpaceId>, StorageError>;

    /// Spaces in which the person is a member now; by id.
    async fn spaces_of(&self, person: &PrincipalId) -> Result<Vec<SpaceId>, StorageError> {
        self.spaces_with(&Member::id_of(person)).await
    }
}
