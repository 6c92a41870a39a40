//! What a room does for whoever asks, but deciding on offers.

use std::error::Error;

use karta_core::sync::protocol::{CloseCode, FromServer, PullReply};

use super::{Task, new_clerk};
use crate::live::{
    clerk::ClerkError,
    hub::{
        Ear, HubError, StreamId,
        job::{Job, Reply},
    },
    outbox::text_of,
    room::Caller,
};

impl Task {
    pub(super) async fn attend(&mut self, job: Job) {
        let now_ms = self.hub.now_ms();
        match job {
            Job::Offer { offer, reply } => self.round.put(offer, reply),
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
            Job::Forget { reply } => {
                self.decide().await;
                self.forget(reply).await;
            }
            Job::Watch { stream, caller, cursor, ear, reply } => {
                let caught = self.clerk.pull(&caller, cursor.as_ref(), now_ms).await;
                let watches = caught.map(|caught| self.watch(stream, caller, ear, caught));
                self.answer(reply, watches);
            }
            Job::Leave { stream } => self.streams.leave(stream),
            Job::Look => {}
            Job::Edits { stream, editing } => self.streams.edits(stream, editing),
        }
        // Answering may have read the space anew after a failure: the others hear of it, too.
        self.tell_news_of_reading();
    }

    fn watch(&mut self, stream: StreamId, caller: Caller, ear: Ear, caught: Option<PullReply>) -> bool {
        self.streams.leave(stream);
        let (Some(caught), Some(room)) = (caught, self.clerk.in_memory()) else {
            return false;
        };
        let (viewer, upto) = (room.viewer(&caller), caught.frame.upto);
        if ear.outbox.put(text_of(&FromServer::Caught(caught))) {
            self.streams.enter(stream, caller, viewer, upto, ear);
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

    pub(super) fn failed(&self, error: &ClerkError) -> HubError {
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
