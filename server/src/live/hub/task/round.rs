//! The next round of a room: offers that are committed together. A quiet room decides at once. Each commit is told
//! to everybody who watches, so the more of them there are, the longer a busy room gathers between two rounds:
//! a hundred people who write once a second each would else be told of a hundred commits, one by one.

use tokio::time::Instant;

use super::Task;
use crate::live::{
    hub::job::{Reply, weight},
    limits::{ROUND_CHANGES, ROUND_EVERY, ROUND_OFFERS, ROUND_PER_STREAM},
    room::{Answer, Offer},
};

#[derive(Default)]
pub(super) struct Round {
    asked: Vec<(Offer, Reply<Answer>)>,
    changes: usize,
    /// When the last one was begun.
    last: Option<Instant>,
}

impl Round {
    pub fn put(&mut self, offer: Offer, reply: Reply<Answer>) {
        self.changes += weight(&offer);
        self.asked.push((offer, reply));
    }

    pub fn is_empty(&self) -> bool {
        self.asked.is_empty()
    }

    pub fn is_full(&self) -> bool {
        self.asked.len() >= ROUND_OFFERS || self.changes >= ROUND_CHANGES
    }

    /// When it is to be decided, where so many watch; `None` while nothing waits.
    pub fn due_at(&self, streams: usize, now: Instant) -> Option<Instant> {
        if self.is_empty() {
            return None;
        }
        let gathers = ROUND_PER_STREAM.saturating_mul(u32::try_from(streams).unwrap_or(u32::MAX));
        let next = self.last.map(|last| last + gathers.min(ROUND_EVERY));
        Some(next.filter(|_| !self.is_full()).map_or(now, |next| next.max(now)))
    }

    fn take(&mut self, now: Instant) -> Vec<(Offer, Reply<Answer>)> {
        (self.changes, self.last) = (0, Some(now));
        std::mem::take(&mut self.asked)
    }
}

impl Task {
    pub(super) async fn decide_when_due(&mut self) {
        let now = Instant::now();
        if self.round.due_at(self.streams.len(), now).is_some_and(|due| due <= now) {
            self.decide().await;
        }
    }

    /// Decides what waits, tells the streams, answers.
    pub(super) async fn decide(&mut self) {
        let (offers, replies): (Vec<_>, Vec<_>) = self.round.take(Instant::now()).into_iter().unzip();
        if offers.is_empty() {
            return;
        }
        let now_ms = self.hub.now_ms();
        match self.clerk.decide(&offers, now_ms).await {
            Ok(done) => {
                if let (Some(news), Some(room)) = (done.news, self.clerk.in_memory()) {
                    self.streams.tell_news(room, news, now_ms);
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
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::live::room::{Asked, Caller};

    fn offer(round: &mut Round) {
        let offer = Offer { caller: Caller::system(), asked: Asked::Batches(Vec::new()) };
        round.put(offer, tokio::sync::oneshot::channel().0);
    }

    #[test]
    fn a_quiet_room_decides_at_once_and_a_watched_busy_one_gathers() {
        let (mut round, now) = (Round::default(), Instant::now());
        assert_eq!(round.due_at(100, now), None);
        offer(&mut round);
        assert_eq!(round.due_at(100, now), Some(now));
        round.take(now);
        offer(&mut round);
        assert_eq!(round.due_at(100, now), Some(now + ROUND_PER_STREAM * 100));
        assert_eq!(round.due_at(0, now), Some(now));
        assert_eq!(round.due_at(1_000_000, now), Some(now + ROUND_EVERY));
        let later = now + Duration::from_secs(1);
        assert_eq!(round.due_at(100, later), Some(later));
    }

    #[test]
    fn a_full_round_waits_for_nothing() {
        let (mut round, now) = (Round::default(), Instant::now());
        round.take(now);
        (0..ROUND_OFFERS).for_each(|_| offer(&mut round));
        assert_eq!(round.due_at(1_000, now), Some(now));
    }
}
