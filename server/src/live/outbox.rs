//! The bounded queue between a room and one stream. A room never waits for a slow stream: when the queue
//! is full it is dropped and the stream is told to resume anew, which costs one reply, not memory.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use axum::extract::ws::Utf8Bytes;
use karta_core::sync::protocol::{CloseCode, FromServer};
use tokio::sync::Notify;

use super::limits::{OUTBOX_BYTES, OUTBOX_MESSAGES};

/// What the stream sends next.
#[derive(Debug, Clone, PartialEq)]
pub enum Next {
    Text(Utf8Bytes),
    /// The last words; the stream ends after them.
    Last(Utf8Bytes),
}

#[derive(Debug, Default)]
pub struct Outbox {
    queue: Mutex<Queue>,
    filled: Notify,
}

#[derive(Debug, Default)]
struct Queue {
    texts: VecDeque<Utf8Bytes>,
    bytes: usize,
    last: Option<Utf8Bytes>,
}

impl Outbox {
    /// Puts a message in; `false` where there was no room and the stream must resume anew. One message
    /// of any size always fits into an empty queue.
    pub fn put(&self, text: Utf8Bytes) -> bool {
        let mut queue = self.lock();
        let full = queue.texts.len() >= OUTBOX_MESSAGES
            || (!queue.texts.is_empty() && queue.bytes + text.len() > OUTBOX_BYTES);
        if full {
            queue.texts.clear();
            queue.bytes = 0;
        }
        let text = if full { text_of(&FromServer::Resync) } else { text };
        queue.bytes += text.len();
        queue.texts.push_back(text);
        drop(queue);
        self.filled.notify_one();
        !full
    }

    /// Ends the stream after a word; what waits in the queue is not sent.
    pub fn close(&self, code: CloseCode, text: &str) {
        let mut queue = self.lock();
        queue.texts.clear();
        queue.bytes = 0;
        queue.last = Some(text_of(&FromServer::Closed { code, text: text.to_owned() }));
        drop(queue);
        self.filled.notify_one();
    }

    /// Waits for the next message. Safe to cancel.
    pub async fn next(&self) -> Next {
        loop {
            if let Some(next) = self.take() {
                return next;
            }
            self.filled.notified().await;
        }
    }

    fn take(&self) -> Option<Next> {
        let mut queue = self.lock();
        if let Some(text) = queue.texts.pop_front() {
            queue.bytes -= text.len();
            return Some(Next::Text(text));
        }
        queue.last.clone().map(Next::Last)
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A message as it goes over the wire.
pub fn text_of(message: &impl serde::Serialize) -> Utf8Bytes {
    match serde_json::to_string(message) {
        Ok(text) => text.into(),
        Err(error) => {
            tracing::error!(%error, "a message cannot be written");
            Utf8Bytes::from_static(r#""resync""#)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_stream_that_does_not_keep_up_is_told_to_resume_instead_of_filling_memory() {
        let outbox = Outbox::default();
        for _ in 0..OUTBOX_MESSAGES {
            assert!(outbox.put("x".into()));
        }
        assert!(!outbox.put("x".into()));
        assert_eq!(outbox.next().await, Next::Text(r#""resync""#.into()));
        assert!(outbox.take().is_none());
    }

    #[tokio::test]
    async fn the_last_word_overtakes_what_waits() {
        let outbox = Outbox::default();
        outbox.put("x".into());
        outbox.close(CloseCode::NotAllowed, "Всё.");
        assert!(matches!(outbox.next().await, Next::Last(text) if text.contains("not_allowed")));
    }
}
