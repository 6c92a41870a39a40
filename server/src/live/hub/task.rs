//! One room's loop: takes what waits, commits it as one round (at once when idle, together under load),
//! answers, and tells the watching streams. Everything of one space happens here, one thing at a time.

mod attend;
mod round;

use std::{collections::VecDeque, sync::Arc};

use karta_core::sync::SpaceId;
use tokio::{
    sync::mpsc,
    time::{Instant, timeout_at},
};

use super::{Hub, Nodes, audience::Streams, job::Job};
use crate::{
    live::{
        clerk::Clerk,
        limits::{LOOK_EVERY, ROOM_IDLE, ROUND_OFFERS},
    },
    persistence::Storage,
};
use round::Round;

pub(super) struct Task {
    hub: Arc<Hub>,
    storage: Arc<dyn Storage>,
    space: SpaceId,
    clerk: Clerk,
    jobs: mpsc::Receiver<Job>,
    streams: Streams,
    /// Offers that are decided together next.
    round: Round,
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
            round: Round::default(),
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
                // Nobody asks any more; what was asked is still answered.
                Ok(None) => return self.decide().await,
                Err(_) if self.look_at.is_some_and(|at| at <= Instant::now()) => self.look().await,
                Err(_) => {}
            }
            self.decide_when_due().await;
            self.streams.tell_waiting(Instant::now(), self.hub.now_ms());
            self.tell_presence().await;
            if self.is_idle(Instant::now()) && self.hub.close_idle(&self.space, &mut self.jobs) {
                return;
            }
        }
    }

    fn next_at(&self) -> Instant {
        let round = self.round.due_at(self.streams.len(), Instant::now());
        if self.streams.is_empty() {
            return round.unwrap_or(self.idle_at);
        }
        let due = [self.streams.presence_at(), self.streams.waiting_until(), self.look_at, round];
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
            self.streams.tell_news(room, news, self.hub.now_ms());
        }
    }

    async fn tell_presence(&mut self) {
        let now = Instant::now();
        let due = self.streams.take_presence(now);
        if due.nobody() {
            return;
        }
        match self.clerk.room().await {
            Ok(room) => self.streams.tell_presence(room, due),
            Err(error) => {
                self.failed(&error);
            }
        }
    }

    /// A room that was never made is not kept in memory: anybody can ask for any id.
    fn is_idle(&self, now: Instant) -> bool {
        let exists = self.clerk.in_memory().is_some_and(|room| room.exists());
        self.streams.is_empty() && self.round.is_empty() && (now >= self.idle_at || !exists)
    }

    async fn take(&mut self, first: Job) {
        let mut others = VecDeque::new();
        let mut next = Some(first);
        while let Some(job) = next {
            match job {
                Job::Offer { offer, reply } => self.round.put(offer, reply),
                other => others.push_back(other),
            }
            let full = others.len() >= ROUND_OFFERS || self.round.is_full();
            next = if full { None } else { self.jobs.try_recv().ok() };
        }
        self.decide_when_due().await;
        for job in others {
            self.attend(job).await;
        }
    }
}

fn new_clerk(storage: &Arc<dyn Storage>, space: &SpaceId) -> Clerk {
    Clerk::new(Arc::clone(storage), space.clone(), rand::random())
}
