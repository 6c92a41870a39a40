//! The row of all tabs: a jump to any card. Links, so that they lead there without a script too.

use karta_core::{domain::role::RoleCard, sync::RecordId};
use leptos::{ev::MouseEvent, prelude::*};

use super::flick::Flick;
use crate::{
    components::{
        card::tile::{color_of, number_of, sign_of},
        drawer::selection::Selection,
    },
    platform::page,
    ui::Icon,
};

#[component]
pub fn TabRow(flick: Flick) -> impl IntoView {
    let state = flick.state;
    let base = Memo::new(move |_| state.selection.with(|now| now.with_at("").path()));
    let front = Memo::new(move |_| flick.front.with(|card| card.as_ref().map(|card| card.id.clone())));
    Effect::new(move |_| {
        if let Some(id) = front.get() {
            page::reveal(&tab_id(&id));
        }
    });
    view! {
        <nav class="tab-row no-print" aria-label="Все карточки ящика">
            <For each=move || state.cards.get() key=|card| (card.id.clone(), card.title.clone(), card.color.clone(), card.number) let:card>
                <RowTab card=card base=base front=front bring=move |id: RecordId| flick.bring(&id) />
            </For>
        </nav>
    }
}

fn tab_id(card: &RecordId) -> String {
    format!("tab-{card}")
}

#[component]
fn RowTab(
    card: RoleCard,
    base: Memo<String>,
    front: Memo<Option<RecordId>>,
    #[prop(into)] bring: Callback<RecordId>,
) -> impl IntoView {
    let key = card.id.clone();
    // Of hundreds of tabs, only the two that change are drawn anew.
    let on = Memo::new(move |_| front.with(|front| front.as_ref() == Some(&key)));
    let id = card.id.clone();
    let href = move || base.with(|base| Selection::path_at(base, &id));
    let id = card.id.clone();
    // With a modifier it is a link like any other.
    let jump = move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            bring.run(id.clone());
        }
    };
    view! {
        <a id=tab_id(&card.id) href=href on:click=jump data-color=color_of(&card)
            title=card.title.clone() aria-label=format!("{}: {}", number_of(&card), card.title) aria-current=move || on.get().then_some("true")>
            <Icon glyph=sign_of(&card) size="small" />
            <span class="number">{number_of(&card)}</span>
        </a>
    }
}
