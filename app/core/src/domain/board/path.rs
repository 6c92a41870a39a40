//! The path view: from an образ будущего back along links, what leads to it, what stands in its way, and
//! which projects carry it.

use std::collections::{BTreeMap, BTreeSet};

use super::{card::BoardCard, link::Link};
use crate::sync::ids::RecordId;

/// A card on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<'a> {
    pub card: &'a BoardCard,
    /// Links from the goal back to it, the fewest there are.
    pub steps: usize,
    /// The card it leads to, nearer to the goal, and by which link.
    pub towards: &'a RecordId,
    pub link: &'a Link,
}

/// All that leads to a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Path<'a> {
    pub goal: &'a BoardCard,
    /// Nearest first, then by number.
    pub steps: Vec<Step<'a>>,
    /// Cards that hinder the goal or anything on the way to it, by number.
    pub hindrances: Vec<&'a BoardCard>,
}

impl<'a> Path<'a> {
    /// The projects that carry the goal.
    pub fn projects(&self) -> impl Iterator<Item = &'a BoardCard> {
        self.steps.iter().map(|step| step.card).filter(|card| card.sort == "project")
    }

    /// The way from a card to the goal, both ends included; empty where the card is not on it.
    pub fn way_from(&self, card: &RecordId) -> Vec<&'a BoardCard> {
        let mut way = Vec::new();
        let mut at = card;
        while let Some(step) = self.steps.iter().find(|step| step.card.id == *at) {
            way.push(step.card);
            at = step.towards;
        }
        if *at == self.goal.id && (!way.is_empty() || card == at) {
            way.push(self.goal);
        }
        way
    }

    /// Ids of all that is lit up on the map.
    pub fn cards(&self) -> BTreeSet<&'a RecordId> {
        let steps = self.steps.iter().map(|step| &step.card.id);
        steps.chain([&self.goal.id]).collect()
    }
}

/// The path to a card; `None` where it is not here. Loops are walked once. `links` as drawn.
pub fn path_to<'a>(goal: &RecordId, cards: &'a [BoardCard], links: &'a [Link]) -> Option<Path<'a>> {
    let by_id: BTreeMap<&RecordId, &BoardCard> = cards.iter().map(|card| (&card.id, card)).collect();
    let goal = *by_id.get(goal)?;
    let mut into: BTreeMap<&RecordId, Vec<(&RecordId, &Link)>> = BTreeMap::new();
    for link in links.iter().filter(|link| link.sort != "hinders") {
        let (from, to) = link.flow();
        into.entry(to).or_default().push((from, link));
    }
    let (mut seen, mut steps, mut ring) = (BTreeSet::from([&goal.id]), Vec::new(), vec![&goal.id]);
    for count in 1.. {
        let mut next: BTreeMap<(u64, &RecordId), Step> = BTreeMap::new();
        for towards in ring {
            for (from, link) in into.get(towards).into_iter().flatten().copied() {
                let Some(card) = by_id.get(from).copied().filter(|card| !seen.contains(&card.id)) else {
                    continue;
                };
                next.entry(card.rank()).or_insert(Step { card, steps: count, towards, link });
            }
        }
        if next.is_empty() {
            break;
        }
        ring = next.values().map(|step| &step.card.id).collect();
        seen.extend(ring.iter().copied());
        steps.extend(next.into_values());
    }
    let hinders = links.iter().filter(|link| link.sort == "hinders" && seen.contains(&link.to));
    let by_rank: BTreeMap<_, _> =
        hinders.filter_map(|link| by_id.get(&link.from)).map(|card| (card.rank(), *card)).collect();
    Some(Path { goal, steps, hindrances: by_rank.into_values().collect() })
}

/// The образы будущего by number, each with its path.
pub fn paths<'a>(cards: &'a [BoardCard], links: &'a [Link]) -> Vec<Path<'a>> {
    let mut goals: Vec<&BoardCard> = cards.iter().filter(|card| card.sort == "goal").collect();
    goals.sort_by(|a, b| a.rank().cmp(&b.rank()));
    goals.into_iter().filter_map(|goal| path_to(&goal.id, cards, links)).collect()
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            card::sample_card,
            link::{self, sample_link},
        },
        *,
    };

    fn world() -> (Vec<BoardCard>, Vec<Link>) {
        let cards = [
            ("goal", "goal"),
            ("format", "format"),
            ("law", "law"),
            ("lab", "project"),
            ("threat", "threat"),
            ("aside", "project"),
        ];
        let cards = cards.into_iter().zip(1..).map(|((id, sort), n)| sample_card(id, n, sort, id)).collect();
        let links = vec![
            sample_link("1", "format", "cause", "goal"),
            sample_link("2", "format", "requires", "law"),
            sample_link("3", "lab", "strengthens", "law"),
            sample_link("4", "threat", "hinders", "law"),
            sample_link("5", "goal", "cause", "lab"),
            sample_link("6", "goal", "cause", "aside"),
        ];
        (cards, links)
    }

    #[test]
    fn from_a_goal_back_one_comes_to_the_projects_that_carry_it_also_round_a_loop() {
        let (cards, links) = world();
        let path = path_to(&"goal".into(), &cards, &links).unwrap();
        let steps: Vec<_> = path.steps.iter().map(|step| (step.card.id.as_str(), step.steps)).collect();
        assert_eq!(steps, [("format", 1), ("law", 2), ("lab", 3)]);
        let projects: Vec<_> = path.projects().map(|card| card.id.as_str()).collect();
        assert_eq!(projects, ["lab"], "what only follows from the goal does not carry it");
        assert_eq!(path.hindrances[0].id.as_str(), "threat");
    }

    #[test]
    fn the_way_of_a_project_is_told_from_it_to_the_goal() {
        let (cards, links) = world();
        let path = path_to(&"goal".into(), &cards, &links).unwrap();
        let way = |id: &str| {
            path.way_from(&id.into()).iter().map(|card| card.id.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(way("lab"), "lab law format goal");
        assert_eq!((way("goal").as_str(), way("aside").as_str()), ("goal", ""));
    }

    #[test]
    fn in_any_tangle_of_links_every_way_ends_at_the_goal_and_gets_no_longer_than_said() {
        let mut seed = 5_u64;
        let mut below = |most: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % most
        };
        for _ in 0..60 {
            let cards: Vec<BoardCard> =
                (0..12).map(|n| sample_card(&n.to_string(), n, "event", "М")).collect();
            let links: Vec<Link> = (0..30)
                .map(|n| {
                    let sort = link::SORTS[below(5) as usize].0;
                    sample_link(&n.to_string(), &below(12).to_string(), sort, &below(12).to_string())
                })
                .collect();
            let here = cards.iter().map(|card| card.id.clone()).collect();
            let links = link::drawn(links, &here);
            let path = path_to(&"0".into(), &cards, &links).unwrap();
            for step in &path.steps {
                let way = path.way_from(&step.card.id);
                assert_eq!((way.len(), &way.last().unwrap().id), (step.steps + 1, &path.goal.id));
            }
        }
    }

    #[test]
    fn a_goal_that_is_gone_has_no_path_and_a_lonely_one_an_empty_one() {
        let (cards, links) = world();
        assert_eq!(path_to(&"gone".into(), &cards, &links), None);
        assert!(path_to(&"goal".into(), &cards, &[]).unwrap().steps.is_empty());
        assert_eq!(paths(&cards, &links).len(), 1);
    }
}
