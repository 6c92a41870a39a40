//! The futures wheel: consequences of the first, second and third order around one change.

use std::collections::{BTreeMap, BTreeSet};

use super::{card::BoardCard, link::Link};
use crate::sync::ids::RecordId;

/// Orders that are drawn; consequences further out stand in the last ring.
pub const RINGS: usize = 3;

/// The card in the middle: the one that leads to others and follows from none, with most cards after it; of
/// equal ones the first by number. Where all follow from one another, the first by number that leads on.
pub fn middle<'a>(cards: &'a [BoardCard], links: &[Link]) -> Option<&'a BoardCard> {
    let follows = |card: &BoardCard| links.iter().any(|link| link.flow().1 == &card.id);
    let reach = |card: &BoardCard| orders(&card.id, links).len();
    let leading = cards.iter().filter(|card| reach(card) > 1);
    leading.min_by_key(|card| {
        let size = if follows(card) { 0 } else { reach(card) };
        (follows(card), std::cmp::Reverse(size), card.rank())
    })
}

/// The ring of each card that follows from the one in the middle, which is in ring 0: the fewest links there
/// are. Loops are walked once. What hinders is no consequence.
pub fn orders(middle: &RecordId, links: &[Link]) -> BTreeMap<RecordId, usize> {
    let mut after: BTreeMap<&RecordId, BTreeSet<&RecordId>> = BTreeMap::new();
    for link in links.iter().filter(|link| link.sort != "hinders") {
        let (from, to) = link.flow();
        after.entry(from).or_default().insert(to);
    }
    let (mut rings, mut ring) = (BTreeMap::from([(middle.clone(), 0)]), vec![middle]);
    let mut order = 0;
    while !ring.is_empty() {
        order += 1;
        let next: BTreeSet<&RecordId> =
            ring.iter().filter_map(|card| after.get(*card)).flatten().copied().collect();
        ring = next.into_iter().filter(|card| !rings.contains_key(*card)).collect();
        rings.extend(ring.iter().map(|card| ((*card).clone(), order.min(RINGS))));
    }
    rings
}

#[cfg(test)]
mod tests {
    use super::{
        super::{card::sample_card, link::sample_link},
        *,
    };

    fn links() -> Vec<Link> {
        vec![
            sample_link("1", "change", "cause", "a"),
            sample_link("2", "a", "cause", "b"),
            sample_link("3", "b", "cause", "c"),
            sample_link("4", "c", "cause", "d"),
            sample_link("5", "d", "cause", "a"),
            sample_link("6", "change", "strengthens", "b"),
            sample_link("7", "a", "hinders", "e"),
        ]
    }

    #[test]
    fn a_consequence_stands_in_the_ring_that_is_fewest_links_away_and_loops_end() {
        let rings = orders(&"change".into(), &links());
        let ring = |id: &str| rings.get(&RecordId::from(id)).copied();
        let found = ["change", "a", "b", "c", "d", "e"].map(ring);
        assert_eq!(found, [Some(0), Some(1), Some(1), Some(2), Some(3), None]);
    }

    #[test]
    fn the_change_that_follows_from_nothing_stands_in_the_middle() {
        let ids = ["d", "change", "lonely"];
        let cards: Vec<BoardCard> =
            ids.iter().zip(1..).map(|(id, n)| sample_card(id, n, "trend", id)).collect();
        assert_eq!(middle(&cards, &links()).unwrap().id.as_str(), "change");
        assert_eq!(middle(&cards, &links()[1..5]).unwrap().id.as_str(), "d", "a loop alone");
        assert_eq!(middle(&cards, &[]), None);
    }
}
