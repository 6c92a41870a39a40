//! The film of a board, made of its log: what was hidden at a moment is not in it, whoever asks.

use std::collections::BTreeMap;

use app::failure::Failure;
use karta_core::{
    domain::board::replay::{Shot, film, is_filmed},
    limits::FILM_ENTRIES,
    sync::{Record, RecordId, SpaceId, protocol::Entry},
};

use super::Request;

/// Entries of the log that are read at once.
const PART: u64 = 2_000;

impl Request {
    pub(super) async fn film_of(&self, space: &SpaceId) -> Result<Vec<Shot>, Failure> {
        self.at_board(space).await?;
        let entries = self.filmed(space).await?;
        let now: BTreeMap<RecordId, Record> =
            self.records_of(space).await?.into_iter().map(|record| (record.id.clone(), record)).collect();
        Ok(film(&entries, |id| now.get(id)))
    }

    async fn filmed(&self, space: &SpaceId) -> Result<Vec<Entry>, Failure> {
        let (mut filmed, mut after) = (Vec::new(), 0);
        loop {
            let part = self.karta.storage.entries_after(space, after, PART).await.map_err(|error| {
                tracing::error!(%error, %space, "a log could not be read");
                Failure::fault()
            })?;
            let is_last = (part.len() as u64) < PART;
            after = part.last().map_or(after, |entry| entry.seq);
            filmed.extend(part.into_iter().filter(|entry| is_filmed(entry.kind.as_str())));
            if is_last || filmed.len() >= FILM_ENTRIES {
                return Ok(filmed);
            }
        }
    }
}
