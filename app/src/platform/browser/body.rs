//! The document's body: taking over from what the server rendered, and times as people read them.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement};

use super::page;

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

/// How many times the app's own fields are looked for: a room's code may come a moment later.
const FIELD_TRIES: u32 = 200;

/// Takes away what the server rendered: the app stands in its place. What somebody has typed there already,
/// and the caret, go over to the field of the same id.
pub fn take_over() {
    let Some(rendered) = document().and_then(|document| document.get_element_by_id("rendered")) else {
        return;
    };
    let focused = document().and_then(|document| document.active_element()).map(|element| element.id());
    let mut typed = typed_in(&rendered);
    rendered.remove();
    let mut focused = focused.filter(|id| !id.is_empty());
    page::retry(FIELD_TRIES, move || {
        typed.retain(|(id, text)| !type_again(id, text));
        focused = focused.take().filter(|id| !page::focus(id));
        typed.is_empty() && focused.is_none()
    });
}

fn typed_in(rendered: &Element) -> Vec<(String, String)> {
    let Ok(fields) = rendered.query_selector_all("input, textarea") else { return Vec::new() };
    let fields = (0..fields.length()).filter_map(|at| fields.item(at)?.dyn_into::<Element>().ok());
    fields
        .filter_map(|field| Some((field.id(), value_of(&field)?)))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

fn value_of(field: &Element) -> Option<String> {
    match field.dyn_ref::<HtmlInputElement>() {
        // A box that is ticked has a value too, but not a typed one.
        Some(input) => (input.type_() != "checkbox" && input.type_() != "radio").then(|| input.value()),
        None => field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value),
    }
}

/// Whether the field is there.
fn type_again(id: &str, text: &str) -> bool {
    let Some(field) = document().and_then(|document| document.get_element_by_id(id)) else { return false };
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
    if let Ok(event) = Event::new("input") {
        // Nobody can hold an input event back.
        let _ = field.dispatch_event(&event);
    }
    true
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
