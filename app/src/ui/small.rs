//! The smallest pieces: a key, words for those who hear the page, the link past the bar.

use leptos::prelude::*;

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

/// The first stop of the Tab key: past the bar to the content.
#[component]
pub fn SkipLink(#[prop(default = "#main")] href: &'static str) -> impl IntoView {
    view! { <a class="skip-link" href=href>"К содержанию"</a> }
}
