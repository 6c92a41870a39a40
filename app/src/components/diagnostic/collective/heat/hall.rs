//! The same in the hall, without a name: bars large enough for the last row, and a field of people in an order
//! that tells nothing of them.

use karta_core::{domain::diagnostic::round_card::RoundCard, sync::RecordId};
use leptos::{ev, prelude::*};
use leptos_router::hooks::use_navigate;

use super::super::bars::{LevelBar, LevelLegend, part_name, parts_of};
use crate::{
    platform::page,
    store::diagnostic::collective::Collective,
    ui::{Glyph, IconButton, Theme},
};

#[component]
pub fn HeatHall(collective: Collective) -> impl IntoView {
    let path = StoredValue::new(format!("/round/{}/heat", collective.open.id()));
    let title = move || collective.open.head.with(|head| head.as_ref().map(|head| head.title.clone()));
    let navigate = use_navigate();
    let keys = window_event_listener(ev::keydown, move |event| match event.code().as_str() {
        "KeyF" => page::toggle_full_screen(),
        "Escape" => path.with_value(|path| navigate(path, Default::default())),
        _ => {}
    });
    on_cleanup(move || keys.remove());
    view! {
        <section class="stage heat-hall" data-theme=Theme::Projector.name()>
            <div class="heat-hall-body">
                <Covered collective />
                <Bars collective />
                <LevelLegend />
                <p class="heat-hall-note">"Каждая полоска ниже — один человек, без имени и в случайном порядке."</p>
                <Field collective />
            </div>
            <nav class="stage-foot" aria-label="Показ">
                <h2 class="grow">{title}</h2>
                <IconButton glyph=Glyph::Projector label="Во весь экран" on_press=page::toggle_full_screen />
                <a class="button" href=path.get_value()>"К карте с именами"</a>
            </nav>
        </section>
    }
}

#[component]
fn Covered(collective: Collective) -> impl IntoView {
    let words = move || {
        let coverage = collective.with(|map| map.coverage());
        format!("Ответили {} из {}", coverage.finished, coverage.people)
    };
    view! { <p class="heat-hall-lead">{words}</p> }
}

#[component]
fn Bars(collective: Collective) -> impl IntoView {
    let line = move |card: RoundCard| {
        let own = card.card.clone();
        let parts = Memo::new(move |_| collective.with(|map| parts_of(&map.column(&own))));
        view! { <li><span>{card.title}</span>{move || view! { <LevelBar numbers=parts.get().to_vec() /> }}</li> }
    };
    view! { <ul class="heat-hall-bars">{move || collective.cards().into_iter().map(line).collect_view()}</ul> }
}

/// A row of cells for everybody, by lot.
#[component]
fn Field(collective: Collective) -> impl IntoView {
    let rows = Memo::new(move |_| {
        let cards: Vec<RecordId> = collective.cards().into_iter().map(|card| card.card).collect();
        let round = collective.open.id();
        collective.with(|map| {
            let row = |id: RecordId| {
                cards.iter().map(|card| map.cell(&id, card).level.map(|(level, _)| level)).collect::<Vec<_>>()
            };
            map.nameless_order(round.as_str()).into_iter().map(row).collect::<Vec<_>>()
        })
    });
    let cell = |level: Option<u8>| {
        let name = part_name(level.map_or(usize::MAX, usize::from));
        view! { <i data-level=name>{level.map_or_else(|| "—".to_owned(), |level| level.to_string())}</i> }
    };
    let row =
        move |levels: Vec<Option<u8>>| view! { <span>{levels.into_iter().map(cell).collect_view()}</span> };
    view! {
        <div class="heat-field" role="img" aria-label="Каждая строка — один человек без имени, каждая клетка — уровень на карточке">
            {move || rows.get().into_iter().map(row).collect_view()}
        </div>
    }
}
