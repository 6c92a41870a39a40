//! Kinship of cards, for the map of related roles: who is joined to whom, and two rings on which related ones
//! stand close together and cover nobody. The same cards always give the same map, on the server and in a browser alike.

use std::{
    collections::{BTreeMap, BTreeSet},
    f64::consts::TAU,
};

use crate::sync::ids::RecordId;

/// Rounds of putting cards elsewhere on the ring; it mostly rests after a few.
const ROUNDS: usize = 20;

/// From so many cards on there are two rings.
const TWO_RINGS: usize = 10;
/// How near to the middle every second card stands then.
const INNER: f64 = 0.72;

/// What a card with its name takes of the narrowest map, a tablet's: parts of its width and height.
pub const SPACE: (f64, f64) = (0.205, 0.1);
/// More cards than this have no room for names.
pub const NAMED: usize = 30;
/// What a card without a name takes.
const DENSE_SPACE: (f64, f64) = (0.085, 0.055);
/// Rounds of pushing cards apart.
const PUSHES: usize = 400;

/// A map of cards, by their index in the list that it was made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Kinship {
    /// Pairs of related cards, the smaller index first, each once.
    pub edges: Vec<(usize, usize)>,
    /// Where each card stands, 0 to 1 from the top left corner, to a thousandth.
    pub places: Vec<(f64, f64)>,
}

/// The map of these cards with those they name as related. Names of cards that are not here are passed
/// over; related is who names or is named.
pub fn map_of(cards: &[(RecordId, Vec<RecordId>)]) -> Kinship {
    let edges = edges_of(cards);
    let ring = ring_of(cards.len(), &edges);
    let mut places = vec![(0.5, 0.5); cards.len()];
    if cards.len() > 1 {
        for (at, card) in ring.into_iter().enumerate() {
            let turn = TAU * at as f64 / cards.len() as f64;
            let part = if cards.len() >= TWO_RINGS && at % 2 == 1 { INNER } else { 1.0 };
            places[card] = (0.5 + part * turn.sin() / 2.0, 0.5 - part * turn.cos() / 2.0);
        }
    }
    push_apart(&mut places, if cards.len() > NAMED { DENSE_SPACE } else { SPACE });
    let places = places.into_iter().map(|(x, y)| (thousandths(x), thousandths(y))).collect();
    Kinship { edges, places }
}

/// Moves cards that cover each other apart, each by half, the shorter way, until none do.
fn push_apart(places: &mut [(f64, f64)], (width, height): (f64, f64)) {
    let overlap = |one: (f64, f64), other: (f64, f64)| {
        let (x, y) = (width - (one.0 - other.0).abs(), height - (one.1 - other.1).abs());
        (x > 1e-4 && y > 1e-4).then_some((x, y))
    };
    for _ in 0..PUSHES {
        let mut moved = false;
        for one in 1..places.len() {
            for other in 0..one {
                let (a, b) = (places[one], places[other]);
                let Some((x, y)) = overlap(a, b) else { continue };
                moved = true;
                let half = |over: f64, a: f64, b: f64| if a >= b { over / 2.0 } else { -over / 2.0 };
                let step =
                    if x / width < y / height { (half(x, a.0, b.0), 0.0) } else { (0.0, half(y, a.1, b.1)) };
                places[one] = ((a.0 + step.0).clamp(0.0, 1.0), (a.1 + step.1).clamp(0.0, 1.0));
                places[other] = ((b.0 - step.0).clamp(0.0, 1.0), (b.1 - step.1).clamp(0.0, 1.0));
            }
        }
        if !moved {
            return;
        }
    }
}

fn thousandths(part: f64) -> f64 {
    (part * 1000.0).round() / 1000.0
}

fn edges_of(cards: &[(RecordId, Vec<RecordId>)]) -> Vec<(usize, usize)> {
    let index: BTreeMap<_, _> = cards.iter().enumerate().map(|(at, (id, _))| (id, at)).collect();
    let named = cards.iter().enumerate().flat_map(|(from, (_, related))| {
        related.iter().filter_map(|id| index.get(id)).map(move |to| (from.min(*to), from.max(*to)))
    });
    let edges: BTreeSet<_> = named.into_iter().filter(|(from, to)| from != to).collect();
    edges.into_iter().collect()
}

/// Cards in their order round the ring: each in turn goes to where the edges are shortest in sum, until
/// none gains by moving.
fn ring_of(count: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut ring: Vec<usize> = (0..count).collect();
    let mut length = length_of(&ring, edges);
    for _ in 0..ROUNDS {
        let before = length;
        for card in 0..count {
            let mut without = ring.clone();
            without.retain(|other| *other != card);
            for at in 0..count {
                let mut tried = without.clone();
                tried.insert(at, card);
                let shorter = length_of(&tried, edges);
                if shorter < length {
                    (ring, length) = (tried, shorter);
                }
            }
        }
        if length == before {
            break;
        }
    }
    ring
}

fn length_of(ring: &[usize], edges: &[(usize, usize)]) -> usize {
    let mut place = vec![0; ring.len()];
    ring.iter().enumerate().for_each(|(at, card)| place[*card] = at);
    let steps = |(a, b): &(usize, usize)| {
        let apart = place[*a].abs_diff(place[*b]);
        apart.min(ring.len() - apart)
    };
    edges.iter().map(steps).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cards(related: &[&[usize]]) -> Vec<(RecordId, Vec<RecordId>)> {
        let id = |n: usize| RecordId::new(format!("role-{n}"));
        related.iter().enumerate().map(|(n, to)| (id(n), to.iter().map(|to| id(*to)).collect())).collect()
    }

    #[test]
    fn two_cards_that_name_each_other_are_joined_once_and_nobody_to_themselves() {
        let map = map_of(&cards(&[&[1, 0], &[0], &[9]]));
        assert_eq!(map.edges, [(0, 1)]);
    }

    #[test]
    fn related_cards_come_to_stand_side_by_side() {
        // Three pairs, each torn apart by the order of the list.
        let map = map_of(&cards(&[&[3], &[4], &[5], &[], &[], &[]]));
        let side = |(a, b): (usize, usize)| {
            let (a, b) = (map.places[a], map.places[b]);
            (a.0 - b.0).hypot(a.1 - b.1)
        };
        let neighbours = map.edges.iter().map(|edge| side(*edge));
        assert!(neighbours.into_iter().all(|length| length < 0.51), "{map:?}");
    }

    #[test]
    fn no_card_covers_another_while_names_are_shown() {
        for count in 2..=NAMED {
            let related: Vec<Vec<usize>> = (0..count).map(|n| vec![n * 7 % count, n * 11 % count]).collect();
            let related: Vec<&[usize]> = related.iter().map(Vec::as_slice).collect();
            let places = map_of(&cards(&related)).places;
            for (at, (x, y)) in places.iter().enumerate() {
                let covers = |other: &&(f64, f64)| {
                    (x - other.0).abs() < SPACE.0 - 0.002 && (y - other.1).abs() < SPACE.1 - 0.002
                };
                assert_eq!(places[..at].iter().find(covers), None, "{count} cards: {x}, {y}");
            }
        }
    }

    #[test]
    fn sixty_cards_stand_apart_within_the_plane_and_always_alike() {
        let related: Vec<Vec<usize>> = (0..60).map(|n| vec![n * 7 % 60, n * 11 % 60]).collect();
        let related: Vec<&[usize]> = related.iter().map(Vec::as_slice).collect();
        let map = map_of(&cards(&related));
        assert_eq!(map, map_of(&cards(&related)));
        let mut places = map.places.clone();
        places.sort_by(|a, b| a.partial_cmp(b).unwrap());
        places.dedup();
        assert_eq!(places.len(), 60);
        assert!(places.iter().all(|(x, y)| (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y)));
    }
}
