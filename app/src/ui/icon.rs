//! Drawn signs: one stroke style on a 24 px field, named by [`Glyph`].
//!
//! An icon is decoration and hidden from readers of the screen: its owner carries the words.

mod glyph;

pub use glyph::Glyph;
use leptos::prelude::*;

/// A sign in the colour of the text around it. `size`: `"small"` (of the text's height), `"large"`, or none.
#[component]
pub fn Icon(
    #[prop(into)] glyph: Signal<Glyph>,
    #[prop(optional)] size: Option<&'static str>,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" data-size=size>
            <path d=move || glyph.get().path()></path>
        </svg>
    }
}

/// A sign on a field of its colour.
#[component]
pub fn Sign(
    #[prop(into)] glyph: Signal<Glyph>,
    #[prop(optional, into)] color: Signal<String>,
) -> impl IntoView {
    view! { <span class="sign" data-color=move || color.get()><Icon glyph /></span> }
}
