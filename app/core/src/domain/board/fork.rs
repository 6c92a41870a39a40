//! Fork: a развилка and its branches, of which only one can come true.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{card::BoardCard, link::Link};
use crate::sync::ids::RecordId;

/// A развилка with its branches by number.
#[derive(Debug, Clone, PartialEq)]
pub struct Fork<'a> {
    pub card: &'a BoardCard,
    pub branches: Vec<&'a BoardCard>,
    /// The branch that people chose; `None` while the choice is open, and where it is no branch any more.
    pub chosen: Option<&'a BoardCard>,
}

impl Fork<'_> {
    /// A choice needs two ways at least: with fewer the host is reminded.
    pub fn is_complete(&self) -> bool {
        self.branches.len() >= 2
    }
}

/// All развилки by number. A card that two of them claim is the branch of the first. `links` as drawn.
pub fn forks<'a>(cards: &'a [BoardCard], links: &[Link]) -> Vec<Fork<'a>> {
    let mut at_forks: Vec<&BoardCard> = cards.iter().filter(|card| card.sort == "fork").collect();
    at_forks.sort_by(|a, b| a.rank().cmp(&b.rank()));
    let by_id: BTreeMap<&RecordId, &BoardCard> = cards.iter().map(|card| (&card.id, card)).collect();
    let mut claimed = BTreeSet::new();
    let mut fork = |card: &'a BoardCard| {
        let of_fork = links.iter().filter(|link| link.sort == "branch" && link.from == card.id);
        let mut branches: Vec<&BoardCard> = of_fork
            .filter_map(|link| by_id.get(&link.to).copied())
            .filter(|branch| branch.id != card.id && claimed.insert(&branch.id))
            .collect();
        branches.sort_by(|a, b| a.rank().cmp(&b.rank()));
        let chosen = branches.iter().copied().find(|branch| Some(&branch.id) == card.chosen.as_ref());
        Fork { card, branches, chosen }
    };
    at_forks.into_iter().map(&mut fork).collect()
}

/// Cards that come true no more once branches are chosen: branches not chosen, and what follows from them
/// alone. What also follows from something else stays.
pub fn ruled_out(forks: &[Fork], links: &[Link]) -> BTreeSet<RecordId> {
    let chosen_past = |fork: &Fork| fork.chosen.map(|chosen| chosen.id.clone());
    let mut out = BTreeSet::new();
    for fork in forks {
        let Some(chosen) = chosen_past(fork) else { continue };
        out.extend(fork.branches.iter().map(|branch| branch.id.clone()).filter(|id| *id != chosen));
    }
    let causes = |card: &RecordId| -> Vec<RecordId> {
        let into = links.iter().filter(|link| link.sort == "cause" && link.to == *card);
        into.map(|link| link.from.clone()).collect()
    };
    let mut waiting: VecDeque<RecordId> = out.iter().cloned().collect();
    while let Some(gone) = waiting.pop_front() {
        for link in links.iter().filter(|link| link.sort == "cause" && link.from == gone) {
            if causes(&link.to).iter().all(|cause| out.contains(cause)) && out.insert(link.to.clone()) {
                waiting.push_back(link.to.clone());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{
        super::{card::sample_card, link::sample_link},
        *,
    };

    fn world(chosen: Option<&str>) -> (Vec<BoardCard>, Vec<Link>) {
        let mut cards: Vec<BoardCard> = [("f", "fork"), ("left", "event"), ("right", "event")]
            .into_iter()
            .zip(1..)
            .map(|((id, sort), number)| sample_card(id, number, sort, id))
            .collect();
        for (id, number) in [("from_left", 4), ("from_both", 5), ("further", 6)] {
            cards.push(sample_card(id, number, "trend", id));
        }
        cards[0].chosen = chosen.map(RecordId::from);
        let links = vec![
            sample_link("1", "f", "branch", "left"),
            sample_link("2", "f", "branch", "right"),
            sample_link("3", "left", "cause", "from_left"),
            sample_link("4", "left", "cause", "from_both"),
            sample_link("5", "right", "cause", "from_both"),
            sample_link("6", "from_left", "cause", "further"),
            sample_link("7", "further", "cause", "left"),
        ];
        (cards, links)
    }

    #[test]
    fn what_follows_from_the_other_branch_alone_comes_true_no_more() {
        let (cards, links) = world(Some("right"));
        let out = ruled_out(&forks(&cards, &links), &links);
        assert_eq!(out, ["from_left", "further", "left"].map(RecordId::from).into());
    }

    #[test]
    fn while_the_choice_is_open_or_its_branch_is_gone_nothing_is_ruled_out() {
        for chosen in [None, Some("gone")] {
            let (cards, links) = world(chosen);
            let forks = forks(&cards, &links);
            assert!(forks[0].is_complete() && forks[0].chosen.is_none());
            assert!(ruled_out(&forks, &links).is_empty());
        }
    }

    #[test]
    fn a_card_is_a_branch_of_one_fork_alone() {
        let (mut cards, mut links) = world(None);
        cards.push(sample_card("g", 9, "fork", "g"));
        links.push(sample_link("8", "g", "branch", "left"));
        let forks = forks(&cards, &links);
        assert_eq!((forks[0].branches.len(), forks[1].branches.len()), (2, 0));
        assert!(!forks[1].is_complete());
    }
}
