//! All cards of the selection as tiles. The first come at once, the rest right after: a drawer of hundreds
//! answers without a wait, and without a script all of them are there.

use leptos::prelude::*;

use super::state::DrawerState;
use crate::{
    components::card::tile::CardTile,
    platform::{Guard, body, page},
};

/// Tiles drawn at once, about three screens of them.
const AT_ONCE: usize = 36;
/// Milliseconds between one helping and the next.
const PAUSE_MS: u32 = 30;

#[component]
pub fn Grid(state: DrawerState) -> impl IntoView {
    let drawn = RwSignal::new(if body::is_here() { AT_ONCE } else { usize::MAX });
    let wait = StoredValue::new(None::<Guard>);
    Effect::new(move |_| {
        let more = move || drawn.update(|drawn| *drawn = drawn.saturating_add(AT_ONCE));
        if drawn.get() < state.cards.with(Vec::len) {
            wait.set_value(Some(page::after(PAUSE_MS, more)));
        }
    });
    let tiles = move || {
        state
            .cards
            .with(|cards| cards.iter().take(drawn.get()).map(|card| card.id.clone()).collect::<Vec<_>>())
    };
    view! {
        <ul class="cards tiles-of-cards">
            <For each=tiles key=|id| id.clone() let:id><li><CardTile id=id /></li></For>
        </ul>
    }
}
