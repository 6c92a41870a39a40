//! One room's loop: takes what waits, commits it as one round (at once when idle, together under load),
//! answers, and tells the watching streams. Everything of one space happens here, one thing at a time.

use std::{collections::VecDeque, error::Error, sync::Arc};

use karta_core::sync::{
    SpaceId,
    protocol::{CloseCode, FromServer, PullReply},
};
use tokio::{
    sync::mpsc,
    time::{Instant, timeout_at},
};

use super::{
    Hub, HubError, Nodes, StreamId,
    audience::Streams,
    job::{Job, Reply, weight},
};
use crate::{
    live::{
        clerk::{Clerk, ClerkError},
        limits::{LOOK_EVERY, ROOM_IDLE, ROUND_CHANGES, ROUND_OFFERS},
        outbox::{Outbox, text_of},
        room::{Answer, Caller, Offer},
    },
    persistence::Storage,
};

pub(super) struct Task {
    hub: Arc<Hub>,
    storage: Arc<dyn Storage>,
    space: SpaceId,
    clerk: Clerk,
    jobs: mpsc::Receiver<Job>,
    streams: Streams,
    idle_at: Instant,
    /// When what other nodes wrote is looked for next; `None` where there are none.
    look_at: Option<Instant>,
}

impl Task {
    pub fn new(hub: &Arc<Hub>, space: SpaceId, jobs: mpsc::Receiver<Job>) -> Self {
        let storage = Arc::clone(&hub.storage);
        let clerk = new_clerk(&storage, &space);
        let now = Instant::now();
        let look_at = (hub.nodes == Nodes::Several).then(|| now + LOOK_EVERY);
        Self {
            hub: Arc::clone(hub),
            storage,
            space,
            clerk,
            jobs,
            streams: Streams::default(),
            idle_at: now + ROOM_IDLE,
            look_at,
        }
    }

    pub async fn run(mut self) {
        loop {
            match timeout_at(self.next_at(), self.jobs.recv()).await {
                Ok(Some(job)) => {
                    if !matches!(job, Job::Look) {
                        self.idle_at = Instant::now() + ROOM_IDLE;
                    }
                    self.look().await;
                    self.take(job).await;
                }
                Ok(None) => return,
                Err(_) if self.look_at.is_some_and(|at| at <= Instant::now()) => self.look().await,
                Err(_) => {}
            }
            self.tell_presence().await;
            if self.is_idle(Instant::now()) && self.hub.close_idle(&self.space, &mut self.jobs) {
                return;
            }
        }
    }

    fn next_at(&self) -> Instant {
        if self.streams.is_empty() {
            return self.idle_at;
        }
        let due = [self.streams.presence_at(), self.look_at];
        due.into_iter().flatten().min().unwrap_or_else(|| Instant::now() + ROOM_IDLE)
    }

    /// Takes in what other nodes wrote, and tells the streams.
    async fn look(&mut self) {
        let Some(look_at) = &mut self.look_at else { return };
        *look_at = Instant::now() + LOOK_EVERY;
        if let Err(error) = self.clerk.look().await {
            self.failed(&error);
        }
        self.tell_news_of_reading();
    }

    /// What changed for those who watch by reading the space anew.
    fn tell_news_of_reading(&mut self) {
        if let Some(news) = self.clerk.news_of_reading()
            && let Some(room) = self.clerk.in_memory()
        {
            self.streams.tell_news(room, &news, self.hub.now_ms());
        }
    }

    async fn tell_presence(&mut self) {
        let now = Instant::now();
        if !self.streams.take_presence(now) {
            return;
        }
        match self.clerk.room().await {
            Ok(room) => self.streams.tell_presence(room),
            Err(error) => {
                self.failed(&error);
            }
        }
    }

    /// A room that was never made is not kept in memory: anybody can ask for any id.
    fn is_idle(&self, now: Instant) -> bool {
        let exists = self.clerk.in_memory().is_some_and(|room| room.exists());
        self.streams.is_empty() && (now >= self.idle_at || !exists)
    }

    async fn take(&mut self, first: Job) {
        let mut offers = Vec::new();
        let mut others = VecDeque::new();
        let mut changes = 0;
        let mut next = Some(first);
        while let Some(job) = next {
            match job {
                Job::Offer { offer, reply } => {
                    changes += weight(&offer);
                    offers.push((offer, reply));
                }
                other => others.push_back(other),
            }
            let full = offers.len() + others.len() >= ROUND_OFFERS || changes >= ROUND_CHANGES;
            next = if full { None } else { self.jobs.try_recv().ok() };
        }
        if !offers.is_empty() {
            self.decide(offers).await;
        }
        for job in others {
            self.attend(job).await;
        }
    }

    async fn decide(&mut self, asked: Vec<(Offer, Reply<Answer>)>) {
        let (offers, replies): (Vec<_>, Vec<_>) = asked.into_iter().unzip();
        let now_ms = self.hub.now_ms();
        match self.clerk.decide(&offers, now_ms).await {
            Ok(done) => {
                if let (Some(news), Some(room)) = (done.news, self.clerk.in_memory()) {
                    self.streams.tell_news(room, &news, now_ms);
                }
                for (reply, answer) in replies.into_iter().zip(done.answers) {
                    // Who asked may have gone; what was decided stands.
                    let _ = reply.send(Ok(answer));
                }
            }
            Err(error) => {
                let error = self.failed(&error);
                for reply in replies {
                    let _ = reply.send(Err(error));
                }
            }
        }
    }

    async fn attend(&mut self, job: Job) {
        let now_ms = self.hub.now_ms();
        match job {
            Job::Offer { offer, reply } => self.decide(vec![(offer, reply)]).await,
            Job::Pull { caller, cursor, reply } => {
                let answer = self.clerk.pull(&caller, cursor.as_ref(), now_ms).await;
                self.answer(reply, answer);
            }
            Job::History { caller, record, reply } => {
                let answer = self.clerk.history(&caller, &record).await;
                self.answer(reply, answer);
            }
            Job::Standing { caller, reply } => {
                let room = self.clerk.room().await;
                let standing = room.map(|room| room.exists().then(|| room.viewer(&caller).standing));
                self.answer(reply, standing);
            }
            Job::Record { id, reply } => {
                let record = self.clerk.room().await.map(|room| room.record(&id).cloned());
                self.answer(reply, record);
            }
            Job::Read { look } => match self.clerk.room().await {
                Ok(room) => look(Ok(room)),
                Err(error) => {
                    let error = self.failed(&error);
                    look(Err(error));
                }
            },
            Job::Forget { reply } => self.forget(reply).await,
            Job::Watch { stream, caller, cursor, outbox, reply } => {
                let caught = self.clerk.pull(&caller, cursor.as_ref(), now_ms).await;
                let watches = caught.map(|caught| self.watch(stream, caller, outbox, caught));
                self.answer(reply, watches);
            }
            Job::Leave { stream } => self.streams.leave(stream),
            Job::Look => {}
            Job::Edits { stream, editing } => self.streams.edits(stream, editing),
        }
        // Answering may have read the space anew after a failure: the others hear of it, too.
        self.tell_news_of_reading();
    }

    fn watch(
        &mut self,
        stream: StreamId,
        caller: Caller,
        outbox: Arc<Outbox>,
        caught: Option<PullReply>,
    ) -> bool {
        self.streams.leave(stream);
        let (Some(caught), Some(room)) = (caught, self.clerk.in_memory()) else {
            return false;
        };
        let (viewer, upto) = (room.viewer(&caller), caught.frame.upto);
        if outbox.put(text_of(&FromServer::Caught(caught))) {
            self.streams.enter(stream, caller, viewer, upto, outbox);
        }
        true
    }

    async fn forget(&mut self, reply: Reply<()>) {
        self.streams.close_all(CloseCode::NotAllowed, "Этого места больше нет.");
        let forgotten = self.storage.forget(&self.space).await;
        self.clerk = new_clerk(&self.storage, &self.space);
        self.answer(reply, forgotten.map_err(ClerkError::from));
    }

    fn answer<T>(&self, reply: Reply<T>, answer: Result<T, ClerkError>) {
        // Who asked may have gone.
        let _ = reply.send(answer.map_err(|error| self.failed(&error)));
    }

    fn failed(&self, error: &ClerkError) -> HubError {
        if let ClerkError::UnknownSpace(_) = error {
            return HubError::NoSpace;
        }
        let mut text = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            text = format!("{text}: {error}");
            cause = error.source();
        }
        tracing::error!(space = %self.space, cause = text, "a room failed");
        HubError::Fault
    }
}

fn new_clerk(storage: &Arc<dyn Storage>, space: &SpaceId) -> Clerk {
    Clerk::new(Arc::clone(storage), space.clone(), rand::random())
}
