//! The table itself: heads and names stay in sight, any column orders it. After an answer only the row it is
//! about is drawn anew.

use karta_core::{
    domain::{
        assessment::{heat::Order, scale::Source},
        diagnostic::round_card::RoundCard,
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    super::bars::{LevelLegend, part_name},
    CardColumn, HeatDesk,
};
use crate::ui::{Glyph, Icon};

/// One row as it is drawn.
#[derive(Debug, Clone, Default, PartialEq)]
struct Line {
    name: String,
    organisation: String,
    levels: Vec<Option<(u8, Source)>>,
}

#[component]
pub fn Grid(desk: HeatDesk) -> impl IntoView {
    let count = move || desk.rows.with(Vec::len);
    let all = move || desk.collective.open.subjects.with(Vec::len);
    let by = move || match (
        desk.band.with(String::is_empty),
        desk.order.with(|order| matches!(order, Order::Card(_))),
    ) {
        (true, _) => "",
        (false, true) => ", по столбцу, которым упорядочено",
        (false, false) => ", хотя бы по одной карточке",
    };
    let told = move || format!("Показано: {} из {}{}", count(), all(), by());
    view! {
        <p class="hint" role="status">{told}</p>
        <div class="heat-frame" tabindex="0" role="region" aria-label="Люди и карточки">
            <table class="heat">
                <Head desk />
                <tbody>
                    <For each=move || desk.rows.get() key=RecordId::clone let:id><Row desk id /></For>
                </tbody>
                <Foot desk />
            </table>
        </div>
        <LevelLegend />
        <p class="hint">"Знак у числа: э — по оценке эксперта, п — подтверждён методистом в траектории, без знака — по самооценке. Взаимооценка уровня не меняет: она видна по имени человека."</p>
        <p class="hint">"Подтверждённые уровни видны из тех траекторий, в которые вас позвали; остальные траектории закрыты для всех, кроме их участников."</p>
    }
}

#[component]
fn Head(desk: HeatDesk) -> impl IntoView {
    let card = move |card: RoundCard| {
        let order = Order::Card(card.card.clone());
        view! { <Sorter desk order words=card.title tall=true /> }
    };
    view! {
        <thead>
            <tr>
                <Sorter desk order=Order::Name words="Кого оценивали".to_owned() />
                {move || desk.cards.get().into_iter().map(card).collect_view()}
            </tr>
        </thead>
    }
}

/// A head that orders the rows by its column.
#[component]
fn Sorter(desk: HeatDesk, order: Order, words: String, #[prop(optional)] tall: bool) -> impl IntoView {
    let own = StoredValue::new(order);
    let here = Memo::new(move |_| own.with_value(|own| desk.order.with(|order| order == own)));
    // Names run upwards from their beginning, levels downwards from the highest.
    let upwards = move || desk.turned.get() == tall;
    let sort = move || match (here.get(), upwards()) {
        (false, _) => "none",
        (true, true) => "ascending",
        (true, false) => "descending",
    };
    view! {
        <th scope="col" aria-sort=sort data-tall=tall.then_some("")>
            <button type="button" on:click=move |_| desk.order_by(own.get_value())>
                <span>{words}</span>
                {move || here.get().then(|| view! { <Icon glyph=if upwards() { Glyph::Up } else { Glyph::Down } size="small" /> })}
            </button>
        </th>
    }
}

#[component]
fn Row(desk: HeatDesk, id: RecordId) -> impl IntoView {
    let own = StoredValue::new(id);
    let line = Memo::new(move |_| own.with_value(|id| line_of(desk, id)));
    let cell = |level: Option<(u8, Source)>| {
        match level {
        Some((level, source)) => view! {
            <td data-level=part_name(level.into())>{level}{sign(source).map(|sign| view! { <sup title=source.title()>{sign}</sup> })}</td>
        }.into_any(),
        None => view! { <td data-level="open"><span aria-label="не определён">"—"</span></td> }.into_any(),
    }
    };
    let row = move || {
        let Line { name, organisation, levels } = line.get();
        view! {
            <th scope="row">
                <button type="button" class="heat-name" on:click=move |_| desk.person.set(Some(own.get_value()))>{name}</button>
                {(!organisation.is_empty()).then(|| view! { <small>{organisation}</small> })}
            </th>
            {levels.into_iter().map(cell).collect_view()}
        }
    };
    view! { <tr>{row}</tr> }
}

fn line_of(desk: HeatDesk, id: &RecordId) -> Line {
    desk.cards.with(|cards| {
        desk.collective.with_row(id, |map| {
            let Some(subject) = map.subject(id) else { return Line::default() };
            let levels = cards.iter().map(|card| map.level(id, &card.card)).collect();
            Line { name: subject.name.clone(), organisation: subject.organisation.clone(), levels }
        })
    })
}

fn sign(source: Source) -> Option<&'static str> {
    match source {
        Source::Own => None,
        Source::Expert => Some("э"),
        Source::Confirmed => Some("п"),
    }
}

/// Under each column: how many are at level 2 and higher.
#[component]
fn Foot(desk: HeatDesk) -> impl IntoView {
    let sum = |of: &CardColumn| {
        let known: u32 = of.column.distribution.iter().sum();
        (of.column.distribution[2..].iter().sum::<u32>(), known)
    };
    let sums = Memo::new(move |_| desk.columns.with(|columns| columns.iter().map(sum).collect::<Vec<_>>()));
    let cell = |(mastered, known): (u32, u32)| view! { <td><b>{mastered}</b><small>{format!("из {known}")}</small></td> };
    view! {
        <tfoot>
            <tr>
                <th scope="row">"Уровень 2 и выше"</th>
                {move || sums.get().into_iter().map(cell).collect_view()}
            </tr>
        </tfoot>
    }
}
