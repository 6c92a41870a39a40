//! A game: for its host the tables, for a player their card, their marks and what they have shown.

use karta_core::sync::RecordId;
use leptos::prelude::*;

use crate::{
    components::game::{
        at_game::AtGame, desk::Desk, hand::OwnHand, lobby::Places, marking::Marking, more::GameMore,
        opened::OpenedMarks, own_turns::OwnTurns, table_now::TableNow,
    },
    store::OpenGame,
    ui::ButtonLink,
};

#[component]
pub fn GamePage() -> impl IntoView {
    view! { <AtGame word="" part=|open| view! { <Game open=open /> }.into_any() /> }
}

#[component]
fn Game(open: OpenGame) -> impl IntoView {
    let title = move || open.head.with(|head| head.as_ref().map(|head| head.title.clone()));
    let table = Memo::new(move |_| {
        let table = open.me.with(|me| me.as_ref().and_then(|me| me.table.clone()))?;
        open.table(&table).map(|table| table.id)
    });
    let closed = Memo::new(move |_| open.is_closed());
    let outcomes = StoredValue::new(format!("/game/{}/outcomes", open.id()));
    view! {
        <section class="page game">
            <header class="row row-apart game-head"><h1>{title}</h1><GameMore open=open /></header>
            <Show when=move || closed.get()>
                <p class="sheet" role="status">"Игра завершена. "<ButtonLink href=outcomes.get_value()>"Посмотреть итоги"</ButtonLink></p>
            </Show>
            <Show when=move || open.leads.get()><Desk open=open /></Show>
            <div class="game-own">
                <Places open=open />
                {move || table.get().map(|table| view! { <AtTable open=open table=table /> })}
                <OwnTurns open=open />
            </div>
        </section>
    }
}

/// A player's table: who is on, the own card, the marks.
#[component]
fn AtTable(open: OpenGame, table: RecordId) -> impl IntoView {
    let key = StoredValue::new(table);
    let opened = Memo::new(move |_| {
        let turn = key.with_value(|table| open.turn_at(table)).filter(|turn| turn.revealed);
        turn.filter(|turn| turn.player != open.who())
    });
    let title = move || opened.get().map(|turn| format!("Отметки открыты: {}", open.name_of(&turn.player)));
    let id = Memo::new(move |_| opened.with(|turn| turn.as_ref().map(|turn| turn.id.clone())));
    view! {
        <Show when=move || !open.leads.get()>
            <div class="sheet table-now"><TableNow open=open table=key.get_value() /></div>
        </Show>
        <OwnHand open=open />
        <Marking open=open table=key.get_value() />
        {move || id.get().map(|turn| view! {
            <section class="sheet stack"><h2>{title}</h2><OpenedMarks open=open turn=turn /></section>
        })}
    }
}
