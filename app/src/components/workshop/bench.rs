//! What the pieces of one workshop share: its records, and the one form that is open.

use karta_core::{domain::grants::Action, sync::RecordId};
use leptos::prelude::*;

use crate::{platform::page, store::Workshop};

/// Milliseconds until a form that was just opened is in the page.
const DRAWN_MS: u32 = 40;

#[derive(Clone, Copy)]
pub struct Bench {
    pub workshop: Workshop,
    /// The record whose form is open: a material or a question.
    open: RwSignal<Option<RecordId>>,
}

impl Bench {
    /// Leaving the page takes back what was begun and left empty.
    pub fn new(workshop: Workshop) -> Self {
        let bench = Self { workshop, open: RwSignal::new(None) };
        on_cleanup(move || {
            if let Some(left) = bench.open.try_get_untracked().flatten() {
                workshop.take_back_untouched(&left);
            }
        });
        bench
    }

    /// Whether this person decides on what is offered here.
    pub fn decides(self) -> bool {
        self.workshop.catalogue.may(Action::EditContent)
    }

    pub fn is_open(self, id: &RecordId) -> bool {
        self.open.with(|open| open.as_ref() == Some(id))
    }

    /// Opens a form and puts the caret into a field of it; `fresh` text there is selected.
    pub fn edit(self, id: RecordId, field: &str, fresh: bool) {
        if self.open.with_untracked(|open| open.as_ref() != Some(&id)) {
            self.close();
        }
        let place = format!("{id}-{field}");
        self.open.set(Some(id));
        page::after(DRAWN_MS, move || {
            if fresh {
                page::select(&place);
            } else {
                page::focus(&place);
            }
        })
        .keep();
    }

    pub fn close(self) {
        let left = self.open.get_untracked();
        self.open.set(None);
        if let Some(left) = left {
            self.workshop.take_back_untouched(&left);
        }
    }
}
