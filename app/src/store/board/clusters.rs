//! What is done with clusters.

use karta_core::{
    domain::board::cluster::{self, Cluster},
    limits::CLUSTER_CARDS,
    sync::{
        RecordId,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::json;

use super::OpenBoard;
use crate::platform::random_id;

impl OpenBoard {
    /// Gathers cards under a name; they leave the clusters they were in. One gesture.
    pub fn gather_cluster(self, title: &str, cards: &[RecordId]) -> RecordId {
        let record = RecordId::new(random_id(10));
        let cards: Vec<&RecordId> = cards.iter().take(CLUSTER_CARDS).collect();
        let fields = fields([("title", title.trim().into()), ("cards", json!(cards))]);
        let mut drafts = self.taken_out(&cards, None);
        drafts.push(Draft::Create { record: record.clone(), kind: cluster::KIND.into(), fields });
        self.space().make(drafts, Manner::Act);
        record
    }

    /// Puts cards into a cluster; they leave the others.
    pub fn put_into_cluster(self, cluster: &RecordId, cards: &[RecordId]) {
        let into = self.clusters.with_untracked(|all| all.iter().find(|one| one.id == *cluster).cloned());
        let Some(into) = into else { return };
        let mut drafts = self.taken_out(&cards.iter().collect::<Vec<_>>(), Some(cluster));
        drafts.push(set_cards(&into, into.with(cards)));
        self.space().make(drafts, Manner::Act);
    }

    /// Takes cards out of whatever cluster they are in.
    pub fn leave_clusters(self, cards: &[RecordId]) {
        let drafts = self.taken_out(&cards.iter().collect::<Vec<_>>(), None);
        self.space().make(drafts, Manner::Act);
    }

    fn taken_out(self, cards: &[&RecordId], but: Option<&RecordId>) -> Vec<Draft> {
        let removed: Vec<RecordId> = cards.iter().map(|card| (*card).clone()).collect();
        self.clusters.with_untracked(|all| {
            let others = all
                .iter()
                .filter(|one| Some(&one.id) != but && one.cards.iter().any(|card| removed.contains(card)));
            others
                .filter(|one| self.may_change_record(&one.id))
                .map(|one| set_cards(one, one.without(&removed)))
                .collect()
        })
    }

    fn may_change_record(self, id: &RecordId) -> bool {
        !self.changeable(std::slice::from_ref(id)).is_empty()
    }
}

fn set_cards(cluster: &Cluster, cards: serde_json::Value) -> Draft {
    Draft::Set { record: cluster.id.clone(), fields: vec![("cards".into(), cards)] }
}
