//! What the catalogue is given at a start: all of the seed by the first, and by a later one what newer versions of
//! the program have brought.

use std::collections::BTreeSet;

use karta_core::{
    domain::space,
    sync::{RecordId, WriterId},
};

use crate::{
    live::hub::HubError,
    persistence::{StorageError, seed},
    state::Karta,
};

/// Why the catalogue could not be filled.
#[derive(Debug, thiserror::Error)]
pub enum BeginningError {
    #[error("the catalogue cannot be read")]
    Storage(#[from] StorageError),
    #[error("the catalogue cannot be written")]
    Hub(#[from] HubError),
}

/// Gives the catalogue what it lacks.
///
/// # Errors
/// Where the storage cannot be read or written.
pub async fn fill(karta: &Karta) -> Result<(), BeginningError> {
    let catalogue = space::catalogue();
    let Some(stored) = karta.storage.load(&catalogue).await? else {
        karta.hub.seed(&catalogue, seed::batches()).await?;
        tracing::info!("the catalogue has been filled");
        return Ok(());
    };
    let known: BTreeSet<RecordId> = stored.records.into_iter().map(|record| record.id).collect();
    let writer = WriterId::new(format!("seed-{:x}", rand::random::<u64>()));
    let lacking = seed::lacking(|id| known.contains(id), &writer);
    if !lacking.is_empty() {
        let records: usize = lacking.iter().map(|batch| batch.changes.len()).sum();
        karta.hub.seed(&catalogue, lacking).await?;
        tracing::info!(records, "the catalogue has been given what came with this version");
    }
    Ok(())
}
