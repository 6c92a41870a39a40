//! Backup and restore in one command each. A backup asks the running server by a local socket, or opens the
//! data folder itself where none runs; a restore fills a new folder and then renames it.
//!
//! Called by `main`. Neither leaves anything behind when it fails: not a half-written file, not a half-filled
//! folder.

use std::{fmt, path::Path, time::Duration};

use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncWriteExt},
    time::sleep,
};

use crate::{
    auth::{Clock, SystemClock},
    config::Config,
    persistence::{self, StorageError, embedded, surreal::tables::Tables},
};

mod archive;
mod error;
mod files;
mod socket;

pub use error::BackupError;
pub use socket::{Listener, SOCKET};

use archive::{Archive, Counts, write};
use files::{Draft, NewFolder};

/// Bytes taken from the server at once.
const PART_BYTES: usize = 64 * 1024;
/// Rows written at once by a restore.
const FILL_ROWS: usize = 500;
/// How often, and how many times, a restored database is asked whether it has closed.
const CLOSING: (Duration, u32) = (Duration::from_millis(20), 1_500);
/// The file by which the engine locks its folder.
const LOCK: &str = "LOCK";

/// What a backup holds, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary(Counts);

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |table| self.0.get(table).copied().unwrap_or(0);
        let (spaces, changes, accounts) = (count("head"), count("change"), count("account"));
        write!(f, "пространств: {spaces}, правок: {changes}, учётных записей: {accounts}")
    }
}

/// Writes everything there is to a file, with the server running or not. A file of that name is replaced,
/// and only by a whole one.
///
/// # Errors
/// Where there is no database, or it or the file cannot be reached.
pub async fn backup(config: &Config, file: &Path) -> Result<Summary, BackupError> {
    let draft = Draft::of(file)?;
    let unwritable = |source| BackupError::Write { path: file.to_owned(), source };
    let mut out = File::from_std(draft.create().map_err(unwritable)?);
    match socket::ask(&config.data).await {
        Some(mut stream) => {
            let mut part = vec![0; PART_BYTES];
            // Whether all has come is seen by the last line, however the stream ended.
            while let Ok(count @ 1..) = stream.read(&mut part).await {
                out.write_all(&part[..count]).await.map_err(unwritable)?;
            }
            out.flush().await.map_err(unwritable)?;
        }
        None => write_without_server(config, file, &mut out).await?,
    }
    drop(out);
    // A server that stopped in the middle has written no last line.
    let archive = Archive::open(draft.path()).map_err(|_| BackupError::Unfinished(file.to_owned()))?;
    draft.keep().map_err(unwritable)?;
    Ok(Summary(archive.counts))
}

async fn write_without_server(config: &Config, file: &Path, out: &mut File) -> Result<(), BackupError> {
    let folder = config.data.join(persistence::FOLDER);
    let connect = match &config.db {
        Some(connect) => connect.clone(),
        None if folder.is_dir() => embedded(&folder),
        None => return Err(BackupError::NoDatabase(config.data.clone())),
    };
    let unreachable = |source| BackupError::Unreachable { data: config.data.clone(), source };
    let tables = Tables::open(&connect).await.map_err(unreachable)?;
    let written = write(&tables, SystemClock.now_ms(), out).await;
    written.map(drop).map_err(|source| BackupError::Dump { path: file.to_owned(), source })
}

/// Fills an empty data folder with what a file holds.
///
/// # Errors
/// Where a server runs, the folder is not empty, or the file is not a whole backup.
pub async fn restore(config: &Config, file: &Path) -> Result<Summary, BackupError> {
    if config.db.is_some() {
        return Err(BackupError::OtherDatabase);
    }
    if socket::answers(&config.data).await {
        return Err(BackupError::Running(config.data.clone()));
    }
    let archive = Archive::open(file)?;
    let folder = NewFolder::within(&config.data, persistence::FOLDER)?;
    let filled = fill(&archive, folder.path()).await;
    let closed = has_closed(folder.path()).await;
    filled?;
    if !closed {
        return Err(StorageError::Database("the new database does not close".into()).into());
    }
    folder.keep()?;
    Ok(Summary(archive.counts))
}

async fn fill(archive: &Archive, folder: &Path) -> Result<(), BackupError> {
    let tables = Tables::make(&embedded(folder), archive.schema).await?;
    let mut rows = archive.rows()?;
    loop {
        let page = rows.by_ref().take(FILL_ROWS).collect::<Result<Vec<_>, _>>()?;
        if page.is_empty() {
            return Ok(tables.lift().await?);
        }
        tables.fill(page).await?;
    }
}

/// The engine lets its folder go a moment after its last handle is dropped.
async fn has_closed(folder: &Path) -> bool {
    let (pause, times) = CLOSING;
    for _ in 0..times {
        match std::fs::File::open(folder.join(LOCK)) {
            Ok(lock) if lock.try_lock().is_err() => sleep(pause).await,
            _ => return true,
        }
    }
    false
}
