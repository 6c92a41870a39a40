//! Small screens: what others write on the map waits for them, and comes as one frame a tick. A phone shows a list
//! and a field to write into; a hundred frames a second would keep its radio and its processor awake for nothing.

use karta_core::sync::protocol::FromServer;
use tokio::time::Instant;

use super::audience::{Streams, Watching};
use crate::live::{outbox::text_of, room::Room};

impl Streams {
    /// When small screens are told what waits for them; `None` while nothing does.
    pub fn gathered_at(&self) -> Option<Instant> {
        self.gathering.due_at()
    }

    /// Tells the small screens what waits for them, if it is time.
    pub fn tell_gathered(&mut self, room: &Room, now: Instant, server_ms: u64) {
        if self.gathering.take(now) {
            self.watching.retain(|_, watching| !watching.behind || watching.catch_up(room, server_ms));
        }
    }
}

impl Watching {
    /// Tells all that is new since it was last told something; `false` where it must resume anew.
    pub(super) fn catch_up(&mut self, room: &Room, server_ms: u64) -> bool {
        let Some(frame) = room.news_since(&self.viewer, self.upto) else {
            self.ear.outbox.put(text_of(&FromServer::Resync));
            return false;
        };
        (self.behind, self.upto) = (false, frame.upto);
        self.ear.outbox.put(text_of(&FromServer::News { server_ms, frame }))
    }
}
