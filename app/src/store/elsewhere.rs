//! What waits in this person's spaces, the open ones and those that only lie on the device. The state line, the
//! menu, the pages «Не принято» and «Корзина» and signing out ask here.

use std::collections::BTreeMap;

use karta_core::sync::SpaceId;
use leptos::{prelude::*, task::spawn_local};

use super::{
    Karta, SpaceStore,
    on_device::{self, Kept},
    returned::grouped,
};
use crate::platform::{body, page};

/// How long a page that opens comes before the look at what is not open, milliseconds.
const LOOK_AFTER_MS: u32 = 500;

/// What the device keeps of this person's spaces, looked at once a page load: in the context of every page.
#[derive(Clone, Copy)]
pub struct Elsewhere(RwSignal<BTreeMap<SpaceId, Kept>>);

impl Elsewhere {
    /// Begins to look. What is open anyway does not wait for it.
    pub fn look(karta: Karta) -> Self {
        let found = RwSignal::new(BTreeMap::new());
        if body::is_here() && karta.signed_in() {
            let look = move || {
                let open: Vec<SpaceId> =
                    untrack(|| karta.open_spaces()).into_iter().map(|(id, _)| id).collect();
                spawn_local(async move { found.set(on_device::spaces(&karta.principal(), &open).await) });
            };
            page::after(LOOK_AFTER_MS, look).keep();
        }
        Self(found)
    }

    /// Decisions that wait under «Не принято» in all spaces.
    pub fn returned(self, karta: Karta) -> usize {
        let open = karta.open_spaces();
        let here: usize = open.iter().map(|(_, courier)| decisions(courier.space)).sum();
        self.0.with(|found| {
            let closed = found.iter().filter(|(space, _)| open.iter().all(|(id, _)| id != *space));
            here + closed.map(|(_, kept)| kept.returned).sum::<usize>()
        })
    }

    /// Gestures that the server has not accepted, in all spaces.
    pub fn unsent(self, karta: Karta) -> usize {
        let open = karta.open_spaces();
        self.0.with(|found| {
            let closed = found.iter().filter(|(space, _)| open.iter().all(|(id, _)| id != *space));
            karta.connection().waiting + closed.map(|(_, kept)| kept.waiting).sum::<usize>()
        })
    }

    /// Opens the spaces that hold what a page shows.
    pub fn open(self, karta: Karta, holds: fn(&Kept) -> bool) {
        let spaces = self.0.with(|found| {
            found.iter().filter(|(_, kept)| holds(kept)).map(|(space, _)| space.clone()).collect::<Vec<_>>()
        });
        for space in &spaces {
            karta.space(space);
        }
    }
}

fn decisions(space: SpaceStore) -> usize {
    space.watch(|replica| grouped(replica.returned()).len())
}
