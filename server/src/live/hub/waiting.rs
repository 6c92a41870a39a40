//! Small screens: what others write on the map waits for them, and comes as one frame a tick. A phone shows a list
//! and a field to write into; a hundred frames a second would keep its radio and its processor awake for nothing.

use tokio::time::Instant;

use super::{audience::Streams, presence::Tick, written::Written};
use crate::live::limits::THIN_MS;

/// The news of this tick that somebody waits for, oldest first, written once for all of them.
#[derive(Default)]
pub(super) struct Waiting {
    news: Vec<Written>,
    tick: Tick<THIN_MS>,
}

impl Waiting {
    pub fn put(&mut self, news: Written) {
        self.news.push(news);
        self.tick.stir();
    }

    pub fn news(&mut self) -> &mut [Written] {
        &mut self.news
    }
}

impl Streams {
    /// When small screens are told what waits for them; `None` while nothing does.
    pub fn waiting_until(&self) -> Option<Instant> {
        self.waiting.tick.due_at()
    }

    /// Tells the small screens what waits for them, if it is time.
    pub fn tell_waiting(&mut self, now: Instant, server_ms: u64) {
        if self.waiting.tick.take(now) {
            let mut news = std::mem::take(&mut self.waiting.news);
            self.watching.retain(|_, watching| {
                !watching.behind || watching.tell(news.iter_mut().map(|news| (news, None)), server_ms)
            });
        }
    }
}
