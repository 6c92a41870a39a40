//! What a player took from games into their own notes. By keeping it they consent; nobody else can, and nobody
//! else sees it.

use karta_core::{
    domain::{
        game::{
            trial::{self, RoleTrial, keep},
            turn::Turn,
        },
        space::notes_of,
    },
    sync::{
        RecordId,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;

use super::OpenGame;
use crate::store::{Karta, SpaceStore};

/// The person's own notes; a guest keeps nothing.
fn notes(karta: Karta) -> Option<SpaceStore> {
    karta.has_account().then(|| karta.space(&notes_of(&karta.principal())).space)
}

/// The roles that this person tried on and kept.
pub fn kept(karta: Karta) -> Memo<Vec<RoleTrial>> {
    let notes = notes(karta);
    Memo::new(move |_| {
        let mut trials = notes.map(|notes| notes.all::<RoleTrial>(trial::KIND)).unwrap_or_default();
        trials.sort_by(|a, b| a.id.cmp(&b.id));
        trials
    })
}

/// Takes one of them out of the notes.
pub fn forget(karta: Karta, id: &RecordId) {
    if let Some(notes) = notes(karta) {
        notes.delete(id);
    }
}

/// The share of «да» among the marks of a trial, in words; `None` without marks.
pub fn told(trial: &RoleTrial) -> Option<String> {
    let (yes, all) = trial.counts.values().fold((0, 0), |(yes, all), (one, of)| (yes + one, all + of));
    (all > 0).then(|| format!("«да» {yes} из {all} отметок"))
}

impl OpenGame {
    fn draft_of(self, turn: &Turn) -> Option<Draft> {
        let me = self.who();
        keep(&self.id(), turn, &self.counts(turn), self.reflection(turn).as_ref(), &me, &me)
    }

    /// Whether this turn is in the player's notes.
    pub fn is_kept(self, turn: &Turn) -> bool {
        let Some(Draft::Create { record, .. }) = untrack(|| self.draft_of(turn)) else { return false };
        notes(self.karta).is_some_and(|notes| notes.record(&record).is_some_and(|it| it.is_alive()))
    }

    /// Keeps a turn with its marks and reflection, or brings what is kept up to now.
    pub fn keep(self, turn: &Turn) {
        let Some(Draft::Create { record, kind, fields }) = untrack(|| self.draft_of(turn)) else { return };
        let Some(notes) = notes(self.karta) else { return };
        let standing = notes.peek(|replica| replica.record(&record).map(|record| record.is_alive()));
        let set = |record: RecordId| Draft::Set { record, fields: fields.clone().into_iter().collect() };
        let drafts = match standing {
            None => vec![Draft::Create { record, kind, fields }],
            Some(true) => vec![set(record)],
            Some(false) => vec![Draft::Restore { record: record.clone() }, set(record)],
        };
        notes.make(drafts, Manner::Act);
    }
}
