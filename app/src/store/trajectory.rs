//! One trajectory as its page reads and writes it: reads are memos, writes are verbs, a file for each part.

pub mod around;
mod document;
mod goals;
pub mod going;
mod growth;
pub mod overview;
pub mod proposals;
mod steps;
pub mod templates;
pub mod together;

pub use document::{found_from, papers, read_file};
pub use growth::Growth;

use karta_core::{
    domain::{
        grants::Action,
        trajectory::{
            Trajectory,
            goal::{self, Goal},
            step::{self, Step},
        },
    },
    sync::{RecordId, SpaceId},
};
use leptos::prelude::*;
use serde_json::Value;

use super::{Catalogue, SpaceStore, courier::Courier, karta};

/// The trajectory of the open page.
#[derive(Clone, Copy)]
pub struct OpenTrajectory {
    pub courier: Courier,
    pub catalogue: Catalogue,
    /// `None` until it has come, and where this person may not read it.
    pub head: Memo<Option<Trajectory>>,
    /// In the order of the document.
    pub goals: Memo<Vec<Goal>>,
    /// In the order of the list.
    pub steps: Memo<Vec<Step>>,
    id: StoredValue<SpaceId>,
}

impl OpenTrajectory {
    pub fn open(id: SpaceId) -> Self {
        let karta = karta();
        let courier = karta.space(&id);
        let space = courier.space;
        let head = Memo::new(move |_| {
            let record = space.record(&Trajectory::head())?;
            Trajectory::try_from(&record).ok()
        });
        let goals = Memo::new(move |_| goal::in_order(space.all::<Goal>(goal::KIND)));
        let steps = Memo::new(move |_| step::in_order(space.all::<Step>(step::KIND)));
        Self { courier, catalogue: karta.catalogue, head, goals, steps, id: StoredValue::new(id) }
    }

    pub fn id(self) -> SpaceId {
        self.id.get_value()
    }

    pub fn space(self) -> SpaceStore {
        self.courier.space
    }

    /// Whether this person may do that here.
    pub fn may(self, action: Action) -> bool {
        self.space().may(action)
    }

    /// Whether this person writes the plan: it is their own.
    pub fn is_own(self) -> bool {
        self.may(Action::EditContent)
    }

    /// A card's title; a word where it is gone.
    pub fn card_title(self, card: &RecordId) -> String {
        self.catalogue.card(card).map_or_else(|| "карточка удалена".to_owned(), |card| card.title)
    }

    /// Writes one fact of the title page.
    pub fn write_head(self, field: &str, value: impl Into<Value>) {
        self.space().set(&Trajectory::head(), field, value);
    }
}
