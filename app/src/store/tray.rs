//! Cards put aside for comparing, on this page load. The page that compares them keeps them in its address.

use karta_core::{limits::COMPARED_CARDS, sync::RecordId};
use leptos::prelude::*;

/// The tray: at most [`COMPARED_CARDS`] cards, in the order in which they were put there.
#[derive(Clone, Copy, Default)]
pub struct Tray {
    cards: RwSignal<Vec<RecordId>>,
}

impl Tray {
    pub fn cards(self) -> Vec<RecordId> {
        self.cards.get()
    }

    pub fn has(self, card: &RecordId) -> bool {
        self.cards.with(|cards| cards.contains(card))
    }

    pub fn is_full(self) -> bool {
        self.cards.with(|cards| cards.len() >= COMPARED_CARDS.1)
    }

    pub fn is_enough(self) -> bool {
        self.cards.with(|cards| cards.len() >= COMPARED_CARDS.0)
    }

    /// Puts a card there, or takes it away; a full tray takes no more.
    pub fn toggle(self, card: &RecordId) {
        self.cards.update(|cards| match cards.iter().position(|other| other == card) {
            Some(at) => drop(cards.remove(at)),
            None if cards.len() < COMPARED_CARDS.1 => cards.push(card.clone()),
            None => {}
        });
    }

    /// Puts these cards there in place of all others.
    pub fn hold(self, cards: Vec<RecordId>) {
        self.cards.set(cards);
    }
}
