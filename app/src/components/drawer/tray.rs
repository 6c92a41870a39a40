//! The tray at the foot of the screen: cards put aside for comparing.

use karta_core::{limits::COMPARED_CARDS, sync::RecordId};
use leptos::prelude::*;

use crate::{
    components::card::tile::color_of,
    store::karta,
    ui::{Glyph, Icon, IconButton},
};

/// The address of the page that compares these cards.
pub fn compare_path(cards: &[RecordId]) -> String {
    let ids: Vec<&str> = cards.iter().map(RecordId::as_str).collect();
    format!("/catalogue/compare?cards={}", ids.join(","))
}

#[component]
pub fn CompareTray() -> impl IntoView {
    let tray = karta().catalogue.tray;
    let path = move || tray.is_enough().then(|| compare_path(&tray.cards()));
    view! {
        <Show when=move || !tray.cards().is_empty()>
            <aside class="tray no-print" aria-label="Карточки для сравнения">
                <ul>
                    <For each=move || tray.cards() key=|id| id.clone() let:id><TrayCard id=id /></For>
                </ul>
                <div class="tray-actions">
                    {move || match path() {
                        Some(path) => view! { <a class="button primary" href=path><Icon glyph=Glyph::Compare />"Сравнить"</a> }.into_any(),
                        None => view! { <p class="hint">{format!("Возьмите от {} до {} карточек", COMPARED_CARDS.0, COMPARED_CARDS.1)}</p> }.into_any(),
                    }}
                    <IconButton glyph=Glyph::Close label="Убрать все карточки из сравнения" on_press=move || tray.hold(Vec::new()) />
                </div>
            </aside>
        </Show>
    }
}

#[component]
fn TrayCard(id: RecordId) -> impl IntoView {
    let catalogue = karta().catalogue;
    let key = StoredValue::new(id);
    let card = Memo::new(move |_| key.with_value(|id| catalogue.card(id)));
    let title = move || card.get().map(|card| card.title).unwrap_or_default();
    view! {
        <li data-color=move || card.get().map(|card| color_of(&card))>
            <span class="tray-title">{title}</span>
            <button type="button" class="icon-button" aria-label=move || format!("Убрать из сравнения: {}", title())
                on:click=move |_| key.with_value(|id| catalogue.tray.toggle(id))>
                <Icon glyph=Glyph::Close size="small" />
            </button>
        </li>
    }
}
