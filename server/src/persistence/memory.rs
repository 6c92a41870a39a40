//! Storage in memory: for tests and the simulation, which need to fail it and to turn it back.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;
use futures::stream::BoxStream;
use karta_core::sync::{ChangeId, Record, RecordId, Seq, SpaceId, protocol::Entry};

use super::{Commit, Committed, Head, Judged, Storage, StorageError, Stored};

mod accounts;

/// Spaces and people that live as long as the value does.
#[derive(Default)]
pub struct MemoryStorage {
    spaces: Mutex<HashMap<SpaceId, Space>>,
    fails: Mutex<Option<FailPoint>>,
    people: Mutex<accounts::People>,
}

#[derive(Clone)]
struct Space {
    head: Head,
    records: BTreeMap<RecordId, Record>,
    log: Vec<Entry>,
    judged: HashMap<ChangeId, Judged>,
}

/// All spaces as they were at a moment.
#[derive(Clone)]
pub struct Image(HashMap<SpaceId, Space>);

/// Where a commit fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailPoint {
    /// Nothing is written.
    Before,
    /// Everything is written, and the answer is lost.
    After,
}

impl MemoryStorage {
    pub fn new() -> Self {
        Self::default()
    }

    /// The next commit fails there, once.
    pub fn fail_next(&self, point: FailPoint) {
        *locked(&self.fails) = Some(point);
    }

    pub fn image(&self) -> Image {
        Image(locked(&self.spaces).clone())
    }

    /// Goes back to an image: a disk that lost what it had promised.
    pub fn restore(&self, image: Image) {
        *locked(&self.spaces) = image.0;
    }

    fn look<R>(&self, space: &SpaceId, look: impl FnOnce(&Space) -> R) -> Option<R> {
        locked(&self.spaces).get(space).map(look)
    }

    fn write(&self, commit: Commit) -> Committed {
        let mut spaces = locked(&self.spaces);
        if spaces.get(&commit.space).map(|space| &space.head) != commit.expected.as_ref() {
            return Committed::Conflict;
        }
        let space = spaces.entry(commit.space).or_insert_with(|| Space {
            head: commit.head.clone(),
            records: BTreeMap::new(),
            log: Vec::new(),
            judged: HashMap::new(),
        });
        space.head = commit.head;
        space.log.extend(commit.entries);
        space.records.extend(commit.records.into_iter().map(|record| (record.id.clone(), record)));
        space.judged.extend(commit.judged.into_iter().map(|judged| (judged.change.id.clone(), judged)));
        Committed::Done
    }
}

/// A test that panicked while it held the lock has failed already.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn broken() -> StorageError {
    StorageError::Database("the storage was told to fail".into())
}

#[async_trait]
impl Storage for MemoryStorage {
    async fn load(&self, space: &SpaceId) -> Result<Option<Stored>, StorageError> {
        Ok(self.look(space, |space| Stored {
            head: space.head.clone(),
            records: space.records.values().cloned().collect(),
        }))
    }

    async fn head(&self, space: &SpaceId) -> Result<Option<Head>, StorageError> {
        Ok(self.look(space, |space| space.head.clone()))
    }

    async fn moves(&self) -> Result<Option<BoxStream<'static, SpaceId>>, StorageError> {
        Ok(None)
    }

    async fn commit(&self, commit: Commit) -> Result<Committed, StorageError> {
        let fails = locked(&self.fails).take();
        if fails == Some(FailPoint::Before) {
            return Err(broken());
        }
        let committed = self.write(commit);
        if fails == Some(FailPoint::After) { Err(broken()) } else { Ok(committed) }
    }

    async fn entries_after(
        &self,
        space: &SpaceId,
        after: Seq,
        limit: u64,
    ) -> Result<Vec<Entry>, StorageError> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let entries = self.look(space, |space| {
            space.log.iter().filter(|entry| entry.seq > after).take(limit).cloned().collect()
        });
        Ok(entries.unwrap_or_default())
    }

    async fn change_at(&self, space: &SpaceId, seq: Seq) -> Result<Option<ChangeId>, StorageError> {
        let change = self.look(space, |space| {
            space.log.iter().find(|entry| entry.seq == seq).map(|entry| entry.change.id.clone())
        });
        Ok(change.flatten())
    }

    async fn history(&self, space: &SpaceId, record: &RecordId) -> Result<Vec<Entry>, StorageError> {
        let entries = self.look(space, |space| {
            space.log.iter().filter(|entry| &entry.change.record == record).cloned().collect()
        });
        Ok(entries.unwrap_or_default())
    }

    async fn judged(&self, space: &SpaceId, ids: &[ChangeId]) -> Result<Vec<Option<Judged>>, StorageError> {
        let judged = self.look(space, |space| ids.iter().map(|id| space.judged.get(id).cloned()).collect());
        Ok(judged.unwrap_or_else(|| vec![None; ids.len()]))
    }

    async fn forget(&self, space: &SpaceId) -> Result<(), StorageError> {
        locked(&self.spaces).remove(space);
        Ok(())
    }

    async fn spaces_with(&self, record: &RecordId) -> Result<Vec<SpaceId>, StorageError> {
        let spaces = locked(&self.spaces);
        let holding =
            spaces.iter().filter(|(_, space)| space.records.get(record).is_some_and(Record::is_alive));
        let mut holding: Vec<SpaceId> = holding.map(|(id, _)| id.clone()).collect();
        holding.sort();
        Ok(holding)
    }
}
