//! Kinship of cards, for the map of related roles: who is joined to whom, and a ring on which related ones
//! stand close together. The same cards always give the same map, on the server and in a browser alike.

use std::{
    collections::{BTreeMap, BTreeSet},
    f64::consts::TAU,
};

use crate::sync::ids::RecordId;

/// Rounds of putting cards elsewhere on the ring; it mostly rests after a few.
const ROUNDS: usize = 20;

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
            places[card] = (thousandths(0.5 + turn.sin() / 2.0), thousandths(0.5 - turn.cos() / 2.0));
        }
    }
    Kinship { edges, places }
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
