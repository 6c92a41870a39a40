//! The courier's device side: own words at once and durably, confirmed records debounced by the keeper.

use karta_core::sync::{
    ChangeId, Stamp,
    replica::{Pending, Replica, Write},
};
use leptos::{prelude::*, task::spawn_local};

use super::{Courier, FLUSH_AFTER_MS};
use crate::{
    platform::{
        device::{self, DeviceError, this_device},
        keys,
        link::LinkInput,
        page, tabs,
    },
    store::{Trouble, budget},
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

    /// Adds what only the durable mirror has: own words (after a crash), and the copy of a space for which
    /// localStorage had no room. The stream begins after it, so that it need not bring what is there.
    pub(super) fn load_mirror(self) {
        let prefix = self.prefix();
        let read = this_device().mirror_read_all(&prefix);
        spawn_local(async move {
            if let Ok(mirrored) = read.await {
                // Asked key by key: the mirror holds few, localStorage a whole copy.
                let is_known = |(key, text): &(String, String)| {
                    this_device().get(key).is_some_and(|known| known == *text)
                };
                let is_blank = self.space.peek(|replica| replica.cursor().is_none());
                // A copy that is older than what has come meanwhile must not lie over it.
                let is_wanted = |(key, _): &(String, String)| is_blank || is_own_word(key);
                let missing: Vec<_> =
                    mirrored.into_iter().filter(|pair| !is_known(pair) && is_wanted(pair)).collect();
                let spilled = missing.iter().any(|(key, _)| !is_own_word(key));
                self.state.update_value(|state| state.spilled = spilled);
                self.take_in(missing);
            }
            self.inherit();
            if self.space.peek(|replica| replica.cursor().is_none()) {
                // A whole space comes compressed this way, and uncompressed by the stream.
                self.catch_up().await;
            }
            self.feed(LinkInput::Start);
        });
    }

    fn take_in(self, stored: Vec<(String, String)>) {
        let prefix = self.prefix();
        let relative = stored
            .into_iter()
            .filter_map(|(key, text)| key.strip_prefix(&prefix).map(|key| (key.to_owned(), text)));
        let stored: Vec<_> = relative.collect();
        // Whose tab is gone is known a moment later: `inherit`.
        self.space.with_replica(|replica| replica.load(stored, &|_| true));
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
        let mut make_room = || budget::make_room(this_device(), &prefix);
        let at_once = writes.iter().try_for_each(|write| put_or_remove(&prefix, write, &mut make_room));
        let durable = this_device().mirror(mirror);
        spawn_local(async move {
            self.device_trouble(Trouble::of_device(at_once, durable.await));
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
        self.push_if_reachable();
    }

    fn device_trouble(self, trouble: Option<Trouble>) {
        self.connection.maybe_update(|connection| {
            let changed = connection.device != trouble;
            connection.device = trouble;
            changed
        });
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
        if self.state.with_value(|state| state.spilled) {
            self.flush_to_mirror(&prefix, &writes);
            return;
        }
        let gone = writes.iter().filter(|write| write.is_own_word()).map(|write| absolute(&prefix, write));
        drop(this_device().mirror(gone.collect()));
        let mut make_room = || budget::make_room(this_device(), &prefix);
        if writes.iter().try_for_each(|write| put_or_remove(&prefix, write, &mut make_room)).is_err() {
            self.spill(&prefix);
        }
    }

    /// The copy moves to the mirror: localStorage has no room for it, whatever else is dropped.
    fn spill(self, prefix: &str) {
        budget::drop_copy(this_device(), prefix);
        self.state.update_value(|state| state.spilled = true);
        let writes = self.space.with_replica(|replica| {
            replica.rewrite();
            replica.flush()
        });
        self.flush_to_mirror(prefix, &writes);
    }

    fn flush_to_mirror(self, prefix: &str, writes: &[Write]) {
        for write in writes.iter().filter(|write| write.is_own_word()) {
            // Both storages hold own words; where this one refuses, the mirror has them all the same.
            let _ = put_or_remove(prefix, write, &mut || false);
        }
        let durable = this_device().mirror(writes.iter().map(|write| absolute(prefix, write)).collect());
        spawn_local(async move {
            if let Err(error) = durable.await {
                self.space.with_replica(Replica::rewrite);
                self.device_trouble(Trouble::of_device(Err(error), Err(error)));
            }
        });
    }

    pub(super) fn overheard(self, key: &str, text: Option<&str>) {
        if let Some(key) = key.strip_prefix(&self.prefix()) {
            self.space.with_replica(|replica| replica.overheard(key, text));
            self.tell();
        }
    }

    /// Takes over the queues of tabs that are gone, and offers them.
    pub(super) fn inherit(self) {
        spawn_local(async move {
            let alive = tabs::alive_writers().await;
            let dead = |id: &ChangeId| !alive.iter().any(|writer| writer == id.writer.as_str());
            self.space.with_replica(|replica| replica.inherit(&dead));
            self.push_if_reachable();
        });
    }
}

fn absolute(prefix: &str, write: &Write) -> device::Write {
    match write {
        Write::Put { key, text } => device::Write::Put(format!("{prefix}{key}"), text.clone()),
        Write::Remove { key } => device::Write::Remove(format!("{prefix}{key}")),
    }
}

fn put_or_remove(
    prefix: &str,
    write: &Write,
    make_room: &mut dyn FnMut() -> bool,
) -> Result<(), DeviceError> {
    match write {
        Write::Put { key, text } => this_device().put_freeing(&format!("{prefix}{key}"), text, make_room),
        Write::Remove { key } => {
            this_device().remove(&format!("{prefix}{key}"));
            Ok(())
        }
    }
}

fn is_own_word(key: &str) -> bool {
    keys::Key::parse(key).is_some_and(|key| key.is_own_word())
}

fn stored_gesture(write: &Write) -> Option<(ChangeId, Stamp)> {
    let Write::Put { key, text } = write else { return None };
    let pending: Pending = key.starts_with("p/").then(|| serde_json::from_str(text).ok())??;
    pending.batch.changes.first().map(|first| (first.id.clone(), first.at))
}
