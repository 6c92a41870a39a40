//! Cards as a list: for a phone, and for whoever reads from above.

use karta_core::{
    domain::board::{self, BoardCard},
    limits::LINE_CHARS,
    sync::{Audience, RecordId, record::fields},
};
use leptos::prelude::*;

use crate::{
    components::live_text::{LiveText, Writes},
    store::{OpenBoard, courier::Courier, karta},
    ui::{Button, EmptyState, Glyph, Size, TextArea, Variant},
};

/// The newest first.
#[component]
pub fn CardList(open: OpenBoard) -> impl IntoView {
    let ids = Memo::new(move |_| {
        open.cards.with(|cards| cards.iter().rev().map(|card| card.id.clone()).collect::<Vec<_>>())
    });
    view! {
        <ul class="board-cards">
            <For each=move || ids.get() key=RecordId::clone let:id><BoardCardLine courier=open.courier id=id /></For>
        </ul>
        <Show when=move || ids.with(Vec::is_empty)><EmptyState glyph=Glyph::Board title="Карточек пока нет" text="Одна карточка — одна мысль." /></Show>
    }
}

#[component]
pub fn NewCard(courier: Courier) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let thought = text.get_untracked().trim().to_owned();
        if !thought.is_empty() {
            courier.space.create(board::KIND, fields([("text", thought.into()), ("sort", "trend".into())]));
            text.set(String::new());
        }
    };
    view! {
        <form class="sheet form" on:submit=add>
            <TextArea id="thought" label="Ваша мысль" value=text on_input=move |thought: String| text.set(thought) limit=LINE_CHARS />
            <Button variant=Variant::Primary size=Size::Wide submit=true>"Положить на карту"</Button>
        </form>
    }
}

#[component]
fn BoardCardLine(courier: Courier, id: RecordId) -> impl IntoView {
    let space = courier.space;
    let me = karta().principal();
    let key = StoredValue::new(id.clone());
    let record = Memo::new(move |_| key.with_value(|id| space.record(id)));
    let mine = move || record.with(|record| record.as_ref().is_some_and(|record| record.author == me));
    let card =
        move || record.with(|record| record.as_ref().and_then(|record| BoardCard::try_from(record).ok()));
    let shown_to_all = move || {
        record.with(|record| record.as_ref().is_some_and(|record| record.audience() == Audience::All))
    };
    view! {
        <li class="board-card sheet" data-color="k-trend">
            <b class="number">{move || card().and_then(|card| card.number).map_or_else(|| "…".to_owned(), |number| number.to_string())}</b>
            {if mine() {
                view! { <LiveText courier=courier record=id.clone() field="text" label="Моя карточка" writes=Writes::Line most=LINE_CHARS /> }.into_any()
            } else {
                view! { <p>{move || card().map(|card| card.text)}</p> }.into_any()
            }}
            <small>{move || if shown_to_all() { "видят все" } else { "видите только вы" }}</small>
        </li>
    }
}
