//! The device's storage: texts under keys, at once in localStorage, durably in a mirror (IndexedDB).
//!
//! localStorage alone does not outlive a kill of the browser: what must not be lost goes to the mirror as
//! well, and counts as kept on the device only when [`Device::mirror`] has answered. The store owns the
//! budget: it chooses what to drop. Blocked storage answers with errors and never panics.

use std::{future::Future, pin::Pin};

use super::keys;

#[cfg(not(target_arch = "wasm32"))]
mod memory;

#[cfg(not(target_arch = "wasm32"))]
pub use memory::MemoryDevice;

pub use super::side::this_device;

/// What browsers give a site at least, bytes, counting two for each UTF-16 unit of keys and texts.
pub const BUDGET: usize = 5 * 1024 * 1024;

/// Why the device did not keep something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeviceError {
    #[error("storage is full")]
    Full,
    /// Forbidden by the browser's settings or a private window.
    #[error("storage is blocked")]
    Blocked,
    #[error("storage failed")]
    Failed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// Not tried yet.
    Unknown,
    Works,
    /// The last write found no room.
    Full,
    Blocked,
}

impl Health {
    /// What the last answer says of the whole.
    pub(super) fn after(result: Result<(), DeviceError>, before: Self) -> Self {
        match result {
            Ok(()) => Self::Works,
            Err(DeviceError::Full) => Self::Full,
            Err(DeviceError::Blocked) => Self::Blocked,
            Err(DeviceError::Failed) => before,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeviceState {
    /// localStorage; tried at the first use.
    pub local: Health,
    /// IndexedDB; unknown until its first answer.
    pub mirror: Health,
    /// Of [`BUDGET`].
    pub used: usize,
}

/// How the storage's schema fits this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaFit {
    /// Nothing was stored yet.
    Fresh,
    Same,
    /// To be lifted; 0 where the number cannot be read.
    Older(u32),
    /// A newer program has been here: stop writing, ask for a reload.
    Newer(u32),
}

/// One write to the mirror.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// A key and its text.
    Put(String, String),
    /// A key.
    Remove(String),
}

/// A future of this thread alone.
pub type Soon<T> = Pin<Box<dyn Future<Output = T>>>;

/// Storage of one device. [`this_device`] is the browser's own; `MemoryDevice` serves native tests.
pub trait Device {
    /// Counts what is used anew: not for every keystroke.
    fn state(&self) -> DeviceState;

    fn get(&self, key: &str) -> Option<String>;

    /// Writes at once; other tabs hear of it. Not durable before a second or so has passed.
    fn put(&self, key: &str, text: &str) -> Result<(), DeviceError>;

    fn remove(&self, key: &str);

    /// All pairs whose keys begin so, sorted by key.
    fn read_all(&self, prefix: &str) -> Vec<(String, String)> {
        self.read_where(prefix, &|_| true)
    }

    /// Those whose keys `keep` keeps: the texts of the others are not even read.
    fn read_where(&self, prefix: &str, keep: &dyn Fn(&str) -> bool) -> Vec<(String, String)>;

    /// Bytes used by keys that begin so, with their texts.
    fn used(&self, prefix: &str) -> usize;

    /// Writes all or none to the mirror, after everything asked of it before. Queued at the call, even if
    /// the answer is not awaited; `Ok` means that it is on the disk. Writes asked for while another is under
    /// way share one transaction, and its fate.
    fn mirror(&self, writes: Vec<Write>) -> Soon<Result<(), DeviceError>>;

    /// All pairs of the mirror whose keys begin so, sorted by key, as of all writes asked for before.
    fn mirror_read_all(&self, prefix: &str) -> Soon<Result<Vec<(String, String)>, DeviceError>>;

    /// Asks the browser not to evict us; says whether it agreed.
    fn request_persist(&self) -> Soon<bool>;

    /// Removes all keys that begin so; the mirror keeps its own. The caller answers for what they hold.
    fn drop_prefix(&self, prefix: &str) {
        for (key, _) in self.read_all(prefix) {
            self.remove(&key);
        }
    }

    /// Puts, and where there is no room lets `free` drop something and tries again, while it says that it did.
    fn put_freeing(&self, key: &str, text: &str, free: &mut dyn FnMut() -> bool) -> Result<(), DeviceError> {
        loop {
            match self.put(key, text) {
                Err(DeviceError::Full) if free() => {}
                other => return other,
            }
        }
    }

    fn mirror_put(&self, pairs: Vec<(String, String)>) -> Soon<Result<(), DeviceError>> {
        self.mirror(pairs.into_iter().map(|(key, text)| Write::Put(key, text)).collect())
    }

    fn mirror_remove(&self, keys: Vec<String>) -> Soon<Result<(), DeviceError>> {
        self.mirror(keys.into_iter().map(Write::Remove).collect())
    }

    /// Whether the storage's schema is the one that this program writes.
    fn schema_fit(&self, ours: u32) -> SchemaFit {
        match self.get(keys::SCHEMA).map(|text| text.parse().unwrap_or(0)) {
            None => SchemaFit::Fresh,
            Some(stored) if stored == ours => SchemaFit::Same,
            Some(stored) if stored < ours => SchemaFit::Older(stored),
            Some(stored) => SchemaFit::Newer(stored),
        }
    }

    fn set_schema(&self, ours: u32) -> Result<(), DeviceError> {
        self.put(keys::SCHEMA, &ours.to_string())
    }
}
