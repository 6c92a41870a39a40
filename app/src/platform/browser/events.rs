//! Listening to anything in the page, with an end.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Event, EventTarget};

use crate::platform::Guard;

/// Boxed, so that all listeners share one shape in the bundle.
pub type Handler = Box<dyn Fn(Event)>;

/// Calls `handler` on each event, until the guard is dropped.
pub fn listen(target: &EventTarget, event: &'static str, handler: Handler) -> Guard {
    let closure: Closure<dyn Fn(Event)> = Closure::wrap_assert_unwind_safe(handler);
    if target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).is_err() {
        return Guard::idle();
    }
    let target = target.clone();
    Guard::new(move || {
        let removed = target.remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        drop((removed, closure));
    })
}

/// The same on the window.
pub fn on_window(event: &'static str, handler: Handler) -> Guard {
    web_sys::window().map_or_else(Guard::idle, |window| listen(&window, event, handler))
}

/// The same on the document.
pub fn on_document(event: &'static str, handler: Handler) -> Guard {
    let document = web_sys::window().and_then(|window| window.document());
    document.map_or_else(Guard::idle, |document| listen(&document, event, handler))
}
