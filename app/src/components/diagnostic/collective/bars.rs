//! A bar parted by levels: how many people stand at each. Numbers stand in it, so that colour is never alone.

use karta_core::domain::{assessment::heat::Column, level::SCALE};
use leptos::prelude::*;

/// Levels 0 to 4, then «не определён».
pub const PARTS: usize = 6;

/// The words of a part.
pub fn part_title(part: usize) -> String {
    match SCALE.get(part) {
        Some(words) => format!("{part}: {words}"),
        None => "не определён".to_owned(),
    }
}

/// The name by which styles know a part.
pub fn part_name(part: usize) -> String {
    if part < SCALE.len() { part.to_string() } else { "open".to_owned() }
}

pub fn parts_of(column: &Column) -> [u32; PARTS] {
    let [a, b, c, d, e] = column.distribution;
    [a, b, c, d, e, column.undetermined]
}

/// A bar over these numbers.
#[component]
pub fn LevelBar(#[prop(into)] numbers: Vec<u32>) -> impl IntoView {
    let words: Vec<String> = (0..)
        .zip(&numbers)
        .filter(|(_, number)| **number > 0)
        .map(|(part, number)| format!("{}: {number}", part_title(part)))
        .collect();
    let parts = (0..).zip(numbers).filter(|(_, number)| *number > 0);
    let part = |(part, number): (usize, u32)| {
        view! { <i data-level=part_name(part) style:flex-grow=number.to_string()>{number}</i> }
    };
    view! { <span class="level-bar" role="img" aria-label=words.join("; ")>{parts.map(part).collect_view()}</span> }
}

/// What the colours mean.
#[component]
pub fn LevelLegend() -> impl IntoView {
    let line = |part: usize| view! { <li><i data-level=part_name(part) aria-hidden="true"></i>{part_title(part)}</li> };
    view! { <ul class="level-legend" aria-label="Уровни">{(0..PARTS).map(line).collect_view()}</ul> }
}
