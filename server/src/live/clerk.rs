//! The one writer of a space: looks up, lets the room decide, commits, and only then applies. The hub's
//! task uses it, and so does a simulation: it needs a [`Storage`] and the time, nothing else.
//!
//! After any failure the room is read again before the next decision, so that memory never runs ahead
//! of what is durable.

use std::{collections::BTreeMap, sync::Arc};

use karta_core::{
    domain::grants::Action,
    limits::REPLAY_ENTRIES,
    sync::{
        ChangeId, Cursor, RecordId, SpaceId,
        protocol::{Entry, PullReply},
    },
};

use super::{
    limits::ROUND_TRIES,
    room::{Answer, Caller, News, Offer, Past, Plan, Room, Trace},
};
use crate::persistence::{Committed, Judged, Storage, StorageError};

#[derive(Debug, thiserror::Error)]
pub enum ClerkError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("`{0}` names no kind of space")]
    UnknownSpace(SpaceId),
    #[error("the head of `{0}` moved under {ROUND_TRIES} decisions")]
    Contended(SpaceId),
}

/// A decided and durable round.
#[derive(Debug)]
pub struct Done {
    /// One for each offer.
    pub answers: Vec<Answer>,
    /// What viewers are to be told; may be empty.
    pub news: Option<News>,
}

/// Keeps the room of one space in step with storage.
pub struct Clerk {
    storage: Arc<dyn Storage>,
    space: SpaceId,
    fresh_epoch: u64,
    room: Option<Room>,
    /// The room as viewers know it, while `room` must be read again.
    stale: Option<Room>,
}

impl Clerk {
    /// `fresh_epoch` becomes the epoch of the space if it is made here: draw it at random.
    pub fn new(storage: Arc<dyn Storage>, space: SpaceId, fresh_epoch: u64) -> Self {
        Self { storage, space, fresh_epoch, room: None, stale: None }
    }

    /// The room, read from storage where it is not in memory.
    ///
    /// # Errors
    /// A failing storage; an id that names no kind of space.
    pub async fn room(&mut self) -> Result<&Room, ClerkError> {
        if self.room.is_none() {
            let stored = self.storage.load(&self.space).await?;
            let room = Room::new(self.space.clone(), stored, self.fresh_epoch);
            self.room = Some(room.ok_or_else(|| ClerkError::UnknownSpace(self.space.clone()))?);
        }
        self.room.as_ref().ok_or_else(|| ClerkError::UnknownSpace(self.space.clone()))
    }

    /// The room as it is in memory.
    pub fn in_memory(&self) -> Option<&Room> {
        self.room.as_ref()
    }

    /// Reads the space again before anything else happens: somebody else may have written to it.
    pub fn reread(&mut self) {
        if let Some(room) = self.room.take() {
            self.stale.get_or_insert(room);
        }
    }

    /// Reads the space again if somebody else has written to it since.
    ///
    /// # Errors
    /// A failing storage.
    pub async fn look(&mut self) -> Result<(), ClerkError> {
        let Some(room) = &self.room else { return Ok(()) };
        if self.storage.head(&self.space).await?.as_ref() != room.stored_head() {
            self.reread();
            self.room().await?;
        }
        Ok(())
    }

    /// Decides the offers as one round and makes it durable.
    ///
    /// # Errors
    /// A failing storage, or a head that others keep moving. Nothing is answered then, and a client
    /// offers the same changes again.
    pub async fn decide(&mut self, offers: &[Offer], now_ms: u64) -> Result<Done, ClerkError> {
        let decided = self.try_decide(offers, now_ms).await;
        if decided.is_err() {
            self.reread();
        }
        decided
    }

    async fn try_decide(&mut self, offers: &[Offer], now_ms: u64) -> Result<Done, ClerkError> {
        let asked = Room::asks_about(offers);
        for _ in 0..ROUND_TRIES {
            self.room().await?;
            let known = self.known(&asked).await?;
            let Some(Plan { commit, answers }) =
                self.room.as_ref().map(|room| room.decide(offers, &known, now_ms))
            else {
                continue;
            };
            let Some(commit) = commit else {
                return Ok(Done { answers, news: self.news_of_reading() });
            };
            match self.storage.commit(commit.clone()).await? {
                Committed::Conflict => self.reread(),
                Committed::Done => {
                    let news = self.room.as_mut().map(|room| room.apply(commit));
                    return Ok(Done { answers, news: self.news_of_reading().or(news) });
                }
            }
        }
        Err(ClerkError::Contended(self.space.clone()))
    }

    async fn known(&self, asked: &[ChangeId]) -> Result<BTreeMap<ChangeId, Judged>, ClerkError> {
        if asked.is_empty() {
            return Ok(BTreeMap::new());
        }
        let found = self.storage.judged(&self.space, asked).await?;
        let pairs = asked.iter().cloned().zip(found);
        Ok(pairs.filter_map(|(id, judged)| judged.map(|judged| (id, judged))).collect())
    }

    /// What changed for viewers by reading the room again.
    pub fn news_of_reading(&mut self) -> Option<News> {
        let now = self.room.as_ref()?;
        let before = self.stale.take()?;
        Some(News::between(&before, now))
    }

    /// What the caller does not have yet; `None` where they may not read the space.
    ///
    /// # Errors
    /// A failing storage.
    pub async fn pull(
        &mut self,
        caller: &Caller,
        cursor: Option<&Cursor>,
        now_ms: u64,
    ) -> Result<Option<PullReply>, ClerkError> {
        let room = self.room().await?;
        let viewer = room.viewer(caller);
        if !viewer.standing.may(Action::Read) {
            return Ok(None);
        }
        let past = self.past(cursor).await?;
        let frame = self.room().await?.frame_for(&viewer, cursor, &past);
        Ok(Some(PullReply { server_ms: now_ms, frame, standing: viewer.standing }))
    }

    async fn past(&self, cursor: Option<&Cursor>) -> Result<Past, ClerkError> {
        let Some((room, place)) = self.room.as_ref().zip(cursor.and_then(Cursor::place)) else {
            return Ok(Past::default());
        };
        if place.epoch != room.head().epoch || place.seq > room.head().seq {
            return Ok(Past::default());
        }
        if let Some(past) = room.recall(place.seq) {
            return Ok(past);
        }
        // The entry at the place itself comes first, and then what followed it.
        let limit = if room.is_near(&place) { REPLAY_ENTRIES + 1 } else { 1 };
        let entries = self.storage.entries_after(&self.space, place.seq.saturating_sub(1), limit).await?;
        let (at, after): (Vec<Trace>, Vec<Trace>) =
            entries.iter().map(Trace::from).partition(|trace| trace.seq == place.seq);
        Ok(Past { at: at.first().map(Trace::mark), traces: after })
    }

    /// A record's log as far as the caller may see it; `None` where they may not see the record.
    ///
    /// # Errors
    /// A failing storage.
    pub async fn history(
        &mut self,
        caller: &Caller,
        record: &RecordId,
    ) -> Result<Option<Vec<Entry>>, ClerkError> {
        let room = self.room().await?;
        let viewer = room.viewer(caller);
        if !room.record(record).is_some_and(|record| viewer.sees(record)) {
            return Ok(None);
        }
        let log = self.storage.history(&self.space, record).await?;
        Ok(self.room().await?.history_for(&viewer, record, log))
    }
}
