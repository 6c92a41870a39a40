//! Writing a backup, page by page, to whoever takes it: a file, or the local socket.

use std::{io, time::Duration};

use serde::Serialize;
use sha2::Digest;
use tokio::{
    io::{AsyncWrite, AsyncWriteExt},
    time::timeout,
};

use super::{FORMAT, Header, Seal, VERSION};
use crate::persistence::{
    StorageError,
    surreal::tables::{Snapshot, Tables},
};

/// How long a page may take to leave.
const WRITE_WITHIN: Duration = Duration::from_secs(60);

/// Why a backup could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("a row is not JSON")]
    Row(#[from] serde_json::Error),
    #[error("the backup cannot be written")]
    Io(#[from] io::Error),
}

/// Writes everything there is at this moment.
///
/// # Errors
/// Where the database fails or nobody takes what is written. What was written is then no whole backup.
pub async fn write(
    tables: &Tables,
    made_ms: u64,
    out: &mut (impl AsyncWrite + Unpin),
) -> Result<(), WriteError> {
    let mut snapshot = tables.snapshot().await?;
    let written = write_snapshot(&mut snapshot, made_ms, out).await;
    snapshot.close().await?;
    written
}

async fn write_snapshot(
    snapshot: &mut Snapshot,
    made_ms: u64,
    out: &mut (impl AsyncWrite + Unpin),
) -> Result<(), WriteError> {
    let mut seal = Seal::default();
    let header = Header {
        format: FORMAT.to_owned(),
        version: VERSION,
        schema: snapshot.schema().await?,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_ms,
    };
    let mut text = line(&header)?;
    seal.hash.update(&text);
    put(out, &text).await?;
    while let Some(page) = snapshot.next_page().await? {
        text.clear();
        for row in &page {
            text.extend(line(row)?);
            seal.count(&row.table, 1);
        }
        seal.hash.update(&text);
        put(out, &text).await?;
    }
    put(out, &line(&seal.end())?).await?;
    Ok(out.flush().await?)
}

fn line(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    Ok(line)
}

async fn put(out: &mut (impl AsyncWrite + Unpin), text: &[u8]) -> io::Result<()> {
    timeout(WRITE_WITHIN, out.write_all(text)).await?
}
