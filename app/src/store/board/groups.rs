//! Groups of a board, and which of this person's cards they have not seen yet.

use karta_core::{
    domain::board::{self, BoardCard, group},
    sync::{
        Audience, GroupId, RecordId, order,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;

use super::session::Session;
use crate::platform::random_id;

impl Session {
    /// Makes so many groups more, named so that they are told apart by ear; one gesture.
    pub fn add_groups(self, count: usize) {
        let standing = self.groups.get_untracked();
        let free = group::NAMES.iter().filter(|name| !standing.iter().any(|g| g.title == **name));
        let mut last = standing.last().map(|group| group.order.clone());
        let mut drafts = Vec::new();
        for name in free.take(count) {
            let Some(place) = order::between(last.as_deref(), None) else { break };
            let values = fields([("title", (*name).into()), ("order", place.clone().into())]);
            let record = RecordId::new(random_id(10));
            drafts.push(Draft::Create { record, kind: group::KIND.into(), fields: values });
            last = Some(place);
        }
        self.open.space().make(drafts, Manner::Act);
    }

    pub fn remove_group(self, group: &GroupId) {
        self.open.space().delete(&RecordId::new(group.as_str()));
    }

    /// Own cards that nobody else sees.
    pub fn own_hidden(self) -> Vec<RecordId> {
        let me = self.who();
        self.open.space().gather(board::KIND, |record| {
            let hidden = record.author == me && record.audience() == Audience::Author;
            BoardCard::try_from(record).ok().filter(|_| hidden).map(|card| card.id)
        })
    }
}
