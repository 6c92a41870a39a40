//! Two to four cards side by side: what each is for, its tasks, means and levels, row by row. What stands on
//! several of the cards is called «общее», and rows that are alike can be left out.

use std::collections::BTreeMap;

use karta_core::{
    domain::{level::SCALE, role::RoleCard},
    limits::COMPARED_CARDS,
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::card::{
        for_whom,
        tile::{color_of, number_of, sign_of},
    },
    store::{Catalogue, karta},
    ui::{Chip, Glyph, Icon},
};

/// One row: its name, and what each card has there.
#[derive(Clone, PartialEq)]
struct Row {
    name: String,
    cells: Vec<Cell>,
}

/// A phrase and a list; either may be empty.
#[derive(Clone, PartialEq, Default)]
struct Cell {
    phrase: String,
    items: Vec<String>,
}

impl Row {
    fn of(name: impl Into<String>, cards: &[RoleCard], cell: impl Fn(&RoleCard) -> Cell) -> Self {
        Self { name: name.into(), cells: cards.iter().map(cell).collect() }
    }

    fn is_alike(&self) -> bool {
        self.cells.windows(2).all(|pair| pair[0] == pair[1])
    }

    /// Items that more than one card has.
    fn shared(&self) -> Vec<String> {
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        self.cells.iter().flat_map(|cell| &cell.items).for_each(|item| *counts.entry(item).or_default() += 1);
        counts.into_iter().filter(|(_, count)| *count > 1).map(|(item, _)| item.clone()).collect()
    }
}

fn rows_of(catalogue: Catalogue, cards: &[RoleCard]) -> Vec<Row> {
    let phrase = |phrase: &str| Cell { phrase: phrase.to_owned(), items: Vec::new() };
    let list = |items: Vec<String>| Cell { phrase: String::new(), items };
    let titles = |ids: &[RecordId]| {
        ids.iter().filter_map(|id| catalogue.card(id)).map(|card| card.title).collect::<Vec<_>>()
    };
    let mut rows = vec![
        Row::of("Назначение", cards, |card| phrase(&card.purpose)),
        Row::of("Для кого", cards, |card| {
            list(card.for_whom.iter().map(|one| for_whom(one).to_owned()).collect())
        }),
        Row::of("Когда нужна", cards, |card| phrase(&card.when)),
        Row::of("Задачи", cards, |card| list(card.tasks.clone())),
        Row::of("Средства", cards, |card| list(card.tools.clone())),
        Row::of("Компетенции", cards, |card| list(titles(&card.competences))),
    ];
    rows.extend((1..=4_u8).map(|number| {
        let name = format!("Уровень {number}: {}", SCALE[usize::from(number)]);
        Row::of(name, cards, |card| level_of(catalogue, &card.id, number))
    }));
    rows.retain(|row| row.cells.iter().any(|cell| *cell != Cell::default()));
    rows
}

fn level_of(catalogue: Catalogue, card: &RecordId, number: u8) -> Cell {
    let level = catalogue.levels(card).into_iter().find(|level| level.level == number);
    level.map_or_else(Cell::default, |level| {
        let standing = catalogue.indicators(&level.id).into_iter().filter(|indicator| !indicator.archived);
        Cell { phrase: level.summary, items: standing.map(|indicator| indicator.text).collect() }
    })
}

/// The table. `cards` are at least two.
#[component]
pub fn Comparison(cards: Memo<Vec<RoleCard>>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let differing = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        let rows = cards.with(|cards| rows_of(catalogue, cards));
        rows.into_iter().filter(|row| !(differing.get() && row.is_alike())).collect::<Vec<_>>()
    });
    let count = move || cards.with(Vec::len);
    let can_go = Signal::derive(move || count() > COMPARED_CARDS.0);
    let head = move |card: RoleCard| view! { <ColumnHead card=card can_go=can_go /> };
    view! {
        <div class="actions no-print">
            <Chip pressed=differing on_toggle=move |on| differing.set(on)>"Только различия"</Chip>
        </div>
        <div class="comparison-scroll" tabindex="0" role="region" aria-label="Сравнение карточек">
            <table class="comparison" data-cards=count>
                <thead><tr>{move || cards.get().into_iter().map(head).collect_view()}</tr></thead>
                {move || rows.get().into_iter().map(|row| view! { <Rows row=row /> }).collect_view()}
            </table>
        </div>
    }
}

#[component]
fn ColumnHead(card: RoleCard, can_go: Signal<bool>) -> impl IntoView {
    let tray = karta().catalogue.tray;
    let key = StoredValue::new(card.id.clone());
    let label = format!("Убрать из сравнения: {}", card.title);
    let away = move || {
        can_go.get().then(|| view! {
        <button type="button" class="icon-button no-print" aria-label=label.clone() on:click=move |_| key.with_value(|id| tray.toggle(id))>
            <Icon glyph=Glyph::Close size="small" />
        </button>
    })
    };
    view! {
        <th scope="col" data-color=color_of(&card)>
            <span class="column-head">
                <span class="column-tab"><Icon glyph=sign_of(&card) size="small" /><span class="number">{number_of(&card)}</span></span>
                {away}
            </span>
            <a href=format!("/catalogue/{}", card.id)>{card.title.clone()}</a>
        </th>
    }
}

#[component]
fn Rows(row: Row) -> impl IntoView {
    let alike = row.is_alike();
    let shared = row.shared();
    let span = row.cells.len();
    let item = move |text: String| {
        let common = !alike && shared.contains(&text);
        view! { <li class:common=common>{text}{common.then_some(view! { <small class="common-word">"общее"</small> })}</li> }
    };
    let cell = move |cell: Cell| {
        view! {
            <td>
                {(!cell.phrase.is_empty()).then(|| view! { <p>{cell.phrase}</p> })}
                {(!cell.items.is_empty()).then(|| view! { <ul class="rows">{cell.items.into_iter().map(item.clone()).collect_view()}</ul> })}
            </td>
        }
    };
    view! {
        <tbody>
            <tr class="row-name"><th scope="rowgroup" colspan=span.to_string()><span>{row.name}{alike.then_some(view! { <small>" — одинаково"</small> })}</span></th></tr>
            <tr>{row.cells.into_iter().map(cell).collect_view()}</tr>
        </tbody>
    }
}
