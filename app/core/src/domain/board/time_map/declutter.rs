//! Cards that would lie on one another are moved apart: earlier numbers stay, later ones give way to the
//! nearest free place in their lane. Deterministic, and quick for thousands: only neighbours are looked at.

use std::collections::BTreeMap;

use super::TimeMap;
use crate::{domain::board::card::BoardCard, limits::DECLUTTER_TRIES, sync::ids::RecordId};

/// The size of a card as it is drawn, and the gap that is left between two, in pixels at zoom one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    pub width: i64,
    pub height: i64,
    pub gap: i64,
}

/// A card with the upper left corner it is drawn at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lying {
    pub card: RecordId,
    pub x: i64,
    pub y: i64,
}

type Cells = BTreeMap<(i64, i64), Vec<(i64, i64)>>;

/// Where each card is drawn, in the order of their numbers; and the cards that lie beside the map, having no
/// place or a lane that is gone.
pub fn declutter(map: &TimeMap, cards: &[BoardCard], sheet: Sheet) -> (Vec<Lying>, Vec<RecordId>) {
    let mut ranked: Vec<&BoardCard> = cards.iter().collect();
    ranked.sort_by(|a, b| a.rank().cmp(&b.rank()));
    // With the gap taken into the step, two cards are apart when they are a step apart in one direction.
    let step = (sheet.width.max(1) + sheet.gap.max(0), sheet.height.max(1) + sheet.gap.max(0));
    let (mut cells, mut lying, mut beside) = (Cells::new(), Vec::new(), Vec::new());
    for card in ranked {
        let Some((x, y)) = card.place.as_ref().and_then(|place| map.point(place)) else {
            beside.push(card.id.clone());
            continue;
        };
        let (x, y) = free_place(map, &cells, (x, y), step, sheet.height.max(1));
        cells.entry((x.div_euclid(step.0), y.div_euclid(step.1))).or_default().push((x, y));
        lying.push(Lying { card: card.id.clone(), x, y });
    }
    (lying, beside)
}

fn free_place(map: &TimeMap, cells: &Cells, (x, y): (i64, i64), step: (i64, i64), height: i64) -> (i64, i64) {
    let lane = y.div_euclid(map.lane_height) * map.lane_height;
    // A lane lower than a card holds one row of cards.
    let lowest = (lane + map.lane_height - height).max(lane);
    let home = if map.rings.is_some() { (x, y) } else { (x, y.clamp(lane, lowest)) };
    let is_within = |place: (i64, i64)| match map.rings {
        Some(rings) => place == home || rings.is_one_ring(home, place),
        None => (lane..=lowest).contains(&place.1),
    };
    for (right, down) in rings().take(DECLUTTER_TRIES) {
        let place = (home.0 + right * step.0, home.1 + down * step.1);
        if is_within(place) && is_free(cells, place, step) {
            return place;
        }
    }
    // Nothing near is free: a fan, of which every card shows an edge.
    let cell = (home.0.div_euclid(step.0), home.1.div_euclid(step.1));
    let under = cells.get(&cell).map_or(0, |there| there.len() as i64);
    (home.0 + under.rem_euclid(8) * (step.0 / 8).max(1), home.1)
}

fn is_free(cells: &Cells, (x, y): (i64, i64), step: (i64, i64)) -> bool {
    let (column, row) = (x.div_euclid(step.0), y.div_euclid(step.1));
    let near = (-1..=1).flat_map(|right| (-1..=1).map(move |down| (column + right, row + down)));
    let mut there = near.filter_map(|cell| cells.get(&cell)).flatten();
    !there.any(|other| (other.0 - x).abs() < step.0 && (other.1 - y).abs() < step.1)
}

/// Steps away from home: the nearest first, and of equally near ones those that leave the time as it is.
fn rings() -> impl Iterator<Item = (i64, i64)> {
    (0..).flat_map(|far: i64| {
        let ring = (0..=far).flat_map(move |right| {
            let down = far - right;
            [(right, down), (right, -down), (-right, down), (-right, -down)]
        });
        let mut ring: Vec<(i64, i64)> = ring.collect();
        let mut seen = std::collections::BTreeSet::new();
        ring.retain(|place| seen.insert(*place));
        ring
    })
}
