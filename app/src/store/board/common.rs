//! The common map: what is chosen on another board is gathered on this one, with its origin.

use std::collections::BTreeSet;

use karta_core::{
    domain::board::{
        self, BoardCard,
        cluster::{self, Cluster},
        gather::{Source, gather, gathered_id},
        link::{self, Link},
    },
    sync::{Audience, Record, RecordId, replica::Manner},
};
use leptos::prelude::*;

use super::OpenBoard;

/// What of another board can be gathered: what all see there.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub title: String,
    pub cards: Vec<BoardCard>,
    pub links: Vec<Link>,
    pub clusters: Vec<Cluster>,
}

impl OpenBoard {
    pub fn choice(self) -> Memo<Option<Choice>> {
        Memo::new(move |_| {
            let title = self.head.with(|head| head.as_ref().map(|head| head.title.clone()))?;
            let space = self.space();
            let shown =
                |kind: &str| space.gather(kind, |record| shown_to_all(record).then(|| record.clone()));
            let mut cards: Vec<BoardCard> =
                shown(board::KIND).iter().filter_map(|record| BoardCard::try_from(record).ok()).collect();
            cards.sort_by(|a, b| a.rank().cmp(&b.rank()));
            let there: BTreeSet<RecordId> = cards.iter().map(|card| card.id.clone()).collect();
            let links = shown(link::KIND).iter().filter_map(|record| Link::try_from(record).ok()).collect();
            let clusters =
                shown(cluster::KIND).iter().filter_map(|record| Cluster::try_from(record).ok()).collect();
            Some(Choice {
                title,
                links: link::drawn(links, &there),
                clusters: cluster::settled(clusters, &there),
                cards,
            })
        })
    }

    /// Gathers these cards and clusters of another board here; says how many records that were.
    pub fn gather_from(self, other: Self, choice: &Choice, chosen: &[RecordId]) -> usize {
        let space = other.id();
        let source = Source {
            space: &space,
            title: &choice.title,
            cards: &choice.cards,
            links: &choice.links,
            clusters: &choice.clusters,
        };
        let lanes = self.head.with_untracked(|head| head.as_ref().map(|head| head.lanes.clone()));
        let stands =
            |id: &RecordId| self.space().peek(|replica| replica.record(id).is_some_and(Record::is_alive));
        let gestures = gather(&source, chosen, &lanes.unwrap_or_default(), stands);
        let count = gestures.iter().map(Vec::len).sum();
        // First: on a common map what is gathered is seen by all.
        if count > 0 && !self.head.with_untracked(|head| head.as_ref().is_some_and(|head| head.common)) {
            self.space().set(&RecordId::from(board::BOARD), "common", true);
        }
        for gesture in gestures {
            self.space().make(gesture, Manner::Act);
        }
        count
    }

    /// Whether a record of another board has been gathered here.
    pub fn has_gathered(self, other: Self, record: &RecordId) -> bool {
        self.space().record(&gathered_id(&other.id(), record)).is_some_and(|record| record.is_alive())
    }
}

fn shown_to_all(record: &Record) -> bool {
    record.is_alive() && record.audience() == Audience::All
}
