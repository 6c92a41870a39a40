//! What is done with links.

use std::collections::BTreeSet;

use karta_core::{
    domain::board::link::{self, Link},
    sync::{RecordId, record::fields},
};
use leptos::prelude::*;

use super::OpenBoard;

impl OpenBoard {
    /// The links that are drawn: between cards that this person sees, each word once.
    pub fn drawn_links(self) -> Memo<Vec<Link>> {
        Memo::new(move |_| {
            let here: BTreeSet<RecordId> =
                self.cards.with(|cards| cards.iter().map(|card| card.id.clone()).collect());
            link::drawn(self.links.get(), &here)
        })
    }

    /// Links two cards. What is said already is not said twice.
    pub fn add_link(self, from: &RecordId, to: &RecordId, sort: &str) {
        let said = self.links.with_untracked(|links| {
            links.iter().any(|link| link.from == *from && link.to == *to && link.sort == sort)
        });
        if from != to && !said {
            self.space().create(link::KIND, fields([("ends", link::ends(from, to)), ("sort", sort.into())]));
        }
    }

    pub fn set_link_sort(self, link: &RecordId, sort: &str) {
        self.space().set(link, "sort", sort);
    }
}
