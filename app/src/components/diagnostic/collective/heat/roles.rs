//! By card: how levels are spread, who leads, who has a gap.

use karta_core::{
    domain::{assessment::heat::Column, diagnostic::round_card::RoundCard},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    super::bars::{LevelBar, parts_of},
    HeatDesk,
};
use crate::components::card::tile::color_of;

/// Names that are shown at once; the rest are a press away.
const NAMES: usize = 5;

#[component]
pub fn RolesPart(desk: HeatDesk) -> impl IntoView {
    let card = move |(at, card): (usize, RoundCard)| view! { <OneCard desk at card /> };
    view! {
        <section class="stack">
            <h2 class="ruled">"По карточкам"</h2>
            <p class="hint">"Лидеры: уровень 3 и выше, а где таких нет, верх группы начиная с уровня 1. Дефициты: уровень ниже 2. Это предложение: решает человек."</p>
            <div class="tiles card-columns">{move || desk.cards.get().into_iter().enumerate().map(card).collect_view()}</div>
        </section>
    }
}

/// `at` is the card's place among those shown.
#[component]
fn OneCard(desk: HeatDesk, at: usize, card: RoundCard) -> impl IntoView {
    let column = Memo::new(move |_| {
        desk.columns.with(|columns| columns.get(at).map(|of| of.column.clone()).unwrap_or_default())
    });
    let color = desk.collective.role_card(&card.card).as_ref().map(color_of);
    let parts = Memo::new(move |_| column.with(|column| parts_of(column)));
    let names =
        move |of: fn(&Column) -> &Vec<RecordId>| move || column.with(|column| named(desk, of(column)));
    let (leaders, gaps) = (names(|column| &column.leaders), names(|column| &column.gaps));
    view! {
        <article class="sheet card-column" data-color=color>
            <h3>{card.title}</h3>
            {move || view! { <LevelBar numbers=parts.get().to_vec() /> }}
            <dl class="facts">
                <dt>"Лидеры"</dt><dd>{leaders}</dd>
                <dt>"Дефициты"</dt><dd>{gaps}</dd>
            </dl>
        </article>
    }
}

fn named(desk: HeatDesk, ids: &[RecordId]) -> AnyView {
    let mut names: Vec<String> =
        desk.collective.with(|map| ids.iter().filter_map(|id| Some(map.subject(id)?.name.clone())).collect());
    if names.is_empty() {
        return "нет".into_any();
    }
    let rest = names.split_off(names.len().min(NAMES));
    let more = (!rest.is_empty()).then(|| {
        view! { <details><summary>{format!("ещё {}", rest.len())}</summary>{rest.join(", ")}</details> }
    });
    view! { {names.join(", ")}{more} }.into_any()
}
