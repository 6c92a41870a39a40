//! Puts a card on the tray of cards to compare, or takes it away.

use karta_core::sync::RecordId;
use leptos::prelude::*;

use crate::{
    store::karta,
    ui::{Glyph, Icon},
};

/// `title` is the card's, for those who hear the page. `short` shows the sign alone.
#[component]
pub fn CompareButton(
    card: RecordId,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] short: bool,
) -> impl IntoView {
    let tray = karta().catalogue.tray;
    let card = StoredValue::new(card);
    let on = Memo::new(move |_| card.with_value(|card| tray.has(card)));
    let blocked = move || tray.is_full() && !on.get();
    let words = move || if on.get() { "В сравнении" } else { "Сравнить" };
    let hint = move || match (blocked(), on.get()) {
        (true, _) => "Для сравнения уже взяты четыре карточки",
        (false, true) => "Убрать из сравнения",
        (false, false) => "Взять для сравнения",
    };
    let press = move |_| {
        if !untrack(blocked) {
            card.with_value(|card| tray.toggle(card));
        }
    };
    view! {
        <button
            type="button"
            class=if short { "icon-button compare-button" } else { "button compare-button" }
            aria-label=move || format!("{}: {}", words(), title.get())
            aria-pressed=move || if on.get() { "true" } else { "false" }
            aria-disabled=move || blocked().then_some("true")
            title=hint
            on:click=press
        >
            <Icon glyph=Signal::derive(move || if on.get() { Glyph::Check } else { Glyph::Compare }) />
            {(!short).then(|| view! { <span>{words}</span> })}
        </button>
    }
}
