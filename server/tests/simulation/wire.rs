//! The network: what is under way, until when, and what becomes of it.

use karta_core::sync::{
    Cursor, Verdict,
    change::Batch,
    protocol::{Frame, PullReply},
};

/// One page load; replies to one that is gone find nobody.
pub type PageId = u64;
pub type SocketId = u64;

#[derive(Debug, Clone)]
pub enum Message {
    Push {
        page: PageId,
        batches: Vec<Batch>,
    },
    Pull {
        page: PageId,
        cursor: Option<Cursor>,
    },
    Resume {
        page: PageId,
        socket: SocketId,
        cursor: Option<Cursor>,
    },
    Verdicts {
        page: PageId,
        verdicts: Vec<Verdict>,
        server_ms: u64,
    },
    Pulled {
        page: PageId,
        reply: PullReply,
    },
    Caught {
        page: PageId,
        socket: SocketId,
        reply: PullReply,
    },
    News {
        page: PageId,
        socket: SocketId,
        frame: Frame,
    },
    Resync {
        page: PageId,
        socket: SocketId,
    },
    /// The person may not read this space.
    ShutOut {
        page: PageId,
    },
}

impl Message {
    pub fn page(&self) -> PageId {
        match self {
            Self::Push { page, .. }
            | Self::Pull { page, .. }
            | Self::Resume { page, .. }
            | Self::Verdicts { page, .. }
            | Self::Pulled { page, .. }
            | Self::Caught { page, .. }
            | Self::News { page, .. }
            | Self::Resync { page, .. }
            | Self::ShutOut { page } => *page,
        }
    }

    pub fn is_from_server(&self) -> bool {
        !matches!(self, Self::Push { .. } | Self::Pull { .. } | Self::Resume { .. })
    }
}

#[derive(Default)]
pub struct Wire {
    under_way: Vec<(u64, u64, Message)>,
    sent: u64,
}

impl Wire {
    pub fn send(&mut self, due: u64, message: Message) {
        self.sent += 1;
        self.under_way.push((due, self.sent, message));
    }

    /// What has arrived by now, in the order of arrival.
    pub fn arrived(&mut self, now: u64) -> Vec<Message> {
        let (mut here, still): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.under_way).into_iter().partition(|(due, _, _)| *due <= now);
        self.under_way = still;
        here.sort_by_key(|(due, sent, _)| (*due, *sent));
        here.into_iter().map(|(_, _, message)| message).collect()
    }

    /// Connections to a server that is gone carry nothing more.
    pub fn cut_from_server(&mut self) {
        self.under_way.retain(|(_, _, message)| !message.is_from_server());
    }

    pub fn cut_all(&mut self) {
        self.under_way.clear();
    }
}
