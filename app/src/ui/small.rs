//! The smallest pieces: a key, words for those who hear the page, the link past the bar.

use leptos::{ev::MouseEvent, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

/// A key of the keyboard.
#[component]
pub fn Kbd(children: Children) -> impl IntoView {
    view! { <kbd>{children()}</kbd> }
}

/// Words that are read aloud but not shown.
#[component]
pub fn VisuallyHidden(children: Children) -> impl IntoView {
    view! { <span class="hidden-text">{children()}</span> }
}

/// The first stop of the Tab key: past the bar to the content. It moves the focus by itself: a router that
/// takes links over would only scroll.
#[component]
pub fn SkipLink(#[prop(default = "main")] target: &'static str) -> impl IntoView {
    let skip = move |event: MouseEvent| {
        let content = document().get_element_by_id(target);
        let content = content.and_then(|content| content.dyn_into::<HtmlElement>().ok());
        if content.is_some_and(|content| content.focus().is_ok()) {
            event.prevent_default();
        }
    };
    view! { <a class="skip-link" href=["#", target].concat() on:click=skip>"К содержанию"</a> }
}
