//! The futures wheel: consequences of the first, second and third order around one change.

use std::collections::{BTreeMap, BTreeSet};

use super::{card::BoardCard, head::Lane, link::Link, place::Place, time_map::PLAIN_WIDTH};
use crate::sync::ids::RecordId;

/// Orders that are drawn; consequences further out stand in the last ring.
pub const RINGS: usize = 3;

/// The card in the middle: the one that leads to others and follows from none, with most cards after it; of
/// equal ones the first by number. Where all follow from one another, the first by number that leads on; where
/// nothing leads on, the first that was laid there.
pub fn middle<'a>(cards: &'a [BoardCard], links: &[Link]) -> Option<&'a BoardCard> {
    let ends = |link: &'_ Link| (link.flow().0.clone(), link.flow().1.clone());
    let follow: BTreeSet<RecordId> = links.iter().map(|link| ends(link).1).collect();
    let on = links.iter().filter(|link| link.sort != "hinders").map(ends).filter(|(from, to)| from != to);
    let lead: BTreeSet<RecordId> = on.map(|(from, _)| from).collect();
    let leading = cards.iter().filter(|card| lead.contains(&card.id));
    let first = leading.min_by_key(|card| {
        let follows = follow.contains(&card.id);
        let size = if follows { 0 } else { orders(&card.id, links).len() };
        (follows, std::cmp::Reverse(size), card.rank())
    });
    first.or_else(|| cards.iter().filter(|card| is_laid_in_middle(card)).min_by_key(|card| card.rank()))
}

/// In the first ring's innermost line.
fn is_laid_in_middle(card: &BoardCard) -> bool {
    card.place.as_ref().is_some_and(|place| place.at == 0 && place.off == 0)
}

/// The cards where they lie on the wheel: the change in the middle, what follows from it in the ring of its
/// order, the rest in the ring it was laid in. What follows and was laid nowhere stands by what it follows from.
pub fn placed(cards: &[BoardCard], links: &[Link], lanes: &[Lane]) -> Vec<BoardCard> {
    let middle = middle(cards, links).map(|card| card.id.clone());
    let rings = middle.as_ref().map(|middle| orders(middle, links)).unwrap_or_default();
    let mut turns: BTreeMap<&RecordId, i64> =
        cards.iter().filter_map(|card| Some((&card.id, card.place.as_ref()?.at))).collect();
    for ring in 1..=RINGS {
        let new: Vec<&BoardCard> =
            cards.iter().filter(|card| card.place.is_none() && rings.get(&card.id) == Some(&ring)).collect();
        for (at, card) in new.iter().enumerate() {
            let from = links
                .iter()
                .filter(|link| link.flow().1 == &card.id)
                .find_map(|link| turns.get(link.flow().0));
            // The first ring all around, the others beside one another.
            let share = PLAIN_WIDTH * at as i64 / new.len() as i64;
            let turn = if ring == 1 { share } else { from.copied().unwrap_or(share) };
            turns.insert(&card.id, turn.rem_euclid(PLAIN_WIDTH));
        }
    }
    let lane = |ring: usize| lanes.get(ring.clamp(1, lanes.len().max(1)) - 1).map(|lane| lane.id.as_str());
    let place = |card: &BoardCard| {
        let ring = rings.get(&card.id).copied().or_else(|| (Some(&card.id) == middle.as_ref()).then_some(0));
        let turn = turns.get(&card.id).copied().unwrap_or_default();
        match ring {
            None => card.place.clone(),
            Some(0) => Some(Place::new(0, lane(1), 0)),
            // Whatever was laid in the middle leaves it for its ring.
            Some(ring) => {
                Some(Place::new(turn, lane(ring), card.place.as_ref().map_or(500, |own| own.off.max(200))))
            }
        }
    };
    cards.iter().map(|card| BoardCard { place: place(card), ..card.clone() }).collect()
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
        super::{card::sample_card, head::template_lanes, link::sample_link},
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

    #[test]
    fn a_consequence_stands_in_the_ring_of_its_order_at_the_turn_where_it_was_laid() {
        let lanes = template_lanes("futures_wheel");
        let laid = |id: &str, number, at, lane: &str| BoardCard {
            place: Some(Place::new(at, Some(lane), 400)),
            ..sample_card(id, number, "event", id)
        };
        let cards = [
            laid("change", 1, 300, "ring2"),
            laid("a", 2, 250, "ring3"),
            sample_card("c", 3, "event", "c"),
            laid("lonely", 4, 700, "ring2"),
            sample_card("nowhere", 5, "event", "nowhere"),
        ];
        let lies = placed(&cards, &links(), &lanes);
        let at = |id: &str| lies.iter().find(|card| card.id == id.into()).unwrap().place.clone();
        assert_eq!(at("change"), Some(Place::new(0, Some("ring1"), 0)));
        assert_eq!(at("a"), Some(Place::new(250, Some("ring1"), 400)));
        assert_eq!(
            at("c").unwrap().lane.as_deref(),
            Some("ring2"),
            "laid nowhere, it follows in the second order"
        );
        assert_eq!(at("lonely"), Some(Place::new(700, Some("ring2"), 400)));
        assert_eq!(at("nowhere"), None);
    }

    #[test]
    fn before_the_first_link_the_card_that_was_laid_in_the_middle_is_there() {
        let card =
            BoardCard { place: Some(Place::new(0, Some("ring1"), 0)), ..sample_card("x", 7, "trend", "x") };
        assert_eq!(middle(std::slice::from_ref(&card), &[]).unwrap().id, card.id);
    }
}
