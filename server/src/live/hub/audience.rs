//! The streams that watch a room, and what each is told: a stream whose person may no longer read is closed, one
//! whose rights changed resumes anew.

use std::collections::BTreeMap;

use axum::extract::ws::Utf8Bytes;
use karta_core::{
    domain::grants::Action,
    sync::{
        RecordId, Seq, Viewer,
        protocol::{CloseCode, FromServer},
    },
};
use tokio::time::Instant;

use super::{
    Ear, StreamId,
    presence::{Due, Ticks},
    waiting::Waiting,
    written::Written,
};
use crate::live::{
    outbox::text_of,
    room::{Caller, News, Room},
};

const REMOVED: &str = "Вам больше не открыт доступ сюда. Неотправленные правки остались на этом устройстве.";

/// One stream in the room.
pub(super) struct Watching {
    pub caller: Caller,
    pub viewer: Viewer,
    /// The version of what the viewer may see; it stays as long as the viewer does.
    pub(super) version: u64,
    /// Up to where its person has everything they may see.
    pub upto: Seq,
    pub editing: Option<RecordId>,
    /// What it was last told about who is here.
    pub last_presence: Option<Utf8Bytes>,
    pub ear: Ear,
    /// Whether something waits to be told together with what comes next; for a thin stream only.
    pub(super) behind: bool,
}

/// All streams of a room.
#[derive(Default)]
pub(super) struct Streams {
    pub(super) watching: BTreeMap<StreamId, Watching>,
    pub(super) ticks: Ticks,
    pub(super) waiting: Waiting,
}

impl Streams {
    pub fn is_empty(&self) -> bool {
        self.watching.is_empty()
    }

    pub fn len(&self) -> usize {
        self.watching.len()
    }

    pub fn enter(&mut self, stream: StreamId, caller: Caller, viewer: Viewer, upto: Seq, ear: Ear) {
        let version = viewer.audience_version();
        let (editing, last_presence, behind) = (None, None, false);
        let watching = Watching { caller, viewer, version, upto, editing, last_presence, ear, behind };
        self.watching.insert(stream, watching);
        self.ticks.stir();
    }

    pub fn leave(&mut self, stream: StreamId) {
        if self.watching.remove(&stream).is_some() {
            self.ticks.stir();
        }
    }

    pub fn close_all(&mut self, code: CloseCode, text: &str) {
        for watching in std::mem::take(&mut self.watching).into_values() {
            watching.ear.outbox.close(code, text);
        }
    }

    /// Tells everybody what they may know of the news.
    pub fn tell_news(&mut self, room: &Room, news: News, server_ms: u64) {
        if news.is_empty() {
            return;
        }
        if news.concerns_members() {
            self.look_again(room, news.broken);
        }
        let (mut written, mut waits) = (Written::new(news), false);
        let waiting = &mut self.waiting;
        self.watching.retain(|_, watching| {
            let news = &written.news;
            if watching.upto >= news.upto() {
                return true;
            }
            let sight = news.sight(&watching.viewer);
            if !news.is_for(&watching.viewer, &sight) {
                return true;
            }
            if watching.ear.thin && news.may_wait(&sight) {
                (watching.behind, waits) = (true, true);
                return true;
            }
            let before = if watching.behind { waiting.news() } else { &mut [] };
            let before = before.iter_mut().map(|before| (before, None));
            watching.tell(before.chain([(&mut written, Some(sight))]), server_ms)
        });
        if waits {
            self.waiting.put(written);
        }
        self.ticks.stir();
    }

    /// Derives everybody's standing anew.
    fn look_again(&mut self, room: &Room, all_anew: bool) {
        self.watching.retain(|_, watching| {
            let viewer = room.viewer(&watching.caller);
            if !viewer.standing.may(Action::Read) {
                watching.ear.outbox.close(CloseCode::NotAllowed, REMOVED);
                return false;
            }
            if all_anew || viewer != watching.viewer {
                watching.ear.outbox.put(text_of(&FromServer::Resync));
                return false;
            }
            true
        });
    }

    pub fn edits(&mut self, stream: StreamId, editing: Option<RecordId>) {
        if let Some(watching) = self.watching.get_mut(&stream)
            && watching.editing != editing
        {
            watching.editing = editing;
            self.ticks.stir();
        }
    }

    /// When presence is due; `None` while nothing about it has changed.
    pub fn presence_at(&self) -> Option<Instant> {
        self.ticks.due_at()
    }

    /// To whom presence is to be told now.
    pub fn take_presence(&mut self, now: Instant) -> Due {
        self.ticks.take(now)
    }
}
