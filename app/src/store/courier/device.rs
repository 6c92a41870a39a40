//! The courier's device side: own words at once and durably, confirmed records debounced by the keeper.

use karta_core::sync::{
    ChangeId, Stamp,
    replica::{Pending, Replica, Write},
};
use leptos::{prelude::*, task::spawn_local};

use super::{Courier, FLUSH_AFTER_MS};
use crate::{
    platform::{
        clock,
        device::{self, DeviceError, this_device},
        keys, page, tabs,
    },
    store::Trouble,
};

impl Courier {
    fn prefix(self) -> String {
        self.state.with_value(|state| keys::space_prefix(state.me.as_str(), state.id.as_str()))
    }

    /// Takes in what localStorage has: at once, so that the first frame shows it.
    pub(super) fn load_local(self) {
        let stored = this_device().read_all(&self.prefix());
        self.take_in(stored);
    }

    /// Adds the own words that only the durable mirror still has (after a crash).
    pub(super) fn load_mirror(self) {
        let prefix = self.prefix();
        let read = this_device().mirror_read_all(&prefix);
        spawn_local(async move {
            if let Ok(mirrored) = read.await {
                // Sorted by key.
                let known = this_device().read_all(&prefix);
                let is_known = |key: &String| known.binary_search_by(|(other, _)| other.cmp(key)).is_ok();
                let missing = mirrored.into_iter().filter(|(key, _)| !is_known(key)).collect();
                self.take_in(missing);
            }
            self.push();
        });
    }

    fn take_in(self, stored: Vec<(String, String)>) {
        let prefix = self.prefix();
        let relative = stored
            .into_iter()
            .filter_map(|(key, text)| key.strip_prefix(&prefix).map(|key| (key.to_owned(), text)));
        let stored: Vec<_> = relative.collect();
        let alive = tabs::alive_writers(clock::now_ms());
        let lives = |id: &ChangeId| alive.iter().any(|writer| writer == id.writer.as_str());
        self.space.with_replica(|replica| replica.load(stored, &lives));
        self.tell();
    }

    /// Writes own words now, to both storages; they are offered once the durable one has them.
    pub(super) fn store_words(self) {
        let writes = self.space.with_replica(Replica::take_writes);
        if writes.is_empty() {
            return;
        }
        if self.state.with_value(|state| state.mute) {
            self.mark(&writes);
            return;
        }
        let prefix = self.prefix();
        let mirror = writes.iter().map(|write| absolute(&prefix, write)).collect();
        for write in &writes {
            if let Err(error) = put_or_remove(&prefix, write) {
                self.device_trouble(error);
            }
        }
        let durable = this_device().mirror(mirror);
        spawn_local(async move {
            if let Err(error) = durable.await {
                self.device_trouble(error);
            }
            self.mark(&writes);
        });
    }

    /// The device has done what it can: what was written may be offered.
    fn mark(self, writes: &[Write]) {
        let stored: Vec<(ChangeId, Stamp)> = writes.iter().filter_map(stored_gesture).collect();
        self.space.with_replica(|replica| {
            for (id, at) in &stored {
                replica.mark_stored(id, *at);
            }
        });
        self.tell();
        self.push();
    }

    fn device_trouble(self, error: DeviceError) {
        self.trouble(Some(match error {
            DeviceError::Full => Trouble::DeviceFull,
            DeviceError::Blocked | DeviceError::Failed => Trouble::DeviceBlocked,
        }));
    }

    pub(super) fn flush_soon(self) {
        let waits = self.state.with_value(|state| state.flush.is_some() || !state.keeper || state.mute);
        if !waits {
            let guard = page::after(FLUSH_AFTER_MS, move || self.flush_now());
            self.state.update_value(|state| state.flush = Some(guard));
        }
    }

    pub(super) fn flush_now(self) {
        self.state.update_value(|state| state.flush = None);
        if self.state.with_value(|state| !state.keeper || state.mute) {
            return;
        }
        let prefix = self.prefix();
        let writes = self.space.with_replica(Replica::flush);
        let gone = writes.iter().filter(|write| write.is_own_word()).map(|write| absolute(&prefix, write));
        drop(this_device().mirror(gone.collect()));
        for write in &writes {
            if let Err(error) = put_or_remove(&prefix, write) {
                // Without its cursor the stored copy asks for a snapshot next time instead of having a hole.
                this_device().remove(&format!("{prefix}c"));
                self.device_trouble(error);
                return;
            }
        }
    }

    pub(super) fn overheard(self, key: &str, text: Option<&str>) {
        if let Some(key) = key.strip_prefix(&self.prefix()) {
            self.space.with_replica(|replica| replica.overheard(key, text));
            self.tell();
        }
    }

    /// Takes over the queues of tabs that are gone.
    pub(super) fn inherit(self) {
        let alive = tabs::alive_writers(clock::now_ms());
        let dead = |id: &ChangeId| !alive.iter().any(|writer| writer == id.writer.as_str());
        self.space.with_replica(|replica| replica.inherit(&dead));
    }
}

fn absolute(prefix: &str, write: &Write) -> device::Write {
    match write {
        Write::Put { key, text } => device::Write::Put(format!("{prefix}{key}"), text.clone()),
        Write::Remove { key } => device::Write::Remove(format!("{prefix}{key}")),
    }
}

fn put_or_remove(prefix: &str, write: &Write) -> Result<(), DeviceError> {
    match write {
        Write::Put { key, text } => this_device().put(&format!("{prefix}{key}"), text),
        Write::Remove { key } => {
            this_device().remove(&format!("{prefix}{key}"));
            Ok(())
        }
    }
}

fn stored_gesture(write: &Write) -> Option<(ChangeId, Stamp)> {
    let Write::Put { key, text } = write else { return None };
    let pending: Pending = key.starts_with("p/").then(|| serde_json::from_str(text).ok())??;
    pending.batch.changes.first().map(|first| (first.id.clone(), first.at))
}
