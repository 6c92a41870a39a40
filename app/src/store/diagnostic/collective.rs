//! The collective result of a round as its owner's page reads it. The heat map is kept up record by record: one
//! changed answer is counted by itself.

pub mod groups;
pub mod growth;
pub mod mastery;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use karta_core::{
    domain::{
        assessment::{
            collected::{Collected, KINDS},
            heat::HeatMap,
        },
        diagnostic::round_card::{self, RoundCard},
        role::RoleCard,
    },
    sync::{PrincipalId, Record, RecordId},
};
use leptos::{prelude::*, task::spawn_local};

use super::{OpenRound, asked};
use crate::store::SpaceStore;

/// The heat map of the open round.
#[derive(Clone, Copy)]
pub struct Collective {
    pub open: OpenRound,
    map: StoredValue<HeatMap>,
    /// Told when the map has changed.
    changed: Trigger,
    /// Told when that row has: an answer more is not a reason to look at three hundred rows.
    rows: StoredValue<HashMap<RecordId, ArcTrigger>>,
}

impl Collective {
    /// Begins to keep the map up; one for each open page.
    pub fn of(open: OpenRound) -> Self {
        let map = StoredValue::new(built(open.space()));
        let collective = Self { open, map, changed: Trigger::new(), rows: StoredValue::default() };
        open.space().when_changed(move |ids| collective.heed(ids));
        spawn_local(async move {
            let levels = conferred(open).await;
            if map.try_update_value(|map| map.confer(levels)).is_some() {
                collective.tell(None);
            }
        });
        collective
    }

    /// Reads the map, tracking it.
    pub fn with<R>(self, look: impl FnOnce(&HeatMap) -> R) -> R {
        self.changed.track();
        self.map.with_value(look)
    }

    /// Reads what is said of one row, tracking that alone.
    pub fn with_row<R>(self, row: &RecordId, look: impl FnOnce(&HeatMap) -> R) -> R {
        let mut trigger = None;
        self.rows.update_value(|rows| trigger = Some(rows.entry(row.clone()).or_default().clone()));
        if let Some(trigger) = trigger {
            trigger.track();
        }
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
            true => {
                *map = built(space).after(map);
                None
            }
            false => Some(space.peek(|replica| {
                let records = ids.iter().filter_map(|id| replica.record(id));
                records.filter_map(|record| map.put(record)).collect::<BTreeSet<RecordId>>()
            })),
        });
        if let Some(rows) = kept {
            self.tell(rows.as_ref());
        }
    }

    /// Tells of these rows, or of all of them.
    fn tell(self, touched: Option<&BTreeSet<RecordId>>) {
        if touched.is_some_and(BTreeSet::is_empty) {
            return;
        }
        let mut triggers: Vec<ArcTrigger> = Vec::new();
        self.rows.try_with_value(|rows| match touched {
            Some(touched) => triggers.extend(touched.iter().filter_map(|row| rows.get(row).cloned())),
            None => triggers.extend(rows.values().cloned()),
        });
        triggers.iter().for_each(|trigger| trigger.notify());
        self.changed.notify();
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
        map.put_all(replica.records());
        map
    })
}

/// Levels conferred in trajectories to which the reader belongs; none without a network.
pub async fn conferred(open: OpenRound) -> BTreeMap<(PrincipalId, RecordId), u8> {
    let lines = asked::conferred(open.id()).await.unwrap_or_default();
    lines.into_iter().map(|line| ((line.person, line.card), line.level)).collect()
}

/// A whole round, for the report and for comparing.
pub fn collected(space: SpaceStore) -> Memo<Option<Arc<Collected>>> {
    Memo::new(move |_| {
        let of_kind = |kind: &&str| space.gather(kind, |record: &Record| Some(record.clone()));
        let records: Vec<Record> = KINDS.iter().flat_map(of_kind).collect();
        Collected::of(&records).map(Arc::new)
    })
}
