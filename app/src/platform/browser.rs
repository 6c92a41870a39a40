//! `platform` in a browser: the only place that touches the page, its storage, its network and its worker.
//!
//! Everything tolerates a browser that refuses: what is absent or forbidden answers as if it were not there.

pub mod body;
pub mod clock;
mod database;
mod device;
mod events;
pub mod heap;
mod locks;
mod mirror;
pub mod page;
pub mod panic;
pub mod socket;
pub mod tabs;
pub mod worker;

pub use device::this_device;

use js_sys::{Math, Reflect};
use wasm_bindgen::JsValue;

/// Fills the bytes with the browser's best randomness.
pub fn fill_random(bytes: &mut [u8]) {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(bytes).is_ok());
    if !filled {
        bytes.fill_with(|| (Math::random() * 256.0) as u8);
    }
}

pub fn random_u32() -> u32 {
    (Math::random() * f64::from(u32::MAX)) as u32
}

/// A property that not every browser or context has.
fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
