//! The profile as a radar: an axis for each card, numbered as the rows of the table. With fewer than three cards
//! there is no radar to draw: the table stands alone.

use std::f64::consts::TAU;

use karta_core::domain::assessment::profile::CardProfile;
use leptos::prelude::*;

/// The length of an axis in the picture's units.
const RADIUS: f64 = 100.0;
/// Where the number of an axis stands.
const OUT: f64 = 116.0;
const TOP: f64 = 4.0;
const LEAST_AXES: usize = 3;

/// A point of an axis, the first of which goes up.
fn point(axis: usize, of: usize, distance: f64) -> (f64, f64) {
    let angle = TAU * axis as f64 / of as f64;
    (distance * angle.sin(), -distance * angle.cos())
}

/// The outline of levels; an unknown one stands in the middle.
fn outline(levels: &[Option<u8>]) -> String {
    let corner = |(axis, level): (usize, &Option<u8>)| {
        let (x, y) = point(axis, levels.len(), RADIUS * f64::from(level.unwrap_or(0)) / TOP);
        format!("{x:.1},{y:.1}")
    };
    levels.iter().enumerate().map(corner).collect::<Vec<_>>().join(" ")
}

#[component]
pub(super) fn Radar(cards: Vec<CardProfile>) -> impl IntoView {
    let count = cards.len();
    let own: Vec<Option<u8>> = cards.iter().map(|card| card.own.level).collect();
    let expert: Vec<Option<u8>> =
        cards.iter().map(|card| card.expert.and_then(|standing| standing.level)).collect();
    let told = expert.iter().any(Option::is_some);
    (count >= LEAST_AXES).then(|| {
        let ring = |level: u8| view! { <polygon class="radar-ring" points=outline(&vec![Some(level); count]) /> };
        let axis = |at: usize| {
            let ((x, y), (out_x, out_y)) = (point(at, count, RADIUS), point(at, count, OUT));
            view! {
                <line class="radar-axis" x1="0" y1="0" x2=format!("{x:.1}") y2=format!("{y:.1}") />
                <text class="radar-number" x=format!("{out_x:.1}") y=format!("{out_y:.1}")>{at + 1}</text>
            }
        };
        view! {
            <figure class="radar">
                <svg viewBox="-128 -128 256 256" role="img" aria-label="Профиль: уровни по карточкам, они же в таблице ниже">
                    {(1..=4).map(ring).collect_view()}
                    {(0..count).map(axis).collect_view()}
                    {told.then(|| view! { <polygon class="radar-expert" points=outline(&expert) /> })}
                    <polygon class="radar-own" points=outline(&own) />
                </svg>
                <figcaption>
                    <span class="radar-key own">"самооценка"</span>
                    {told.then(|| view! { <span class="radar-key expert">"эксперт"</span> })}
                    <small>"Номера — как в таблице; кольца — уровни 1–4."</small>
                </figcaption>
            </figure>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_axis_goes_up_and_an_unknown_level_is_in_the_middle() {
        assert_eq!(outline(&[Some(4), None, Some(2), Some(0)]), "0.0,-100.0 0.0,-0.0 0.0,50.0 -0.0,0.0");
    }
}
