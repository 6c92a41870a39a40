//! The host's desk: every table with what happens at it and what comes next.

use karta_core::{domain::plural::counted, sync::RecordId};
use leptos::prelude::*;

use super::{controls::TableControls, table_now::TableNow};
use crate::{
    store::{OpenGame, game::asked::given},
    ui::{Button, Glyph},
};

/// The tables that this person leads: all for who leads the game, their own for who leads a table.
#[component]
pub fn Desk(open: OpenGame) -> impl IntoView {
    let given = given(open);
    let tables = Memo::new(move |_| {
        let own = open.me.with(|me| me.as_ref().and_then(|me| me.table.clone()));
        let all = open.tables.with(|tables| tables.iter().map(|table| table.id.clone()).collect::<Vec<_>>());
        let sits = own.as_ref().is_some_and(|own| all.contains(own)) && !open.steers.get();
        all.into_iter().filter(|id| !sits || Some(id) == own.as_ref()).collect::<Vec<_>>()
    });
    let several = Memo::new(move |_| tables.with(|tables| tables.len() > 1));
    view! {
        <div class="game-desk" data-many=move || several.get().then_some("")>
            <For each=move || tables.get() key=RecordId::clone let:table>
                <section class="sheet game-table" aria-label=move || open.table(&table).map(|table| table.title)>
                    <TableNow open=open table=table.clone() named=true />
                    <RoleLine open=open table=table.clone() />
                    <TableControls open=open table=table.clone() given=given />
                </section>
            </For>
            <Show when=move || open.steers.get() && tables.with(Vec::is_empty)>
                <Button glyph=Glyph::Plus on_press=move || open.add_table()>"Поставить стол"</Button>
            </Show>
        </div>
    }
}

/// The role that is shown, and how many sit here.
#[component]
fn RoleLine(open: OpenGame, table: RecordId) -> impl IntoView {
    let key = StoredValue::new(table);
    let words = move || {
        let table = key.get_value();
        let turn = open.turn_at(&table);
        let role = turn.as_ref().and_then(|turn| turn.role()).map(|role| open.role_title(role));
        let people = counted(open.players_at(&table).len() as u64, ["человек", "человека", "человек"]);
        role.map_or(people.clone(), |role| format!("{role} · {people}"))
    };
    view! { <p class="table-role">{words}</p> }
}
