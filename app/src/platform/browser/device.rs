//! localStorage, through gloo-storage's raw handle: the texts are JSON already and are not encoded again.
//!
//! The handle is asked for once, after the browser has shown that it gives one: gloo would throw otherwise.

use std::cell::Cell;

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

use super::{database, mirror, property};
use crate::platform::{
    device::{Device, DeviceError, DeviceState, Health, Soon, Write},
    keys,
};

struct BrowserDevice;

thread_local! {
    static HEALTH: Cell<Health> = const { Cell::new(Health::Unknown) };
    static LOCAL: Option<Storage> = probe();
}

/// The storage of this browser.
pub fn this_device() -> &'static dyn Device {
    &BrowserDevice
}

fn probe() -> Option<Storage> {
    let given = web_sys::window().and_then(|window| window.local_storage().ok().flatten()).is_some();
    let storage = given.then(LocalStorage::raw);
    let result = match &storage {
        Some(storage) => storage.set_item(keys::PROBE, "1").map_err(|error| database::error_of(&error)),
        None => Err(DeviceError::Blocked),
    };
    HEALTH.set(Health::after(result, Health::Blocked));
    let storage = storage.filter(|_| HEALTH.get() != Health::Blocked)?;
    storage.remove_item(keys::PROBE).ok()?;
    Some(storage)
}

fn with_local<T>(act: impl FnOnce(&Storage) -> T) -> Option<T> {
    LOCAL.with(|local| local.as_ref().map(act))
}

fn keys_beginning(storage: &Storage, prefix: &str) -> Vec<String> {
    let count = storage.length().unwrap_or(0);
    let all = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    let mut keys: Vec<String> = all.filter(|key| key.starts_with(prefix)).collect();
    keys.sort_unstable();
    keys
}

impl Device for BrowserDevice {
    fn state(&self) -> DeviceState {
        let used = self.used(keys::ROOT);
        DeviceState { local: HEALTH.get(), mirror: mirror::health(), used }
    }

    fn get(&self, key: &str) -> Option<String> {
        with_local(|storage| storage.get_item(key).ok().flatten()).flatten()
    }

    fn put(&self, key: &str, text: &str) -> Result<(), DeviceError> {
        let put =
            with_local(|storage| storage.set_item(key, text).map_err(|error| database::error_of(&error)));
        let result = put.unwrap_or(Err(DeviceError::Blocked));
        HEALTH.set(Health::after(result, HEALTH.get()));
        result
    }

    fn remove(&self, key: &str) {
        with_local(|storage| storage.remove_item(key).is_ok());
    }

    fn read_where(&self, prefix: &str, keep: &dyn Fn(&str) -> bool) -> Vec<(String, String)> {
        let read = with_local(|storage| {
            let keys = keys_beginning(storage, prefix).into_iter().filter(|key| keep(key));
            keys.filter_map(|key| storage.get_item(&key).ok().flatten().map(|text| (key, text))).collect()
        });
        read.unwrap_or_default()
    }

    fn used(&self, prefix: &str) -> usize {
        let length = |text: JsValue| text.dyn_into::<JsString>().map_or(0, |text| text.length() as usize);
        let used = with_local(|storage| {
            let units = |key: &String| {
                let text = property(storage, key).map_or(0, length);
                key.encode_utf16().count() + text
            };
            2 * keys_beginning(storage, prefix).iter().map(units).sum::<usize>()
        });
        used.unwrap_or(0)
    }

    fn drop_prefix(&self, prefix: &str) {
        with_local(|storage| {
            for key in keys_beginning(storage, prefix) {
                self.remove(&key);
            }
        });
    }

    fn mirror(&self, writes: Vec<Write>) -> Soon<Result<(), DeviceError>> {
        Box::pin(mirror::enqueue(writes))
    }

    fn mirror_read_all(&self, prefix: &str) -> Soon<Result<Vec<(String, String)>, DeviceError>> {
        Box::pin(mirror::read_all(prefix.to_owned()))
    }

    fn request_persist(&self) -> Soon<bool> {
        Box::pin(mirror::request_persist())
    }
}
