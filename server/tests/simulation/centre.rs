//! The server's side: the real clerk and room over the real memory storage, with its sockets. Whatever
//! leaves it passes the oracle's eye first.

use std::{collections::BTreeMap, sync::Arc};

use futures::executor::block_on;
use karta_core::{
    domain::{account::AccountKind, grants::Action},
    sync::{ChangeId, Cursor, Seq, SpaceId, Viewer, change::Batch},
};
use server::{
    live::{
        clerk::Clerk,
        room::{Answer, Asked, Caller, Effect, News, Offer, What},
    },
    persistence::{
        Storage,
        memory::{FailPoint, Image, MemoryStorage},
    },
};

use super::{
    censor,
    truth::Truth,
    wire::{Message, PageId, SocketId},
};

/// Whose page it is.
pub type Owners = BTreeMap<PageId, String>;

struct Watching {
    page: PageId,
    caller: Caller,
    viewer: Viewer,
    upto: Seq,
}

pub struct Centre {
    storage: Arc<MemoryStorage>,
    space: SpaceId,
    clerk: Option<Clerk>,
    waiting: Vec<(Option<PageId>, Offer)>,
    watching: BTreeMap<SocketId, Watching>,
    image: Option<Image>,
    pub truth: Truth,
    effects: u64,
    pub losses: usize,
}

pub fn caller(who: &str) -> Caller {
    Caller::person(who.into(), AccountKind::Teacher, who)
}

impl Centre {
    pub fn new(space: SpaceId) -> Self {
        Self {
            storage: Arc::new(MemoryStorage::new()),
            space,
            clerk: None,
            waiting: Vec::new(),
            watching: BTreeMap::new(),
            image: None,
            truth: Truth::default(),
            effects: 0,
            losses: 0,
        }
    }

    pub fn is_up(&self) -> bool {
        self.clerk.is_some()
    }

    pub fn is_idle(&self) -> bool {
        self.waiting.is_empty()
    }

    pub fn start(&mut self) {
        let storage: Arc<dyn Storage> = self.storage.clone();
        self.clerk.get_or_insert_with(|| Clerk::new(storage, self.space.clone(), 7));
    }

    pub fn crash(&mut self) {
        self.clerk = None;
        self.waiting.clear();
        self.watching.clear();
    }

    pub fn take_image(&mut self) {
        self.image = Some(self.storage.image());
    }

    /// The machine lost its power, and its disk what it had promised: the last writes are gone.
    pub fn lose(&mut self) -> Result<bool, String> {
        let Some(image) = self.image.clone() else { return Ok(false) };
        self.crash();
        self.storage.restore(image);
        self.truth = Truth::default();
        self.learn_truth()?;
        self.losses += 1;
        Ok(true)
    }

    /// The next write to the storage fails, before or after it took place.
    pub fn fail_next(&mut self, after: bool) {
        self.storage.fail_next(if after { FailPoint::After } else { FailPoint::Before });
    }

    /// Folds what is new in the durable log.
    pub fn learn_truth(&mut self) -> Result<(), String> {
        let after = self.truth.log.len() as u64;
        let entries = block_on(self.storage.entries_after(&self.space, after, u64::MAX));
        entries.map_err(|error| error.to_string())?.iter().try_for_each(|entry| self.truth.take(entry))
    }

    pub fn stored_records(&self) -> Result<Vec<karta_core::sync::Record>, String> {
        let stored = block_on(self.storage.load(&self.space)).map_err(|error| error.to_string())?;
        Ok(stored.map(|stored| stored.records).unwrap_or_default())
    }

    pub fn asked_to_push(&mut self, page: PageId, who: &str, batches: Vec<Batch>) {
        self.waiting.push((Some(page), Offer { caller: caller(who), asked: Asked::Batches(batches) }));
    }

    /// The next id of the server itself.
    pub fn next_id(&mut self) -> ChangeId {
        self.effects += Effect::COUNTERS;
        ChangeId { writer: "server".into(), counter: self.effects }
    }

    pub fn asked_for(&mut self, by: Caller, what: What) {
        let id = self.next_id();
        self.waiting.push((None, Offer { caller: by, asked: Asked::Effect(Effect { id, what }) }));
    }

    pub fn asked_by_itself(&mut self, batch: Batch) {
        let asked = Asked::Once(vec![batch]);
        self.waiting.push((None, Offer { caller: Caller::system(), asked }));
    }

    /// One round of group commit over everything that has come in; what it sends.
    pub fn decide(&mut self, now: u64, owners: &Owners) -> Result<Vec<Message>, String> {
        let Some(clerk) = self.clerk.as_mut() else { return Ok(Vec::new()) };
        let (pages, offers): (Vec<_>, Vec<_>) = std::mem::take(&mut self.waiting).into_iter().unzip();
        let decided = block_on(clerk.decide(&offers, now));
        self.learn_truth()?;
        // After a failure nothing is answered: the clients will ask again.
        let Ok(done) = decided else { return Ok(Vec::new()) };
        let mut sent = Vec::new();
        for (page, answer) in pages.into_iter().zip(done.answers) {
            let Some(page) = page else { continue };
            sent.push(match answer {
                Answer::Verdicts(verdicts) => Message::Verdicts { page, verdicts, server_ms: now },
                Answer::NotAllowed => Message::ShutOut { page },
            });
        }
        if let Some(news) = done.news {
            self.tell(&news, owners, &mut sent)?;
        }
        Ok(sent)
    }

    fn tell(&mut self, news: &News, owners: &Owners, sent: &mut Vec<Message>) -> Result<(), String> {
        let Some(room) = self.clerk.as_ref().and_then(Clerk::in_memory) else { return Ok(()) };
        let mut gone = Vec::new();
        for (socket, watching) in &mut self.watching {
            let (socket, page) = (*socket, watching.page);
            if news.concerns_members() {
                let viewer = room.viewer(&watching.caller);
                if !viewer.standing.may(Action::Read) {
                    sent.push(Message::ShutOut { page });
                    gone.push(socket);
                    continue;
                }
                if viewer != watching.viewer || news.broken {
                    sent.push(Message::Resync { page, socket });
                    gone.push(socket);
                    continue;
                }
            }
            if watching.upto >= news.upto() {
                continue;
            }
            if let Some(frame) = news.frame_for(&watching.viewer, watching.upto) {
                if let Some(who) = owners.get(&page) {
                    censor::check(&self.truth, who, &frame)?;
                }
                watching.upto = frame.upto;
                sent.push(Message::News { page, socket, frame });
            }
        }
        gone.iter().for_each(|socket| drop(self.watching.remove(socket)));
        Ok(())
    }

    pub fn asked_to_pull(
        &mut self,
        page: PageId,
        who: &str,
        cursor: Option<&Cursor>,
        now: u64,
        resume: Option<SocketId>,
    ) -> Result<Option<Message>, String> {
        let Some(clerk) = self.clerk.as_mut() else { return Ok(None) };
        let caller = caller(who);
        let reply = block_on(clerk.pull(&caller, cursor, now)).map_err(|error| error.to_string())?;
        let Some(reply) = reply else {
            return Ok(Some(Message::ShutOut { page }));
        };
        censor::check(&self.truth, who, &reply.frame)?;
        let Some(socket) = resume else {
            return Ok(Some(Message::Pulled { page, reply }));
        };
        let room = block_on(clerk.room()).map_err(|error| error.to_string())?;
        let viewer = room.viewer(&caller);
        self.watching.insert(socket, Watching { page, caller, viewer, upto: reply.frame.upto });
        Ok(Some(Message::Caught { page, socket, reply }))
    }

    /// Whoever may see a record's history is told of no phase in which it was hidden from them.
    pub fn check_history(&mut self, who: &str, record: &str) -> Result<(), String> {
        let Some(clerk) = self.clerk.as_mut() else { return Ok(()) };
        let log = block_on(clerk.history(&caller(who), &record.into())).map_err(|error| error.to_string())?;
        censor::check_history(&self.truth, who, record, log.as_deref())
    }
}
