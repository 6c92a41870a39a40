//! One open page: the real replica, what it has yet to write, and what it has under way.

use std::collections::{BTreeMap, VecDeque};

use karta_core::sync::{
    ChangeId,
    replica::{Replica, Write},
};

use super::wire::{PageId, SocketId};

/// What a device keeps, whatever becomes of its pages.
#[derive(Default)]
pub struct Device {
    pub keys: BTreeMap<String, String>,
    /// How far its wall clock is off, in milliseconds.
    pub skew: i64,
    /// The page that keeps the confirmed copy.
    pub keeper: Option<PageId>,
}

impl Device {
    pub fn wall(&self, now: u64) -> u64 {
        now.saturating_add_signed(self.skew)
    }

    /// Up to where the confirmed copy covers the log, where it says so.
    pub fn copy_reaches(&self) -> Option<u64> {
        let cursor: serde_json::Value = serde_json::from_str(self.keys.get("c")?).ok()?;
        cursor.get("seq")?.as_u64()
    }

    pub fn apply(&mut self, write: &Write) {
        match write {
            Write::Put { key, text } => self.keys.insert(key.clone(), text.clone()),
            Write::Remove { key } => self.keys.remove(key),
        };
    }
}

pub struct Page {
    pub id: PageId,
    pub replica: Replica,
    /// Writes that the device has not done yet, in their order.
    pub writes: VecDeque<Write>,
    /// What other tabs of the device did, not heard yet.
    pub heard: VecDeque<(String, Option<String>)>,
    pub socket: Option<SocketId>,
    /// Whether the socket's first message has come: a stream keeps its beginning before its news.
    pub caught_up: bool,
    /// Until when a request counts as under way.
    pub pushing: u64,
    pub pulling: u64,
}

impl Page {
    pub fn open(id: PageId, who: &str, device: &Device, alive: &[String]) -> Result<Self, String> {
        let writer = format!("w{id}");
        let mut replica = Replica::new(who.into(), "board:1".into(), writer.as_str().into());
        let stored = device.keys.iter().map(|(key, text)| (key.clone(), text.clone())).collect();
        let lives = |id: &ChangeId| alive.iter().any(|writer| writer == id.writer.as_str());
        let spoiled = replica.load(stored, &lives);
        if let Some(first) = spoiled.first() {
            return Err(format!("the device holds an unreadable {}", first.key));
        }
        let (writes, heard) = (VecDeque::new(), VecDeque::new());
        Ok(Self { id, replica, writes, heard, socket: None, caught_up: false, pushing: 0, pulling: 0 })
    }

    /// Own words go to the device before anything else is written.
    pub fn gather_words(&mut self) {
        self.writes.extend(self.replica.take_writes());
    }

    pub fn hear(&mut self, most: usize) {
        for _ in 0..most {
            let Some((key, text)) = self.heard.pop_front() else { break };
            self.replica.overheard(&key, text.as_deref());
        }
        self.gather_words();
    }
}
