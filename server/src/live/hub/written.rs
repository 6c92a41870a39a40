//! News as text: each item is written once, however many are told of it. Frames put such items together: after a
//! reveal no two guests lack the same, for each has had their own cards, and yet each lacks hundreds of the same.

use karta_core::sync::{
    Cursor, Seq,
    protocol::{FromServer, Item},
};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::audience::Watching;
use crate::live::{
    outbox::text_of,
    room::{
        News,
        news::{Sight, Told},
    },
};

/// The items of some news, as far as anybody was told of them.
pub(super) struct Written {
    pub news: News,
    /// By the place of the record, and by how it is told.
    items: Vec<[Option<Box<RawValue>>; Told::WAYS]>,
}

impl Written {
    pub fn new(news: News) -> Self {
        Self { items: vec![[const { None }; Told::WAYS]; news.records()], news }
    }

    /// The items for this sight, in the order of the log; `None` where one cannot be written.
    pub fn items(&mut self, sight: &Sight) -> Option<impl Iterator<Item = &RawValue>> {
        for (at, told) in sight.told() {
            let item = &mut self.items.get_mut(at)?[told as usize];
            if item.is_none() {
                *item = Some(written(&self.news.item(at, told)?)?);
            }
        }
        Some(sight.told().filter_map(|(at, told)| self.items[at][told as usize].as_deref()))
    }
}

fn written(item: &Item) -> Option<Box<RawValue>> {
    to_raw_value(item).inspect_err(|error| tracing::error!(%error, "news cannot be written")).ok()
}

/// `FromServer::News` with its items written beforehand.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Message<'a> {
    News { server_ms: u64, frame: Frame<'a> },
}

#[derive(Serialize)]
struct Frame<'a> {
    after: Seq,
    upto: Seq,
    cursor: Cursor,
    items: Vec<&'a RawValue>,
}

impl Watching {
    /// Tells all of the news that it has not been told yet, as one frame; `false` where it must resume anew. With
    /// the news goes what this viewer sees of it, where that is known.
    pub(super) fn tell<'w>(
        &mut self,
        news: impl Iterator<Item = (&'w mut Written, Option<Sight>)>,
        server_ms: u64,
    ) -> bool {
        let (after, mut cursor, mut items) = (self.upto, None, Vec::new());
        for (written, sight) in news {
            if written.news.upto() <= self.upto {
                continue;
            }
            let sight = sight.unwrap_or_else(|| written.news.sight(&self.viewer));
            (self.upto, cursor) = (written.news.upto(), Some(written.news.cursor_at(self.version)));
            let Some(told) = written.items(&sight) else {
                self.ear.outbox.put(text_of(&FromServer::Resync));
                return false;
            };
            items.extend(told);
        }
        self.behind = false;
        let Some(cursor) = cursor else { return true };
        let frame = Frame { after, upto: self.upto, cursor, items };
        self.ear.outbox.put(text_of(&Message::News { server_ms, frame }))
    }
}
