//! The streams that watch a room, and what each is told. Items are written once for all who see the same;
//! a stream whose person may no longer read is closed, one whose rights changed resumes anew.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use axum::extract::ws::Utf8Bytes;
use karta_core::{
    domain::grants::Action,
    sync::{
        Cursor, RecordId, Seq, Viewer,
        protocol::{CloseCode, FromServer},
    },
};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use tokio::time::Instant;

use super::{StreamId, presence::Tick};
use crate::live::{
    outbox::{Outbox, text_of},
    room::{Caller, News, Room, news::Sight},
};

const REMOVED: &str = "Вам больше не открыт доступ сюда. Неотправленные правки остались на этом устройстве.";

/// One stream in the room.
pub(super) struct Watching {
    pub caller: Caller,
    pub viewer: Viewer,
    /// The version of what the viewer may see; it stays as long as the viewer does.
    version: u64,
    /// Up to where its person has everything they may see.
    pub upto: Seq,
    pub editing: Option<RecordId>,
    /// What it was last told about who is here.
    pub last_presence: Option<Utf8Bytes>,
    pub outbox: Arc<Outbox>,
}

/// All streams of a room.
#[derive(Default)]
pub(super) struct Streams {
    pub(super) watching: BTreeMap<StreamId, Watching>,
    pub(super) tick: Tick,
}

/// `FromServer::News` with its items written beforehand.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Written<'a> {
    News { server_ms: u64, frame: WrittenFrame<'a> },
}

#[derive(Serialize)]
struct WrittenFrame<'a> {
    after: Seq,
    upto: Seq,
    cursor: Cursor,
    items: &'a RawValue,
}

impl Streams {
    pub fn is_empty(&self) -> bool {
        self.watching.is_empty()
    }

    pub fn len(&self) -> usize {
        self.watching.len()
    }

    pub fn enter(
        &mut self,
        stream: StreamId,
        caller: Caller,
        viewer: Viewer,
        upto: Seq,
        outbox: Arc<Outbox>,
    ) {
        let version = viewer.audience_version();
        let watching = Watching { caller, viewer, version, upto, editing: None, last_presence: None, outbox };
        self.watching.insert(stream, watching);
        self.tick.stir();
    }

    pub fn leave(&mut self, stream: StreamId) {
        if self.watching.remove(&stream).is_some() {
            self.tick.stir();
        }
    }

    pub fn close_all(&mut self, code: CloseCode, text: &str) {
        for watching in std::mem::take(&mut self.watching).into_values() {
            watching.outbox.close(code, text);
        }
    }

    /// Tells everybody what they may know of the news.
    pub fn tell_news(&mut self, room: &Room, news: &News, server_ms: u64) {
        if news.is_empty() {
            return;
        }
        if news.concerns_members() {
            self.look_again(room, news.broken);
        }
        let mut written: HashMap<Sight, Box<RawValue>> = HashMap::new();
        self.watching.retain(|_, watching| {
            if watching.upto >= news.upto() {
                return true;
            }
            let sight = news.sight(&watching.viewer);
            if !news.is_for(&watching.viewer, &sight) {
                return true;
            }
            let Some(items) = items_of(news, sight, &mut written) else {
                watching.outbox.put(text_of(&FromServer::Resync));
                return false;
            };
            let frame = WrittenFrame {
                after: watching.upto,
                upto: news.upto(),
                cursor: news.cursor_at(watching.version),
                items,
            };
            watching.upto = news.upto();
            watching.outbox.put(text_of(&Written::News { server_ms, frame }))
        });
        self.tick.stir();
    }

    /// Derives everybody's standing anew.
    fn look_again(&mut self, room: &Room, all_anew: bool) {
        self.watching.retain(|_, watching| {
            let viewer = room.viewer(&watching.caller);
            if !viewer.standing.may(Action::Read) {
                watching.outbox.close(CloseCode::NotAllowed, REMOVED);
                return false;
            }
            if all_anew || viewer != watching.viewer {
                watching.outbox.put(text_of(&FromServer::Resync));
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
            self.tick.stir();
        }
    }

    /// When presence is due; `None` while nothing about it has changed.
    pub fn presence_at(&self) -> Option<Instant> {
        self.tick.due_at()
    }

    /// Whether presence is to be told now.
    pub fn take_presence(&mut self, now: Instant) -> bool {
        self.tick.take(now)
    }
}

fn items_of<'a>(
    news: &News,
    sight: Sight,
    written: &'a mut HashMap<Sight, Box<RawValue>>,
) -> Option<&'a RawValue> {
    if !written.contains_key(&sight) {
        let items = to_raw_value(&news.items(&sight))
            .inspect_err(|error| tracing::error!(%error, "news cannot be written"))
            .ok()?;
        written.insert(sight.clone(), items);
    }
    written.get(&sight).map(Box::as_ref)
}
