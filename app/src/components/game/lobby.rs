//! Coming in: choosing a table. Whoever sits at none only watches.

use karta_core::{
    domain::{game::session::Table, grants::Action, plural::counted},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    store::OpenGame,
    ui::{Glyph, Icon},
};

#[component]
pub fn Places(open: OpenGame) -> impl IntoView {
    let mine = Memo::new(move |_| open.me.with(|me| me.as_ref().and_then(|me| me.table.clone())));
    let seated = Memo::new(move |_| mine.get().is_some_and(|table| open.table(&table).is_some()));
    let may = Memo::new(move |_| open.may(Action::Contribute) && !open.is_closed());
    let title = move || {
        let table = mine.get().and_then(|table| open.table(&table)).map(|table| table.title);
        table.map_or_else(|| "Сядьте за стол".to_owned(), |title| format!("Вы за столом: {title}"))
    };
    view! {
        <Show when=move || may.get()>
            <Show when=move || seated.get() fallback=move || view! {
                <section class="sheet stack" aria-labelledby="places">
                    <h2 id="places">"Сядьте за стол"</h2>
                    <p class="hint">{move || if open.leads.get() { "Ведущий может и не играть." } else { "За столом вы играете и отмечаете других. Можно и только смотреть." }}</p>
                    <TableChoice open=open mine=mine />
                </section>
            }>
                <details class="sheet places-more">
                    <summary>{title}</summary>
                    <TableChoice open=open mine=mine />
                </details>
            </Show>
        </Show>
    }
}

#[component]
fn TableChoice(open: OpenGame, mine: Memo<Option<RecordId>>) -> impl IntoView {
    let row = move |table: Table| {
        let (id, own, count) = (table.id.clone(), table.id.clone(), table.id.clone());
        let people = move || {
            let count = open.players_at(&count).len() as u64;
            counted(count, ["человек", "человека", "человек"])
        };
        view! {
            <button type="button" class="table-choice" aria-pressed=move || if mine.get().as_ref() == Some(&own) { "true" } else { "false" }
                on:click=move |_| open.sit_down(&id)>
                <Icon glyph=Glyph::People /><b>{table.title}</b><small>{people}</small>
            </button>
        }
    };
    view! {
        <div class="table-choices" role="group" aria-label="Столы">
            <For each=move || open.tables.get() key=|table| (table.id.clone(), table.title.clone()) let:table>{row(table)}</For>
        </div>
    }
}
