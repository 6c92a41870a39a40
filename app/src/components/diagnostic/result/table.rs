//! The profile as a table: the same as the radar, in words.

use karta_core::domain::{
    assessment::{profile::CardProfile, scale::level_title},
    diagnostic::digest::Share,
};
use leptos::prelude::*;

use crate::ui::LevelMeter;

/// «3 · проектирую под задачу».
pub(super) fn level_words(level: Option<u8>) -> String {
    match level {
        Some(level) => format!("{level} · {}", level_title(Some(level))),
        None => level_title(None).to_owned(),
    }
}

/// Colleagues' «да» over all levels, in words.
pub(super) fn share_words(levels: &[Share; 4]) -> String {
    let (yes, answered) = levels
        .iter()
        .fold((0_u32, 0_u32), |(yes, all), it| (yes + u32::from(it.yes), all + u32::from(it.answered)));
    format!("«да» в {}% ответов", yes * 100 / answered.max(1))
}

#[component]
pub(super) fn ProfileTable(cards: Vec<CardProfile>) -> impl IntoView {
    let (expert, colleagues) =
        (cards.iter().any(|card| card.expert.is_some()), cards.iter().any(|card| card.colleagues.is_some()));
    let row = move |(at, card): (usize, CardProfile)| {
        let source = card.level.map(|(_, source)| source.title());
        view! {
            <tr>
                <th scope="row">{at + 1}". "{card.title}</th>
                <td data-label="Уровень"><LevelMeter level=card.level.map_or(0, |(level, _)| level) label=level_words(card.level.map(|(level, _)| level)) /> <small>{source}</small></td>
                {expert.then(|| view! { <td data-label="Эксперт">{level_words(card.expert.and_then(|it| it.level))}</td> })}
                {colleagues.then(|| view! { <td data-label="Коллеги">{card.colleagues.as_ref().map_or_else(|| "—".to_owned(), share_words)}</td> })}
            </tr>
        }
    };
    view! {
        <div class="table-frame">
            <table class="table folding profile-table">
                <caption class="hidden-text">"Уровни по карточкам"</caption>
                <thead><tr>
                    <th scope="col">"Карточка"</th><th scope="col">"Уровень"</th>
                    {expert.then(|| view! { <th scope="col">"Эксперт"</th> })}
                    {colleagues.then(|| view! { <th scope="col">"Коллеги"</th> })}
                </tr></thead>
                <tbody>{cards.into_iter().enumerate().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
