//! Showing all what was hidden.

use karta_core::{domain::board::showing::Wish, sync::SpaceId};
use leptos::prelude::*;

use super::asking::ask;
use crate::{
    store::board::asked,
    ui::{Button, Glyph, Toasts},
};

/// One tap of the host shows everybody's cards to all.
#[component]
pub fn Reveal(id: SpaceId) -> impl IntoView {
    let toasts = Toasts::expect();
    let busy = RwSignal::new(false);
    let id = StoredValue::new(id);
    let reveal =
        move || ask(toasts, busy, asked::show(id.get_value(), Wish::Everything), "Карточки раскрыты.");
    view! { <Button glyph=Glyph::Eye busy=busy on_press=reveal>"Раскрыть все карточки"</Button> }
}
