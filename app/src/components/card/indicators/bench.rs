//! The rows of a level under edit: its living indicators, one that is being begun, and deleted ones in which
//! the person was writing.

use karta_core::{domain::level::Indicator, sync::RecordId};
use leptos::prelude::*;

use crate::{
    platform::{page, random_id},
    store::Catalogue,
};

/// A handle to the rows of one level.
#[derive(Clone, Copy)]
pub struct Bench {
    catalogue: Catalogue,
    level: StoredValue<RecordId>,
    /// Id and text, in order.
    pub rows: Memo<Vec<(RecordId, String)>>,
    /// A row without a record yet: it becomes one with its first letter.
    draft: RwSignal<Option<RecordId>>,
    writing: RwSignal<Option<RecordId>>,
    /// Deleted by somebody else, with a text of this person in hand.
    kept: RwSignal<Vec<RecordId>>,
    /// Rows begun here: one that is left empty is taken back.
    begun: StoredValue<Vec<RecordId>>,
}

impl Bench {
    pub fn new(catalogue: Catalogue, level: RecordId) -> Self {
        let (draft, writing) = (RwSignal::new(None::<RecordId>), RwSignal::new(None::<RecordId>));
        let kept = RwSignal::new(Vec::<RecordId>::new());
        let level = StoredValue::new(level);
        let rows = Memo::new(move |_| {
            let held: Vec<RecordId> = kept.get().into_iter().chain(writing.get()).collect();
            let mut rows = level.with_value(|level| living_and_held(catalogue, level, &held));
            let begun = draft.get().filter(|id| !rows.iter().any(|(row, _)| row == id));
            rows.extend(begun.map(|id| (id, String::new())));
            rows
        });
        Self { catalogue, level, rows, draft, writing, kept, begun: StoredValue::new(Vec::new()) }
    }

    fn is_alive(self, id: &RecordId) -> Option<bool> {
        self.catalogue.space().peek(|replica| replica.record(id).map(|record| record.is_alive()))
    }

    /// Puts a row from one place to another.
    pub fn shift(self, from: usize, to: usize) {
        let mut ids: Vec<RecordId> =
            self.rows.with_untracked(|rows| rows.iter().map(|(id, _)| id.clone()).collect());
        if from >= ids.len() {
            return;
        }
        let moved = ids.remove(from);
        if self.is_alive(&moved) == Some(true) {
            let place = ids.iter().take(to).filter(|id| self.is_alive(id) == Some(true)).count();
            self.level.with_value(|level| self.catalogue.place_indicator(&moved, level, place));
        }
    }

    /// Opens an empty row at the end and puts the caret into it.
    pub fn add(self) {
        let unmade = self.draft.get_untracked().filter(|id| self.is_alive(id).is_none());
        let id = unmade.unwrap_or_else(|| RecordId::new(random_id(10)));
        self.draft.set(Some(id.clone()));
        page::focus_when_there(&format!("{id}-text"));
    }

    /// The first letter of a row: now it is a record.
    pub fn begin(self, id: &RecordId, text: String) {
        self.begun.update_value(|begun| begun.push(id.clone()));
        self.level.with_value(|level| self.catalogue.add_indicator(id, level, text));
    }

    /// The caret has come into a row or left it.
    pub fn hold(self, id: &RecordId, here: bool) {
        if here {
            return self.writing.set(Some(id.clone()));
        }
        match self.is_alive(id) {
            None => self.draft.set(None),
            Some(false) => self.kept.update(|kept| kept.push(id.clone())),
            Some(true) => self.take_back_empty(id),
        }
        if self.writing.with_untracked(|writing| writing.as_ref() == Some(id)) {
            self.writing.set(None);
        }
    }

    fn take_back_empty(self, id: &RecordId) {
        let space = self.catalogue.space();
        let empty = space.peek(|replica| {
            replica
                .record(id)
                .is_some_and(|record| record.text("text").is_none_or(|text| text.trim().is_empty()))
        });
        if empty && self.begun.with_value(|begun| begun.contains(id)) {
            space.delete(id);
        }
    }

    /// The person has seen that the row is deleted, or it is back.
    pub fn put_away(self, id: &RecordId) {
        self.kept.maybe_update(|kept| {
            let before = kept.len();
            kept.retain(|other| other != id);
            kept.len() != before
        });
    }
}

fn living_and_held(catalogue: Catalogue, level: &RecordId, held: &[RecordId]) -> Vec<(RecordId, String)> {
    let mut all = catalogue.standing(level);
    for id in held {
        let deleted = catalogue.space().record(id).filter(|record| !record.is_alive());
        let deleted = deleted.and_then(|record| Indicator::try_from(&record).ok());
        let here = deleted.filter(|one| &one.parent == level && all.iter().all(|other| other.id != one.id));
        all.extend(here);
    }
    all.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
    all.into_iter().map(|one| (one.id, one.text)).collect()
}
