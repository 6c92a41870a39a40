//! Cluster: cards that belong together under one name, by reference.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{
    SHARED,
    card::{BoardCard, Origin, is_origin},
    gate,
};
use crate::{
    domain::kinds::{Incomplete, KindRule, Shape, need_text, optional, refs, required},
    limits::CLUSTER_CARDS,
    sync::{ids::RecordId, record::Record},
};

pub const KIND: &str = "cluster";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("title", Shape::Title),
        optional("cards", Shape::Whole(is_cards)),
        optional("order", Shape::Order),
        optional("origin", Shape::Whole(is_origin)),
    ],
    within: Some(gate::OF_CLUSTERS),
    ..SHARED
};

fn is_cards(value: &Value) -> bool {
    value.as_array().is_some_and(|cards| {
        let fits = |card: &Value| card.as_str().is_some_and(|card| RecordId::from(card).is_well_formed());
        cards.len() <= CLUSTER_CARDS && cards.iter().all(fits)
    })
}

/// Cards under one name.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    pub id: RecordId,
    pub title: String,
    pub cards: Vec<RecordId>,
    pub order: Option<String>,
    pub origin: Option<Origin>,
}

impl Cluster {
    /// What is stored for its cards with these added, each once.
    pub fn with(&self, added: &[RecordId]) -> Value {
        let mut seen = BTreeSet::new();
        let all = self.cards.iter().chain(added).filter(|card| seen.insert(*card));
        json!(all.take(CLUSTER_CARDS).collect::<Vec<_>>())
    }

    /// What is stored for its cards without these.
    pub fn without(&self, removed: &[RecordId]) -> Value {
        json!(self.cards.iter().filter(|card| !removed.contains(card)).collect::<Vec<_>>())
    }
}

impl TryFrom<&Record> for Cluster {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            title: need_text(record, "title")?.to_owned(),
            cards: refs(record, "cards"),
            order: record.text("order").map(str::to_owned),
            origin: record.value("origin").and_then(Origin::from_value),
        })
    }
}

/// Clusters in their order with the cards that are here. A card that two clusters name at once is counted
/// in the first of them alone, so that sums are true.
pub fn settled(mut clusters: Vec<Cluster>, cards: &BTreeSet<RecordId>) -> Vec<Cluster> {
    clusters.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
    let mut taken = BTreeSet::new();
    for cluster in &mut clusters {
        cluster.cards.retain(|card| cards.contains(card) && taken.insert(card.clone()));
    }
    clusters
}

/// A cluster as it is shown: its cards by number, and the dots they got together.
#[derive(Debug, Clone, PartialEq)]
pub struct Heap<'a> {
    /// `None` gathers what is in no cluster.
    pub cluster: Option<&'a Cluster>,
    pub cards: Vec<&'a BoardCard>,
    pub dots: u32,
}

impl Heap<'_> {
    pub fn title(&self) -> &str {
        self.cluster.map_or("Вне кластеров", |cluster| &cluster.title)
    }
}

/// Clusters by the dots of their cards, most first; equal ones by their order. What is in none comes last,
/// if there is any. `clusters` as settled; `dots` of a такт, or empty.
pub fn by_votes<'a>(
    clusters: &'a [Cluster],
    cards: &'a [BoardCard],
    dots: &BTreeMap<RecordId, u32>,
) -> Vec<Heap<'a>> {
    let heap = |cluster, mut cards: Vec<&'a BoardCard>| {
        cards.sort_by(|a, b| a.rank().cmp(&b.rank()));
        let dots = cards.iter().filter_map(|card| dots.get(&card.id)).copied().fold(0, u32::saturating_add);
        Heap { cluster, cards, dots }
    };
    let by_id: BTreeMap<&RecordId, &BoardCard> = cards.iter().map(|card| (&card.id, card)).collect();
    let in_one: BTreeSet<&RecordId> = clusters.iter().flat_map(|cluster| &cluster.cards).collect();
    let of = |cluster: &'a Cluster| {
        heap(Some(cluster), cluster.cards.iter().filter_map(|id| by_id.get(id).copied()).collect())
    };
    let mut heaps: Vec<Heap> = clusters.iter().map(of).collect();
    heaps.sort_by_key(|heap| std::cmp::Reverse(heap.dots));
    let rest: Vec<&BoardCard> = cards.iter().filter(|card| !in_one.contains(&card.id)).collect();
    if !rest.is_empty() {
        heaps.push(heap(None, rest));
    }
    heaps
}

#[cfg(test)]
pub(super) fn sample_cluster(id: &str, cards: &[&str]) -> Cluster {
    let cards = cards.iter().map(|card| RecordId::from(*card)).collect();
    Cluster { id: id.into(), title: id.to_uppercase(), cards, order: None, origin: None }
}

#[cfg(test)]
mod tests {
    use super::{super::card::sample_card, *};

    #[test]
    fn a_card_that_two_people_put_into_two_clusters_counts_once() {
        let here = ["a", "b"].map(RecordId::from).into();
        let both = vec![sample_cluster("y", &["a", "b"]), sample_cluster("x", &["a", "gone"])];
        let settled = settled(both, &here);
        let cards = |at: usize| settled[at].cards.iter().map(RecordId::as_str).collect::<Vec<_>>();
        assert_eq!((cards(0), cards(1)), (vec!["a"], vec!["b"]));
    }

    #[test]
    fn clusters_stand_by_the_dots_of_their_cards_and_loose_cards_come_last() {
        let cards = ["a", "b", "c"].map(|id| sample_card(id, u64::from(id.as_bytes()[0]), "trend", id));
        let clusters = [sample_cluster("x", &["a"]), sample_cluster("y", &["b"])];
        let dots = [("b".into(), 5), ("c".into(), 9)].into();
        let heaps = by_votes(&clusters, &cards, &dots);
        let shown: Vec<_> = heaps.iter().map(|heap| (heap.title(), heap.dots)).collect();
        assert_eq!(shown, [("Y", 5), ("X", 0), ("Вне кластеров", 9)]);
    }

    #[test]
    fn adding_a_card_twice_leaves_it_there_once() {
        let cluster = sample_cluster("x", &["a"]);
        assert_eq!(cluster.with(&["b".into(), "a".into(), "b".into()]), json!(["a", "b"]));
        assert_eq!(cluster.without(&["a".into()]), json!([]));
    }
}
