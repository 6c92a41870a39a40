//! The change by card over the group, and by person.

use karta_core::{
    domain::{
        assessment::growth::{Change, GroupGrowth, Growth, PersonGrowth},
        diagnostic::round_card::RoundCard,
    },
    sync::RecordId,
};
use leptos::prelude::*;

use crate::store::diagnostic::collective::growth::Comparison;

/// «+3», «−2», «0».
pub fn signed(before: u32, after: u32) -> String {
    match i64::from(after) - i64::from(before) {
        0 => "0".into(),
        more @ 1.. => format!("+{more}"),
        less => format!("−{}", less.unsigned_abs()),
    }
}

fn way(before: u32, after: u32) -> &'static str {
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => "up",
        std::cmp::Ordering::Equal => "same",
        std::cmp::Ordering::Less => "down",
    }
}

fn cards(comparison: Comparison) -> Vec<RoundCard> {
    comparison.open.cards.with(|cards| cards.iter().filter(|card| card.has_levels()).cloned().collect())
}

#[component]
pub fn ByCard(comparison: Comparison, growth: Memo<Option<Growth>>) -> impl IntoView {
    let rows = move || {
        growth.with(|growth| {
            let group = growth.as_ref().map(|growth| growth.group.clone()).unwrap_or_default();
            let row = |card: RoundCard| Some(row_of(card.title, *group.get(&card.card)?));
            cards(comparison).into_iter().filter_map(row).collect_view()
        })
    };
    view! {
        <section class="stack">
            <h3 class="ruled">"По карточкам"</h3>
            <div class="heat-series" tabindex="0" role="region" aria-label="Приращение по карточкам">
                <table class="table growth-table">
                    <thead><tr>
                        <th scope="col">"Карточка"</th><th scope="col">"Человек"</th><th scope="col">"Сравнимых ответов"</th>
                        <th scope="col">"Было «да»"</th><th scope="col">"Стало «да»"</th><th scope="col">"Изменение"</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row_of(title: String, one: GroupGrowth) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td>{one.people}</td>
            <td>{one.compared}</td>
            <td>{one.yes_before}</td>
            <td>{one.yes_after}</td>
            <td data-way=way(one.yes_before, one.yes_after)>{signed(one.yes_before, one.yes_after)}</td>
        </tr>
    }
}

#[component]
pub fn ByPerson(comparison: Comparison, growth: Memo<Option<Growth>>) -> impl IntoView {
    let people =
        move || growth.with(|growth| growth.as_ref().map(|it| it.people.clone()).unwrap_or_default());
    let row = move |person: PersonGrowth| {
        let sum = |of: fn(&Change) -> u32| person.cards.values().map(of).sum::<u32>();
        let (before, after) = (sum(|it| it.yes_before), sum(|it| it.yes_after));
        let cell = |card: &RecordId| match person.cards.get(card) {
            Some(change) => view! {
                <td data-way=way(change.yes_before, change.yes_after)>
                    {format!("{} → {}", change.yes_before, change.yes_after)}<small>{levels(change)}</small>
                </td>
            }
            .into_any(),
            None => view! { <td>"—"</td> }.into_any(),
        };
        let cells = cards(comparison).iter().map(|card| cell(&card.card)).collect_view();
        view! { <tr><th scope="row">{person.name}</th><td data-way=way(before, after)>{signed(before, after)}</td>{cells}</tr> }
    };
    let head = move || {
        cards(comparison).into_iter().map(|card| view! { <th scope="col">{card.title}</th> }).collect_view()
    };
    view! {
        <section class="stack">
            <h3 class="ruled">"По людям"</h3>
            <p class="hint">"Сколько «да» было и стало по сравнимым показателям; под ними уровни обоих раундов. Где формулировки менялись, уровни стоят рядом и не вычитаются."</p>
            <div class="heat-series" tabindex="0" role="region" aria-label="Приращение по людям">
                <table class="table growth-table">
                    <thead><tr><th scope="col">"Кого оценивали"</th><th scope="col">"Всего"</th>{head}</tr></thead>
                    <tbody>{move || people().into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

fn levels(change: &Change) -> String {
    let level = |level: Option<u8>| level.map_or_else(|| "—".to_owned(), |level| level.to_string());
    format!("уровень {} и {}", level(change.levels.0), level(change.levels.1))
}
