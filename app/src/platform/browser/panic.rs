//! What happens when the program breaks: `start.js` puts up a plain overlay.
//!
//! The overlay is not made in Rust, since a program that broke cannot serve its buttons; besides, `start.js`
//! also catches traps that no hook sees.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

use super::property;

/// To be called first of all.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let message = JsValue::from_str(&info.to_string());
        web_sys::console::error_1(&message);
        let show = web_sys::window().and_then(|window| property(&window, "kartaPanic"));
        if let Some(show) = show.and_then(|show| show.dyn_into::<Function>().ok()) {
            drop(show.call1(&JsValue::UNDEFINED, &message));
        }
    }));
}
