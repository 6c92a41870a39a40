//! The document's body: taking over from what the server rendered, and times as people read them.

use wasm_bindgen::JsValue;

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Whether there is a page at all: false on the server.
pub fn is_here() -> bool {
    true
}

/// Whether the server rendered this body, so that it can be read while the app prepares.
pub fn was_rendered() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.get_attribute("data-render").as_deref() == Some("page"))
}

/// Takes away what the server rendered: the app stands in its place.
pub fn clear_rendered() {
    if let Some(rendered) = document().and_then(|document| document.get_element_by_id("rendered")) {
        rendered.remove();
    }
}

/// Closes open `<details>` that match, such as a menu after a choice.
pub fn close_details(selector: &str) {
    if let Some(open) = document().and_then(|document| document.query_selector(selector).ok().flatten()) {
        // An element that refuses to lose an attribute stays open, and a tap closes it.
        let _ = open.remove_attribute("open");
    }
}

/// A moment as people here write it: day, month, hours, minutes by the device's zone.
pub fn local_time(ms: u64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(ms as f64));
    let two = |number: u32| format!("{number:02}");
    format!(
        "{}.{}.{} {}:{}",
        two(date.get_date()),
        two(date.get_month() + 1),
        date.get_full_year(),
        two(date.get_hours()),
        two(date.get_minutes())
    )
}
