//! «Пульт» of a game: the host walks between the tables with a phone.

use karta_core::sync::RecordId;
use leptos::prelude::*;

use crate::{
    components::game::{at_game::AtGame, controls::TableControls, table_now::TableNow},
    store::{OpenGame, game::asked::given},
    ui::{ButtonLink, ChipGroup, Choice, EmptyState, Glyph, Pick},
};

#[component]
pub fn GameRemotePage() -> impl IntoView {
    view! { <AtGame word="Пульт" part=|open| view! { <Remote open=open /> }.into_any() /> }
}

#[component]
fn Remote(open: OpenGame) -> impl IntoView {
    let game = StoredValue::new(format!("/game/{}", open.id()));
    let given = given(open);
    let chosen = RwSignal::new(None::<RecordId>);
    let table = Memo::new(move |_| {
        open.tables.with(|tables| {
            let there = |id: &RecordId| tables.iter().any(|table| table.id == *id);
            chosen.get().filter(there).or_else(|| tables.first().map(|table| table.id.clone()))
        })
    });
    let several = Memo::new(move |_| open.tables.with(|tables| tables.len() > 1));
    let choices = move || {
        open.tables
            .get()
            .into_iter()
            .map(|table| Choice::new(table.id.as_str(), table.title))
            .collect::<Vec<_>>()
    };
    let now = move || table.get().iter().map(ToString::to_string).collect::<Vec<_>>();
    let choose = move |ids: Vec<String>| chosen.set(ids.first().map(|id| RecordId::from(id.as_str())));
    view! {
        <section class="page page-narrow board-remote game-remote">
            <h1 class="hidden-text">"Пульт"</h1>
            <Show when=move || open.leads.get() fallback=|| view! {
                <EmptyState glyph=Glyph::Device title="Пульт у ведущего" text=Some("Войдите под именем ведущего этой игры.".to_owned()) />
            }>
                <Show when=move || several.get()>
                    <ChipGroup id="remote-table" label="Стол" pick=Pick::One choices=Signal::derive(choices) chosen=Signal::derive(now) on_change=choose />
                </Show>
                {move || table.get().map(|table| view! {
                    <div class="sheet remote-takt"><TableNow open=open table=table.clone() /></div>
                    <TableControls open=open table=table given=given />
                })}
                <ButtonLink href=game.get_value() glyph=Glyph::Left>"К игре"</ButtonLink>
            </Show>
        </section>
    }
}
