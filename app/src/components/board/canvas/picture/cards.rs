//! Cards far away: boxes of their colour with their numbers and, where there is room, their signs.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::Sight;
use crate::{
    components::board::canvas::{camera::Point, desk::Desk, sheets::glyph, world::SHEET},
    platform::painting::Stroke,
};

/// A card far away is never smaller than that on the screen, so that its number is read.
const LEAST: Point = (24.0, 14.0);
/// From that height of a painted card on it carries its number, and from that width its sign.
const NUMBERED: f64 = 11.0;
const SIGNED: f64 = 40.0;

/// Cards of one sort.
#[derive(Default)]
struct Marks {
    boxes: Vec<[f64; 4]>,
    numbers: Vec<(f64, f64, String)>,
    signs: Vec<Point>,
}

/// From where to where trends go on, under their cards.
pub(super) fn trends(desk: Desk, sight: &Sight) -> Vec<Stroke> {
    let high = (SHEET.height as f64 * sight.zoom * 0.3).max(4.0);
    let laid = desk.laid.get();
    let last = laid.spots.iter().filter(|spot| spot.reach > 0.0 && desk.view.shows(&spot.id));
    let bars = last.filter_map(|spot| {
        let (x, y) = sight.at((spot.x, spot.y + SHEET.height as f64 / 2.0));
        let long = spot.reach * sight.zoom;
        sight.meets((x, y - high), (x + long, y + high)).then_some([x, y - high / 2.0, long, high])
    });
    vec![Stroke::Boxes { ink: "var(--k-trend)", alpha: 0.45, boxes: bars.collect() }]
}

pub(super) fn cards(desk: Desk, sight: &Sight) -> Vec<Stroke> {
    let (width, height) =
        ((SHEET.width as f64 * sight.zoom).max(LEAST.0), (SHEET.height as f64 * sight.zoom).max(LEAST.1));
    let mut by_sort: BTreeMap<&'static str, Marks> = BTreeMap::new();
    let numbered = SHEET.height as f64 * sight.zoom * 1.3 >= NUMBERED;
    let signed = width >= SIGNED;
    let px = (height * 0.62).clamp(10.0, 40.0);
    let laid = desk.laid.get();
    desk.inside.with(|inside| {
        for spot in inside.iter().filter_map(|id| laid.spot(id)) {
            let (x, y) = sight.at((spot.x, spot.y));
            let marks = by_sort.entry(spot.sort).or_default();
            marks.boxes.push([x, y, width, height]);
            if numbered {
                let aside = if signed { px * 0.7 } else { 0.0 };
                marks.numbers.push((x + width / 2.0 + aside, y + height / 2.0 + 0.5, spot.sign.clone()));
            }
            if signed {
                let half = spot.sign.chars().count() as f64 * px * 0.3;
                marks.signs.push((x + width / 2.0 - half - px * 0.5, y + (height - px) / 2.0));
            }
        }
    });
    let mut strokes = Vec::new();
    for (sort, Marks { boxes, numbers, signs }) in by_sort {
        strokes.push(Stroke::Boxes { ink: ink(sort), alpha: 1.0, boxes });
        strokes.push(Stroke::Words { ink: "var(--c-ink)", px, centred: true, words: numbers });
        strokes.push(Stroke::Signs { ink: "var(--c-ink)", px, path: glyph(sort).path(), at: signs });
    }
    strokes
}

/// The colour of a sort of cards.
pub fn ink(sort: &str) -> &'static str {
    match sort {
        "trend" => "var(--k-trend)",
        "technology" => "var(--k-technology)",
        "event" => "var(--k-event)",
        "format" => "var(--k-format)",
        "law" => "var(--k-law)",
        "threat" => "var(--k-threat)",
        "chance" => "var(--k-chance)",
        "joker" => "var(--k-joker)",
        "fork" => "var(--k-fork)",
        "subject" => "var(--k-subject)",
        "goal" => "var(--k-goal)",
        "project" => "var(--k-project)",
        "role" => "var(--k-role)",
        _ => "var(--plain)",
    }
}
