//! The collective result of a round as its owner's page reads it. The heat map is kept up record by record: one
//! changed answer is counted by itself.

pub mod groups;
pub mod growth;
pub mod mastery;

use std::sync::Arc;

use karta_core::{
    domain::{
        assessment::{
            collected::{Collected, KINDS},
            heat::HeatMap,
        },
        diagnostic::round_card::{self, RoundCard},
        role::RoleCard,
    },
    sync::{Record, RecordId},
};
use leptos::prelude::*;

use super::OpenRound;
use crate::store::SpaceStore;

/// The heat map of the open round.
#[derive(Clone, Copy)]
pub struct Collective {
    pub open: OpenRound,
    map: StoredValue<HeatMap>,
    /// Told when the map has changed.
    changed: RwSignal<u32>,
}

impl Collective {
    /// Begins to keep the map up; one for each open page.
    pub fn of(open: OpenRound) -> Self {
        let map = StoredValue::new(built(open.space()));
        let collective = Self { open, map, changed: RwSignal::new(0) };
        open.space().when_changed(move |ids| collective.heed(ids));
        collective
    }

    /// Reads the map, tracking it.
    pub fn with<R>(self, look: impl FnOnce(&HeatMap) -> R) -> R {
        self.changed.track();
        self.map.with_value(look)
    }

    /// The page may be gone already: then there is nothing to keep up.
    fn heed(self, ids: &[RecordId]) {
        let space = self.open.space();
        let anew = space.peek(|replica| {
            let told = |id| replica.record(id).is_none_or(|record| record.kind.as_str() == round_card::KIND);
            ids.iter().any(told)
        });
        let kept = self.map.try_update_value(|map| match anew {
            true => *map = built(space),
            false => space.peek(|replica| {
                ids.iter().filter_map(|id| replica.record(id)).for_each(|record| map.put(record));
            }),
        });
        if kept.is_some() {
            self.changed.try_update(|version| *version = version.wrapping_add(1));
        }
    }

    /// The cards that have levels, in their order.
    pub fn cards(self) -> Vec<RoundCard> {
        self.open.cards.with(|cards| cards.iter().filter(|card| card.has_levels()).cloned().collect())
    }

    /// A card of the round as the catalogue has it; `None` where it is gone.
    pub fn role_card(self, card: &RecordId) -> Option<RoleCard> {
        self.open.catalogue.card(card)
    }
}

fn built(space: SpaceStore) -> HeatMap {
    space.peek(|replica| {
        let cards =
            replica.records().filter(|record| record.is_alive() && record.kind.as_str() == round_card::KIND);
        let mut map = HeatMap::new(cards.filter_map(|record| RoundCard::try_from(record).ok()).collect());
        replica.records().for_each(|record| map.put(record));
        map
    })
}

/// A whole round, for the report and for comparing.
pub fn collected(space: SpaceStore) -> Memo<Option<Arc<Collected>>> {
    Memo::new(move |_| {
        let of_kind = |kind: &&str| space.gather(kind, |record: &Record| Some(record.clone()));
        let records: Vec<Record> = KINDS.iter().flat_map(of_kind).collect();
        Collected::of(&records).map(Arc::new)
    })
}
