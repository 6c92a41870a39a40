//! What the hall sees: whose turn it is, the drawn card turning over, the clock, and the opened marks.

use karta_core::{
    domain::{game::stage::Phase, grants::Action},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{drawn::DrawnCard, opened::OpenedMarks, table_now::TableNow};
use crate::{components::session::door::HallDoor, store::OpenGame};

/// Tables above which each is a line, and above which the situation of a case is left out.
const LINES: usize = 6;
const WHOLE: usize = 1;

#[component]
pub fn Hall(open: OpenGame) -> impl IntoView {
    let begun =
        Memo::new(move |_| open.tables.with(|tables| tables.iter().any(|table| table.stage.is_some())));
    let people = Memo::new(move |_| open.players.with(Vec::len));
    let tables = Memo::new(move |_| {
        open.tables.with(|tables| tables.iter().map(|table| table.id.clone()).collect::<Vec<_>>())
    });
    let dense = move || match tables.with(Vec::len) {
        0..=WHOLE => "one",
        count if count <= LINES => "some",
        _ => "many",
    };
    view! {
        <div class="hall game-hall" data-waits=move || (!begun.get()).then_some("")>
            <header class="hall-head"><p class="takt-title">{move || head_of(open)}</p></header>
            <div class="hall-body game-tables" data-dense=dense>
                <Show when=move || begun.get()>
                    <For each=move || tables.get() key=RecordId::clone let:table><HallTable open=open table=table several=Signal::derive(move || tables.with(Vec::len) > 1) /></For>
                </Show>
            </div>
            <Show when=move || open.may(Action::ManageMembers)><HallDoor id=open.id() people=people /></Show>
        </div>
    }
}

fn head_of(open: OpenGame) -> String {
    let title = open.head.with(|head| head.as_ref().map(|head| head.title.clone())).unwrap_or_default();
    if open.is_closed() { format!("{title}: игра завершена") } else { title }
}

#[component]
fn HallTable(open: OpenGame, table: RecordId, several: Signal<bool>) -> impl IntoView {
    let key = StoredValue::new(table);
    let stage = Memo::new(move |_| key.with_value(|table| open.table(table)).and_then(|table| table.stage));
    let turn = Memo::new(move |_| key.with_value(|table| open.turn_at(table)));
    let called = Memo::new(move |_| key.with_value(|table| open.called_at(table)));
    let back =
        move || called.get().map(|person| open.name_of(&person)).unwrap_or_else(|| "Ждём игроков".to_owned());
    let opened = Memo::new(move |_| {
        let shows = stage.with(|stage| stage.as_ref().is_some_and(|stage| stage.phase >= Phase::Reveal));
        turn.get().filter(|turn| shows && turn.revealed).map(|turn| turn.id)
    });
    // Each player's card is another one: it is dealt anew and turns over when the role is drawn.
    let whose = Memo::new(move |_| stage.with(|stage| stage.as_ref().map(|stage| stage.turn.clone())));
    view! {
        <section class="hall-table">
            {move || view! { <TableNow open=open table=key.get_value() named=several.get() /> }}
            {move || { whose.track(); view! { <DrawnCard open=open turn=turn back=Signal::derive(back) /> } }}
            {move || opened.get().map(|turn| view! { <OpenedMarks open=open turn=turn /> })}
        </section>
    }
}
