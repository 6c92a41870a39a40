//! What is in sight and what has the focus: bringing a place into view, and whose a key is.

use super::{Guard, after, document};
use crate::platform::browser::events::on_window;

/// Milliseconds for which a place that was arrived at stays marked.
const MARKED_MS: u32 = 2_600;

/// Brings the element of this id into sight and marks it for a moment (`data-arrived`); says whether there is
/// one.
pub fn show_place(id: &str) -> bool {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return false };
    element.scroll_into_view();
    // A mark that cannot be set or taken away is only a mark.
    drop(element.set_attribute("data-arrived", ""));
    after(MARKED_MS, move || drop(element.remove_attribute("data-arrived"))).keep();
    true
}

/// Whether the element of this id is in sight to its end, downwards or upwards.
pub fn is_seen_to_end(id: &str, downwards: bool) -> bool {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    let element = document().and_then(|document| document.get_element_by_id(id));
    element.zip(height).is_some_and(|(element, height)| {
        let place = element.get_bounding_client_rect();
        if downwards { place.bottom() <= height } else { place.top() >= 0.0 }
    })
}

/// Whether a key pressed now belongs to the page: nobody writes, chooses in a list or answers a dialog, and
/// (where the key would `press`) no control has the focus.
pub fn is_key_free(press: bool) -> bool {
    const WRITES: &str =
        "input, textarea, select, dialog, [role=\"tablist\"], [role=\"menu\"], [contenteditable]";
    const PRESSES: &str = "button, a, summary, [role=\"tab\"]";
    let Some(document) = document() else { return false };
    let within = |selector| {
        let active = document.active_element();
        active.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
    };
    let dialog = document.query_selector("dialog[open]").ok().flatten().is_some();
    !(dialog || within(WRITES) || press && within(PRESSES))
}

/// Brings the element of this id into sight within what it can be scrolled in, and moves nothing else.
pub fn reveal(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    let Some(frame) = element.parent_element() else { return };
    let (own, around) = (element.get_bounding_client_rect(), frame.get_bounding_client_rect());
    if own.left() < around.left() || own.right() > around.right() {
        let middle = own.left() + own.width() / 2.0 - around.left() - around.width() / 2.0;
        frame.set_scroll_left(frame.scroll_left() + middle as i32);
    }
}

/// Where the element of this id lies in the window: left, top, width, height in CSS pixels.
pub fn place_of(id: &str) -> Option<[f64; 4]> {
    let place = document()?.get_element_by_id(id)?.get_bounding_client_rect();
    Some([place.left(), place.top(), place.width(), place.height()])
}

/// Hears that the window has another size.
pub fn on_size(told: impl Fn() + 'static) -> Guard {
    on_window("resize", Box::new(move |_| told()))
}
