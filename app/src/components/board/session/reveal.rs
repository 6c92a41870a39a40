//! Showing all what was hidden.

use karta_core::sync::SpaceId;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    store::people,
    ui::{Button, Glyph, Toasts},
};

/// One tap of the host shows everybody's cards to all.
#[component]
pub fn Reveal(id: SpaceId) -> impl IntoView {
    let toasts = Toasts::expect();
    let id = StoredValue::new(id);
    let reveal = move || {
        spawn_local(async move {
            match people::reveal(id.get_value()).await {
                Ok(()) => toasts.done("Карточки раскрыты."),
                Err(failure) => toasts.fail(failure.text),
            }
        })
    };
    view! { <Button glyph=Glyph::Eye on_press=reveal>"Раскрыть все карточки"</Button> }
}
