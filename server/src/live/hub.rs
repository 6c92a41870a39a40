//! The registry of open rooms: one task per space that somebody uses, made when first asked for and gone
//! when idle. Backend and streams ask here; nobody else holds a room.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use app::failure::{Failure, FailureCode};
use karta_core::{
    domain::{
        board::seat::Seat,
        grants::{Function, Standing},
        space::SpaceKind,
    },
    sync::{
        Batch, ChangeId, Cursor, PrincipalId, Record, RecordId, SpaceId, WriterId,
        protocol::{Entry, PullReply},
        record::Fields,
    },
};
use tokio::sync::{mpsc, oneshot};

use super::{
    limits::{PUSH_WINDOW, PUSHES, ROOM_QUEUE, VOICES},
    outbox::Outbox,
    rate::Rates,
    room::{Answer, Asked, Caller, Effect, Offer, Room, What},
    seats::Seats,
};
use crate::{auth::Clock, persistence::Storage};

mod audience;
mod job;
mod nodes;
mod presence;
mod task;
mod waiting;
mod written;

pub use nodes::Nodes;

use job::{Job, Reply};
use task::Task;

/// Why the hub has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HubError {
    #[error("no such space")]
    NoSpace,
    #[error("too many pushes at once")]
    TooMany,
    /// The cause has been logged.
    #[error("the room failed")]
    Fault,
}

impl From<HubError> for Failure {
    fn from(error: HubError) -> Self {
        match error {
            HubError::NoSpace => Self::new(FailureCode::NotFound, "Такого места на сервере нет."),
            HubError::TooMany => {
                Self::new(FailureCode::TooMany, "Слишком много правок сразу. Подождите 10 с.")
            }
            HubError::Fault => Self::fault(),
        }
    }
}

/// Where a stream is told what is new.
pub(super) struct Ear {
    pub outbox: Arc<Outbox>,
    /// For a small screen: what can wait comes gathered.
    pub thin: bool,
}

/// Names one stream to its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StreamId(u64);

/// All rooms of this process.
pub struct Hub {
    storage: Arc<dyn Storage>,
    clock: Arc<dyn Clock>,
    rooms: Mutex<HashMap<SpaceId, mpsc::Sender<Job>>>,
    /// The writer of this process's own effects.
    writer: WriterId,
    counter: AtomicU64,
    streams: AtomicU64,
    nodes: Nodes,
    pushes: Rates<PrincipalId>,
    voices: Rates<SpaceId>,
    pub(super) seats: Seats,
}

impl Hub {
    pub fn new(storage: Arc<dyn Storage>, clock: Arc<dyn Clock>, nodes: Nodes) -> Arc<Self> {
        Arc::new(Self {
            storage,
            clock,
            rooms: Mutex::default(),
            writer: WriterId::server(rand::random()),
            counter: AtomicU64::new(0),
            streams: AtomicU64::new(0),
            nodes,
            pushes: Rates::new(PUSHES, PUSH_WINDOW),
            voices: Rates::new(VOICES, PUSH_WINDOW),
            seats: Seats::default(),
        })
    }

    /// Milliseconds since 1970.
    pub fn now_ms(&self) -> u64 {
        self.clock.now_ms()
    }

    pub(super) fn new_stream(&self) -> StreamId {
        StreamId(self.streams.fetch_add(1, Ordering::Relaxed))
    }

    /// Offers a person's changes.
    pub async fn push(
        self: &Arc<Self>,
        space: &SpaceId,
        caller: Caller,
        batches: Vec<Batch>,
    ) -> Result<Answer, HubError> {
        if caller.principal.as_ref().is_some_and(|me| !self.pushes.take(me, Instant::now())) {
            return Err(HubError::TooMany);
        }
        self.offer(space, Offer { caller, asked: Asked::Batches(batches) }).await
    }

    /// Whether a survey takes one more answer of nobody now: there is no person to count them by.
    pub fn takes_voice(&self, survey: &SpaceId, now: Instant) -> bool {
        self.voices.take(survey, now)
    }

    /// Makes changes of the server itself, under ids drawn for them.
    pub async fn write(self: &Arc<Self>, space: &SpaceId, batches: Vec<Batch>) -> Result<Answer, HubError> {
        self.offer(space, Offer { caller: Caller::system(), asked: Asked::Once(batches) }).await
    }

    /// Offers changes of the server itself under ids that others may offer too, or the server once more.
    pub async fn seed(self: &Arc<Self>, space: &SpaceId, batches: Vec<Batch>) -> Result<Answer, HubError> {
        self.offer(space, Offer { caller: Caller::system(), asked: Asked::Batches(batches) }).await
    }

    /// Makes a space with its head and first owner; [`Answer::NotAllowed`] where it stands already or is of
    /// a kind that nobody founds.
    pub async fn found(
        self: &Arc<Self>,
        space: &SpaceId,
        head: Fields,
        person: PrincipalId,
        name: String,
    ) -> Result<Answer, HubError> {
        let asked = self.effect(What::Found { head, person, name });
        self.offer(space, Offer { caller: Caller::system(), asked }).await
    }

    /// Makes a person a member, who came by the space's open door or was chosen. The caller of this has decided
    /// that they may come in.
    pub async fn let_in(
        self: &Arc<Self>,
        space: &SpaceId,
        person: PrincipalId,
        name: String,
        functions: BTreeSet<Function>,
        by_door: bool,
    ) -> Result<Answer, HubError> {
        let asked = self.effect(What::LetIn { person, name, functions, by_door });
        self.offer(space, Offer { caller: Caller::system(), asked }).await
    }

    /// Ends a membership, if the caller may.
    pub async fn remove(
        self: &Arc<Self>,
        space: &SpaceId,
        caller: Caller,
        person: PrincipalId,
    ) -> Result<Answer, HubError> {
        let asked = self.effect(What::Remove { person });
        self.offer(space, Offer { caller, asked }).await
    }

    /// Changes members of a space, if the caller may ask for each of the changes.
    pub async fn seat(
        self: &Arc<Self>,
        space: &SpaceId,
        caller: Caller,
        seats: Vec<Seat>,
    ) -> Result<Answer, HubError> {
        let asked = self.effect(What::Seat { seats });
        self.offer(space, Offer { caller, asked }).await
    }

    fn effect(&self, what: What) -> Asked {
        let counter = self.counter.fetch_add(Effect::COUNTERS, Ordering::Relaxed);
        Asked::Effect(Effect { id: ChangeId { writer: self.writer.clone(), counter }, what })
    }

    async fn offer(self: &Arc<Self>, space: &SpaceId, offer: Offer) -> Result<Answer, HubError> {
        self.ask(space, |reply| Job::Offer { offer, reply }).await
    }

    /// What the caller does not have yet; `None` where they may not read the space.
    pub async fn pull(
        self: &Arc<Self>,
        space: &SpaceId,
        caller: Caller,
        cursor: Option<Cursor>,
    ) -> Result<Option<PullReply>, HubError> {
        self.ask(space, |reply| Job::Pull { caller, cursor, reply }).await
    }

    /// What of a record's log the caller may see; `None` where they may not see the record.
    pub async fn history(
        self: &Arc<Self>,
        space: &SpaceId,
        caller: Caller,
        record: RecordId,
    ) -> Result<Option<Vec<Entry>>, HubError> {
        self.ask(space, |reply| Job::History { caller, record, reply }).await
    }

    /// What the caller may do in the space now. `None` where there is no such space.
    pub async fn standing(
        self: &Arc<Self>,
        space: &SpaceId,
        caller: Caller,
    ) -> Result<Option<Standing>, HubError> {
        self.ask(space, |reply| Job::Standing { caller, reply }).await
    }

    /// A record as it stands, for the server's own use.
    pub async fn record(self: &Arc<Self>, space: &SpaceId, id: RecordId) -> Result<Option<Record>, HubError> {
        self.ask(space, |reply| Job::Record { id, reply }).await
    }

    /// What is read out of the room as it stands, for the server's own use.
    pub async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        space: &SpaceId,
        read: impl FnOnce(&Room) -> T + Send + 'static,
    ) -> Result<T, HubError> {
        let job = |reply: Reply<T>| Job::Read {
            look: Box::new(move |room| {
                // Who asked may have gone.
                let _ = reply.send(room.map(read));
            }),
        };
        self.ask(space, job).await
    }

    /// Removes the whole space, closing its streams.
    pub async fn forget(self: &Arc<Self>, space: &SpaceId) -> Result<(), HubError> {
        self.ask(space, |reply| Job::Forget { reply }).await
    }

    /// Brings the stream up to now and keeps it so; `false` where the caller may not read the space.
    pub(super) async fn watch(
        self: &Arc<Self>,
        space: &SpaceId,
        stream: StreamId,
        caller: Caller,
        cursor: Option<Cursor>,
        ear: Ear,
    ) -> Result<bool, HubError> {
        self.ask(space, |reply| Job::Watch { stream, caller, cursor, ear, reply }).await
    }

    pub(super) async fn leave(&self, space: &SpaceId, stream: StreamId) {
        self.tell(space, Job::Leave { stream }).await;
    }

    pub(super) async fn edits(&self, space: &SpaceId, stream: StreamId, editing: Option<RecordId>) {
        self.tell(space, Job::Edits { stream, editing }).await;
    }

    async fn ask<T>(
        self: &Arc<Self>,
        space: &SpaceId,
        job: impl FnOnce(Reply<T>) -> Job,
    ) -> Result<T, HubError> {
        if !space.is_well_formed() || SpaceKind::of(space).is_none() {
            return Err(HubError::NoSpace);
        }
        let (reply, answer) = oneshot::channel();
        let mut job = job(reply);
        // A room that has just gone idle gives the job back; the next one is made anew.
        while let Err(mpsc::error::SendError(back)) = self.open(space).send(job).await {
            job = back;
        }
        answer.await.unwrap_or(Err(HubError::Fault))
    }

    /// For a stream, whose room is open as long as the stream is in it.
    async fn tell(&self, space: &SpaceId, job: Job) {
        let room = self.lock().get(space).cloned();
        if let Some(room) = room {
            // A room that is gone has forgotten the stream as well.
            let _ = room.send(job).await;
        }
    }

    fn open(self: &Arc<Self>, space: &SpaceId) -> mpsc::Sender<Job> {
        let mut rooms = self.lock();
        if let Some(room) = rooms.get(space).filter(|room| !room.is_closed()) {
            return room.clone();
        }
        let (sender, jobs) = mpsc::channel(ROOM_QUEUE);
        let task = Task::new(self, space.clone(), jobs);
        tokio::spawn(task.run());
        rooms.insert(space.clone(), sender.clone());
        sender
    }

    /// Lets every room finish what it was asked and go, so that the database can be closed.
    pub fn close(&self) {
        self.lock().clear();
    }

    /// Takes an idle room out, unless somebody has asked for something meanwhile.
    fn close_idle(&self, space: &SpaceId, jobs: &mut mpsc::Receiver<Job>) -> bool {
        let mut rooms = self.lock();
        if !jobs.is_empty() {
            return false;
        }
        jobs.close();
        rooms.remove(space);
        true
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<SpaceId, mpsc::Sender<Job>>> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
