//! The page around the app: network, visibility, timers, theme, address, files.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Document, Element, HtmlElement, VisibilityState, Window};

use super::{
    device::this_device,
    events::{listen, on_document, on_window},
    property,
};
pub use crate::platform::Picked;
use crate::platform::{Guard, keys};

mod canvas;
mod files;
mod picture;
mod sight;
mod sound;

pub use canvas::paint;
pub use files::{copy, download, on_paste, pick_text};
pub use picture::download_png;
pub use sight::{is_key_free, is_seen_to_end, on_size, place_of, reveal, share_within, show_place};
pub use sound::chime;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// What the browser believes; a server on the same machine or network may be reached all the same.
pub fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

pub fn on_connection(told: impl Fn(bool) + 'static) -> Guard {
    let told: std::rc::Rc<dyn Fn(bool)> = std::rc::Rc::new(told);
    let (online, offline) = (told.clone(), told);
    Guard::all([
        on_window("online", Box::new(move |_| online(true))),
        on_window("offline", Box::new(move |_| offline(false))),
    ])
}

pub fn is_visible() -> bool {
    document().is_none_or(|document| document.visibility_state() == VisibilityState::Visible)
}

pub fn on_visibility(told: impl Fn(bool) + 'static) -> Guard {
    on_document("visibilitychange", Box::new(move |_| told(is_visible())))
}

/// The last moment at which something can be written: the page is left, perhaps for good.
pub fn on_leave(told: impl Fn() + 'static) -> Guard {
    on_window("pagehide", Box::new(move |_| told()))
}

/// Acts every so many milliseconds; a hidden page may be slowed down to once a minute.
pub fn every(ms: u32, act: impl Fn() + 'static) -> Guard {
    let act: Box<dyn Fn()> = Box::new(act);
    let closure: Closure<dyn Fn()> = Closure::wrap_assert_unwind_safe(act);
    let Some(window) = web_sys::window() else { return Guard::idle() };
    let callback = closure.as_ref().unchecked_ref();
    let Ok(id) = window.set_interval_with_callback_and_timeout_and_arguments_0(callback, delay(ms)) else {
        return Guard::idle();
    };
    Guard::new(move || {
        window.clear_interval_with_handle(id);
        drop(closure);
    })
}

/// Acts once, after so many milliseconds, unless the guard was dropped before.
pub fn after(ms: u32, act: impl FnOnce() + 'static) -> Guard {
    let act: std::cell::Cell<Option<Box<dyn FnOnce()>>> = std::cell::Cell::new(Some(Box::new(act)));
    let once: Box<dyn Fn()> = Box::new(move || {
        if let Some(act) = act.take() {
            act();
        }
    });
    let closure: Closure<dyn Fn()> = Closure::wrap_assert_unwind_safe(once);
    let Some(window) = web_sys::window() else { return Guard::idle() };
    let callback = closure.as_ref().unchecked_ref();
    let Ok(id) = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, delay(ms)) else {
        return Guard::idle();
    };
    Guard::new(move || {
        window.clear_timeout_with_handle(id);
        drop(closure);
    })
}

fn delay(ms: u32) -> i32 {
    i32::try_from(ms).unwrap_or(i32::MAX)
}

/// The theme that a person chose; `None` follows the device.
pub fn theme() -> Option<String> {
    root()?.get_attribute("data-theme")
}

/// Puts the theme on the page and keeps it for the next visit.
pub fn set_theme(theme: Option<&str>) {
    let Some(root) = root() else { return };
    match theme {
        Some(theme) => {
            drop(root.set_attribute("data-theme", theme));
            // Blocked storage: the theme holds for this page alone.
            let _ = this_device().put(keys::THEME, theme);
        }
        None => {
            drop(root.remove_attribute("data-theme"));
            this_device().remove(keys::THEME);
        }
    }
}

/// Path and query of the address.
pub fn path() -> String {
    let location = web_sys::window().map(|window| window.location());
    let parts = location.map(|location| (location.pathname(), location.search()));
    parts.map_or_else(String::new, |(path, query)| path.unwrap_or_default() + &query.unwrap_or_default())
}

/// Scheme, host and port, as in `https://karta.example`.
pub fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Loads another page of this server, from the beginning.
pub fn go(path: &str) {
    with_window(|window| drop(window.location().assign(path)));
}

pub fn reload() {
    with_window(|window| drop(window.location().reload()));
}

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Puts the focus on the element of this id; says whether there is one.
pub fn focus(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    element.and_then(|element| element.dyn_into::<HtmlElement>().ok()).is_some_and(|it| it.focus().is_ok())
}

/// How often something still to come is looked for, milliseconds.
const TRY_MS: u32 = 50;
const FOCUS_TRIES: u32 = 100;

/// Puts the focus on the element of this id as soon as it is there: its room's code may come a moment later.
pub fn focus_when_there(id: &str) {
    let id = id.to_owned();
    retry(FOCUS_TRIES, move || focus(&id));
}

/// Acts as soon as the page has been drawn anew, and again every [`TRY_MS`] until the act says that it is done,
/// at most `tries` times more.
pub fn retry(tries: u32, act: impl FnMut() -> bool + 'static) {
    retry_after(0, tries, Box::new(act));
}

fn retry_after(ms: u32, tries: u32, mut act: Box<dyn FnMut() -> bool>) {
    after(ms, move || {
        if !act() && tries > 0 {
            retry_after(TRY_MS, tries - 1, act);
        }
    })
    .keep();
}

/// Puts the focus into the text field of this id, its text selected: what is typed takes the text's place.
pub fn select(id: &str) {
    let field = document().and_then(|document| document.get_element_by_id(id));
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
        // What cannot take the focus can still be tapped.
        let _ = field.focus();
        field.select();
    }
}

pub fn print() {
    with_window(|window| drop(window.print()));
}

/// The whole screen for the page, or back; a browser that refuses stays as it is.
pub fn toggle_full_screen() {
    let Some(document) = document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = root() {
        let _ = root.request_fullscreen();
    }
}

pub fn matches_media(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

pub fn on_media(query: &str, told: impl Fn(bool) + 'static) -> Guard {
    let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    let Some(list) = list else { return Guard::idle() };
    let asked = list.clone();
    listen(&list, "change", Box::new(move |_| told(asked.matches())))
}

/// HTTPS or this very machine: only there do the worker, locks and the clipboard exist.
pub fn is_secure() -> bool {
    web_sys::window()
        .and_then(|window| property(&window, "isSecureContext"))
        .is_some_and(|secure| secure == true)
}

fn with_window(act: impl FnOnce(&Window)) {
    if let Some(window) = web_sys::window() {
        act(&window);
    }
}
