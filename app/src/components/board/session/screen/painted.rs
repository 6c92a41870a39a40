//! The picture of the hall's map: lanes and years, links, clusters, cards as numbers, a ring about the one in
//! focus.

use std::{collections::BTreeMap, fmt::Write as _};

use karta_core::{
    domain::board::hall::{Chip, HallMap, focus},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::board::canvas::picture::{circles, dress, ink, line},
    platform::painting::{Painting, Stroke},
    store::Session,
};

/// Pixels between a cluster's cards and its frame, and of the ring about the card in focus.
const FRAME: f64 = 6.0;
const RING: f64 = 5.0;

pub fn painted(session: Session, laid: &HallMap) -> Painting {
    let mut strokes = ground(laid);
    strokes.extend(clusters(session, laid));
    strokes.extend(links(session, laid));
    strokes.extend(cards(session, laid));
    Painting { strokes, ..Painting::default() }
}

/// The rectangle around these cards; `None` where none of them lies on the map.
pub fn around(laid: &HallMap, ids: &[RecordId]) -> Option<[f64; 4]> {
    let (width, height) = (laid.size.0 as f64, laid.size.1 as f64);
    let chips = laid.chips.iter().filter(|chip| ids.contains(&chip.card));
    let boxes = chips.map(|chip| {
        let (x, y) = (chip.x as f64, chip.y as f64);
        [x - FRAME, y - FRAME, x + width + FRAME, y + height + FRAME]
    });
    boxes.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])
}

fn ground(laid: &HallMap) -> Vec<Stroke> {
    if let Some(rings) = laid.map.circles() {
        let (x, y) = rings.centre();
        return circles(rings, ((x - laid.corner.0) as f64, (y - laid.corner.1) as f64), 1.0);
    }
    let (width, height) = (laid.map.width() as f64, laid.map.height() as f64);
    let (left, top) = (-laid.corner.0 as f64, -laid.corner.1 as f64);
    let lane = laid.lane as f64;
    let lanes = (height / lane.max(1.0)).round() as usize;
    let stripes = (0..lanes).filter(|at| at % 2 == 1);
    let stripes = stripes.map(|at| [left, top + at as f64 * lane, width, lane]).collect();
    let (mut years, mut bands) = (String::new(), String::new());
    for (_, x) in laid.map.years(56) {
        line(&mut years, (left + x as f64, top), (left + x as f64, top + height));
    }
    for (_, to) in &laid.map.bands()[..2] {
        line(&mut bands, (left + *to as f64, top), (left + *to as f64, top + height));
    }
    vec![
        Stroke::Boxes { ink: "var(--paper)", alpha: 1.0, boxes: vec![[left, top, width, height]] },
        Stroke::Boxes { ink: "var(--tint)", alpha: 0.8, boxes: stripes },
        Stroke::Line { ink: "var(--line)", width: 1.0, dash: 0.0, path: years },
        Stroke::Line { ink: "var(--rule)", width: 3.0, dash: 0.0, path: bands },
    ]
}

fn clusters(session: Session, laid: &HallMap) -> Vec<Stroke> {
    let (mut boxes, mut path) = (Vec::new(), String::new());
    session.open.clusters.with(|clusters| {
        for [left, top, right, bottom] in clusters.iter().filter_map(|cluster| around(laid, &cluster.cards)) {
            boxes.push([left, top, right - left, bottom - top]);
            let _ = write!(path, "M{left} {top}H{right}V{bottom}H{left}Z");
        }
    });
    vec![
        Stroke::Boxes { ink: "var(--mark)", alpha: 0.3, boxes },
        Stroke::Line { ink: "var(--edge)", width: 2.0, dash: 8.0, path },
    ]
}

fn links(session: Session, laid: &HallMap) -> Vec<Stroke> {
    let at: BTreeMap<&RecordId, (f64, f64)> =
        laid.chips.iter().map(|chip| (&chip.card, middle(laid, chip))).collect();
    let mut paths: BTreeMap<&'static str, String> = BTreeMap::new();
    session.open.links.with(|links| {
        for link in links {
            if let (Some(from), Some(to)) = (at.get(&link.from), at.get(&link.to)) {
                line(paths.entry(link.sort).or_default(), *from, *to);
            }
        }
    });
    let stroke = |(sort, path)| {
        let (ink, dash) = dress(sort);
        Stroke::Line { ink, width: 2.5, dash, path }
    };
    paths.into_iter().map(stroke).collect()
}

fn middle(laid: &HallMap, chip: &Chip) -> (f64, f64) {
    (chip.x as f64 + laid.size.0 as f64 / 2.0, chip.y as f64 + laid.size.1 as f64 / 2.0)
}

/// Boxes of cards, and their numbers.
type Marks = (Vec<[f64; 4]>, Vec<(f64, f64, String)>);

fn cards(session: Session, laid: &HallMap) -> Vec<Stroke> {
    let (width, height) = (laid.size.0 as f64, laid.size.1 as f64);
    let (by_id, chosen) = session.open.cards.with(|cards| {
        let by_id: BTreeMap<RecordId, (&'static str, String)> =
            cards.iter().map(|card| (card.id.clone(), (card.sort, card.sign()))).collect();
        let chosen =
            session.open.progress.with(|progress| focus(progress, cards).map(|card| card.id.clone()));
        (by_id, chosen)
    });
    let mut marks: BTreeMap<&'static str, Marks> = BTreeMap::new();
    let mut ring = String::new();
    for chip in &laid.chips {
        let Some((sort, sign)) = by_id.get(&chip.card) else { continue };
        let (x, y) = (chip.x as f64, chip.y as f64);
        let (boxes, numbers) = marks.entry(sort).or_default();
        boxes.push([x, y, width, height]);
        if laid.letter.is_some() {
            let (x, y) = middle(laid, chip);
            numbers.push((x, y + 1.0, sign.clone()));
        }
        if chosen.as_ref() == Some(&chip.card) {
            let _ = write!(
                ring,
                "M{} {}h{}v{}h-{}Z",
                x - RING,
                y - RING,
                width + 2.0 * RING,
                height + 2.0 * RING,
                width + 2.0 * RING
            );
        }
    }
    let px = laid.letter.unwrap_or_default() as f64;
    let mut strokes = Vec::new();
    for (sort, (boxes, words)) in marks {
        strokes.push(Stroke::Boxes { ink: ink(sort), alpha: 1.0, boxes });
        strokes.push(Stroke::Words { ink: "var(--c-ink)", px, centred: true, words });
    }
    strokes.push(Stroke::Line { ink: "var(--ink)", width: RING, dash: 0.0, path: ring });
    strokes
}
