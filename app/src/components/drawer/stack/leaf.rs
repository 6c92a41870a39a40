//! One card in the drawer: its tab, and its faces once it has been in front.

use karta_core::{domain::role::RoleCard, sync::RecordId};
use leptos::prelude::*;

use super::flick::Flick;
use crate::{
    components::{
        card::tile::{color_of, number_of, sign_of},
        drawer::big_card::BigCard,
    },
    store::karta,
    ui::Icon,
};

/// Places across the drawer in which tabs stand, one after another.
const SLOTS: usize = 4;

#[component]
pub fn Leaf(id: RecordId, flick: Flick) -> impl IntoView {
    let catalogue = karta().catalogue;
    let key = StoredValue::new(id);
    let place = Memo::new(move |_| {
        let of =
            |cards: &Vec<_>| cards.iter().position(|card: &RoleCard| key.with_value(|id| &card.id == id));
        flick.state.cards.with(of)
    });
    let depth = Memo::new(move |_| {
        let place = place.get().unwrap_or_default() as isize;
        place - flick.place.get() as isize
    });
    let card = Memo::new(move |_| key.with_value(|id| catalogue.card(id)));
    let is_front = Memo::new(move |_| depth.get() == 0);
    // Drawn when it first comes to the front; stays while the leaf is in the page.
    let drawn = Memo::new(move |was: Option<&bool>| was == Some(&true) || is_front.get());
    let pull = move || is_front.get().then(|| format!("{}px", flick.drag.get()));
    // The whole card behind, tab and all, is what a finger finds; the row of tabs is there for keys.
    let jump = move |_| {
        if let Some(place) = place.get_untracked().filter(|_| !is_front.get_untracked()) {
            flick.go_to(place);
        }
    };
    view! {
        <li
            class="leaf"
            data-depth=move || depth.get()
            data-slot=move || place.get().unwrap_or_default() % SLOTS
            data-color=move || card.with(|card| card.as_ref().map(color_of))
            aria-hidden=move || (!is_front.get()).then_some("true")
            style:--pull=pull
            on:click=jump
        >
            {move || card.get().map(|card| view! {
                <span class="leaf-tab" aria-hidden="true">
                    <Icon glyph=sign_of(&card) size="small" />
                    <span class="number">{number_of(&card)}</span>
                    <span class="leaf-name">{card.title}</span>
                </span>
            })}
            <div class="leaf-body" inert=move || !is_front.get()>
                <Show when=move || drawn.get()>
                    <BigCard card=card turned=Signal::derive(move || is_front.get() && flick.turned.get()) on_turn=move || flick.turn() />
                </Show>
            </div>
        </li>
    }
}
