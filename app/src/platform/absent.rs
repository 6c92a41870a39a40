//! `platform` where there is no browser: the server rendering a page, and native tests.
//!
//! The signatures are those of `browser/`; nothing is kept, heard or sent.

use std::future::ready;

use super::{
    device::{Device, DeviceError, DeviceState, Health, Soon, Write},
    guard::Guard,
};

/// Leaves the bytes as they are.
pub fn fill_random(_bytes: &mut [u8]) {}

pub fn random_u32() -> u32 {
    0
}

struct NoDevice;

/// A device on which storage is blocked.
pub fn this_device() -> &'static dyn Device {
    &NoDevice
}

impl Device for NoDevice {
    fn state(&self) -> DeviceState {
        DeviceState { local: Health::Blocked, mirror: Health::Blocked, used: 0 }
    }

    fn get(&self, _key: &str) -> Option<String> {
        None
    }

    fn put(&self, _key: &str, _text: &str) -> Result<(), DeviceError> {
        Err(DeviceError::Blocked)
    }

    fn remove(&self, _key: &str) {}

    fn read_where(&self, _prefix: &str, _keep: &dyn Fn(&str) -> bool) -> Vec<(String, String)> {
        Vec::new()
    }

    fn used(&self, _prefix: &str) -> usize {
        0
    }

    fn mirror(&self, _writes: Vec<Write>) -> Soon<Result<(), DeviceError>> {
        Box::pin(ready(Err(DeviceError::Blocked)))
    }

    fn mirror_read_all(&self, _prefix: &str) -> Soon<Result<Vec<(String, String)>, DeviceError>> {
        Box::pin(ready(Err(DeviceError::Blocked)))
    }

    fn request_persist(&self) -> Soon<bool> {
        Box::pin(ready(false))
    }
}

pub mod clock {
    use std::time::{SystemTime, UNIX_EPOCH};

    pub fn now_ms() -> u64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64)
    }

    /// Blank: the reader's zone is not known here.
    pub fn today() -> String {
        String::new()
    }
}

pub mod tabs {
    use super::Guard;

    pub fn on_storage(_heard: impl Fn(&str, Option<&str>) + 'static) -> Guard {
        Guard::idle()
    }

    pub fn live_as(_writer: &str) -> Guard {
        Guard::idle()
    }

    pub async fn alive_writers() -> Vec<String> {
        Vec::new()
    }

    pub fn keeper(_principal: &str, _writer: &str, _told: impl Fn(bool) + 'static) -> Guard {
        Guard::idle()
    }
}

pub mod socket {
    pub use crate::platform::SocketEvent;

    #[derive(Debug)]
    pub struct Socket(());

    impl Socket {
        pub fn open(_path: &str, _on_event: impl Fn(SocketEvent) + 'static) -> Option<Self> {
            None
        }

        pub fn send(&self, _text: &str) -> bool {
            false
        }
    }
}

pub mod page {
    use super::Guard;
    pub use crate::platform::Picked;

    pub fn is_online() -> bool {
        true
    }

    pub fn on_connection(_told: impl Fn(bool) + 'static) -> Guard {
        Guard::idle()
    }

    pub fn is_visible() -> bool {
        true
    }

    pub fn on_visibility(_told: impl Fn(bool) + 'static) -> Guard {
        Guard::idle()
    }

    pub fn on_leave(_told: impl Fn() + 'static) -> Guard {
        Guard::idle()
    }

    pub fn every(_ms: u32, _act: impl Fn() + 'static) -> Guard {
        Guard::idle()
    }

    pub fn after(_ms: u32, _act: impl FnOnce() + 'static) -> Guard {
        Guard::idle()
    }

    pub fn theme() -> Option<String> {
        None
    }

    pub fn set_theme(_theme: Option<&str>) {}

    pub fn copy(_text: &str, _done: impl FnOnce(bool) + 'static) {}

    pub fn download(_name: &str, _text: &str) {}

    pub fn download_png(_name: &str, _svg: &str, _size: (f64, f64), _done: impl FnOnce(bool) + 'static) {}

    pub fn pick_text(_accept: &str, _max_bytes: u32, _picked: impl FnOnce(Picked) + 'static) {}

    pub fn path() -> String {
        String::new()
    }

    pub fn origin() -> String {
        String::new()
    }

    pub fn go(_path: &str) {}

    pub fn reload() {}

    pub fn set_title(_title: &str) {}

    pub fn focus(_id: &str) -> bool {
        false
    }

    pub fn show_place(_id: &str) -> bool {
        false
    }

    pub fn is_seen_to_end(_id: &str, _downwards: bool) -> bool {
        false
    }

    pub fn share_within(_id: &str, _x: f64, _y: f64) -> Option<(f64, f64)> {
        None
    }

    pub fn is_key_free(_press: bool) -> bool {
        false
    }

    pub fn reveal(_id: &str) {}

    pub fn retry(_tries: u32, _act: impl FnMut() -> bool + 'static) {}

    pub fn place_of(_id: &str) -> Option<[f64; 4]> {
        None
    }

    pub fn on_size(_told: impl Fn() + 'static) -> Guard {
        Guard::idle()
    }

    pub fn on_paste(_told: impl Fn(String) + 'static) -> Guard {
        Guard::idle()
    }

    pub fn paint(_id: &str, _painting: &crate::platform::painting::Painting) {}

    pub fn focus_when_there(_id: &str) {}

    pub fn select(_id: &str) {}

    pub fn print() {}

    pub fn toggle_full_screen() {}

    pub fn chime() {}

    pub fn matches_media(_query: &str) -> bool {
        false
    }

    pub fn on_media(_query: &str, _told: impl Fn(bool) + 'static) -> Guard {
        Guard::idle()
    }

    pub fn is_secure() -> bool {
        false
    }
}

pub mod worker {
    pub use crate::platform::Update;

    pub fn register(_told: impl Fn(Update) + 'static) {}

    pub fn check() {}

    pub fn apply_update() {}

    pub fn is_controlled() -> bool {
        false
    }
}

pub mod heap {
    pub fn reserve() {}
}

pub mod panic {
    pub fn install() {}
}

pub mod body {
    pub fn is_here() -> bool {
        false
    }

    pub fn was_rendered() -> bool {
        false
    }

    pub fn take_over() {}

    pub fn close_details(_selector: &str) {}

    pub fn local_time(_ms: u64) -> String {
        String::new()
    }
}
