//! The futures wheel: the change in the middle, what follows from it in rings around it.

use std::{collections::BTreeMap, f64::consts::TAU};

use super::{Ground, Laid, SHEET, Spot};
use crate::{
    domain::board::{
        card::BoardCard,
        drawing::Scene,
        time_map::PLAIN_WIDTH,
        wheel::{RINGS, middle, orders},
    },
    sync::ids::RecordId,
};

/// From one ring to the next.
const APART: i64 = 250;

/// The ring of each card: by what it follows from, else by the ring it was laid in.
fn ring_of(scene: &Scene) -> (Option<RecordId>, BTreeMap<RecordId, usize>) {
    let middle = middle(scene.cards, scene.links).map(|card| card.id.clone());
    let mut rings = middle.as_ref().map(|middle| orders(middle, scene.links)).unwrap_or_default();
    for card in scene.cards.iter().filter(|card| !rings.contains_key(&card.id)).collect::<Vec<_>>() {
        let lane = card.place.as_ref().and_then(|place| place.lane.as_ref());
        let lane = lane.and_then(|lane| scene.board.lanes.iter().position(|other| other.id == *lane));
        if let Some(lane) = lane {
            rings.insert(card.id.clone(), (lane + 1).min(RINGS));
        }
    }
    (middle, rings)
}

pub fn rings(scene: &Scene) -> Laid {
    let (middle, ring_of) = ring_of(scene);
    let mut angles: BTreeMap<RecordId, f64> = BTreeMap::new();
    let (mut radii, mut at_ring): (Vec<i64>, Vec<Vec<RecordId>>) = (Vec::new(), Vec::new());
    for ring in 1..=RINGS {
        let mut cards: Vec<&BoardCard> =
            scene.cards.iter().filter(|card| ring_of.get(&card.id) == Some(&ring)).collect();
        // As they were laid around, else beside what they follow from.
        let from = |card: &BoardCard| {
            if let Some(place) = &card.place {
                return (place.at as f64 / PLAIN_WIDTH as f64 * TAU * 1_000.0) as i64;
            }
            let causes = scene.links.iter().filter(|link| link.flow().1 == &card.id);
            let angle = causes.filter_map(|link| angles.get(link.flow().0)).copied().next();
            (angle.unwrap_or(f64::MAX) * 1_000.0) as i64
        };
        cards.sort_by_key(|card| (from(card), card.rank().0, card.id.clone()));
        let around = (cards.len() as i64 * (SHEET.width + 3 * SHEET.gap)) as f64 / TAU;
        let before = radii.last().copied().unwrap_or(0);
        radii.push((before + APART).max(around as i64));
        let share = TAU / cards.len().max(1) as f64;
        for (at, card) in cards.iter().enumerate() {
            angles.insert(card.id.clone(), share * at as f64);
        }
        at_ring.push(cards.into_iter().map(|card| card.id.clone()).collect());
    }
    let half = radii.last().copied().unwrap_or(APART) + SHEET.width;
    let corner = |x: f64, y: f64| (half + x as i64 - SHEET.width / 2, half + y as i64 - SHEET.height / 2);
    let mut spots = Vec::new();
    spots.extend(middle.clone().map(|card| {
        let (x, y) = corner(0.0, 0.0);
        Spot { card, x, y, reach: 0 }
    }));
    for (radius, cards) in radii.iter().zip(at_ring) {
        for card in cards {
            let turn = angles.get(&card).copied().unwrap_or(0.0) - TAU / 4.0;
            let (x, y) = corner(turn.cos() * *radius as f64, turn.sin() * *radius as f64);
            spots.push(Spot { card, x, y, reach: 0 });
        }
    }
    let there = |card: &&BoardCard| !ring_of.contains_key(&card.id) && Some(&card.id) != middle.as_ref();
    let beside = scene.cards.iter().filter(there).map(|card| card.id.clone()).collect();
    (spots, beside, Ground::Rings { middle: (half, half), radii }, (2 * half, 2 * half))
}
