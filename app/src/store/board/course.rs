//! The такты of a board as its host changes them.

use karta_core::{
    domain::board::takt::{self, Begin},
    limits::TAKTS,
    sync::{
        RecordId, order,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;

use super::session::Session;

/// Minutes of a такт that nobody has set yet.
const MINUTES: u32 = 10;

impl Session {
    /// A new такт at the end; `None` where there are as many as may be.
    pub fn add_takt(self) -> Option<RecordId> {
        let takts = self.open.takts.get_untracked();
        let place = order::between(takts.last().map(|takt| takt.order.as_str()), None);
        let place = place.filter(|_| takts.len() < TAKTS)?;
        let values = fields([
            ("title", "Новый такт".into()),
            ("order", place.into()),
            ("minutes", MINUTES.into()),
            ("begins", Begin::All.name().into()),
        ]);
        Some(self.open.space().create(takt::KIND, values))
    }

    pub fn move_takt(self, from: usize, to: usize) {
        let takts = self.open.takts.get_untracked();
        let places: Vec<String> = takts.iter().map(|takt| takt.order.clone()).collect();
        let set = |(at, place): (usize, String)| {
            let record = takts.get(at)?.id.clone();
            Some(Draft::Set { record, fields: vec![("order".to_owned(), place.into())] })
        };
        let drafts = order::moved(&places, from, to).into_iter().filter_map(set).collect();
        self.open.space().make(drafts, Manner::Act);
    }
}
