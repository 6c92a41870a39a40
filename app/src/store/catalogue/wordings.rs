//! Verbs that change levels and indicators: adding, placing, succeeding, archiving.

use karta_core::{
    domain::{
        level::{self, Indicator, Level},
        succession,
    },
    sync::{
        RecordId, order,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::json;

use super::Catalogue;
use crate::platform::random_id;

impl Catalogue {
    /// Puts a card or an indicator into the archive, or takes it out of there.
    pub fn archive(self, record: &RecordId, archived: bool) {
        self.space().set(record, "archived", archived);
    }

    /// Takes an indicator out of the archive: it stands for itself again, nothing has taken its place.
    pub fn unarchive_indicator(self, id: &RecordId) {
        let fields = vec![("archived".to_owned(), json!(false)), ("successors".to_owned(), json!([]))];
        self.space().make(vec![Draft::Set { record: id.clone(), fields }], Manner::Act);
    }

    /// Makes the indicator of this id at the end of a level.
    pub fn add_indicator(self, id: &RecordId, level: &RecordId, text: String) {
        let last = untrack(|| self.indicators(level)).last().map(|indicator| indicator.order.clone());
        let order = order::between(last.as_deref(), None).unwrap_or_default();
        let fields = fields([("text", text.into()), ("place", Indicator::place(level, &order))]);
        let draft = Draft::Create { record: id.clone(), kind: level::INDICATOR.into(), fields };
        self.space().make(vec![draft], Manner::Act);
    }

    /// Puts an indicator among the living ones of a level, its own or another of the card. `place` counts
    /// them without it.
    pub fn place_indicator(self, id: &RecordId, level: &RecordId, place: usize) {
        let siblings = untrack(|| self.standing(level));
        let (mut ids, mut places): (Vec<RecordId>, Vec<String>) =
            siblings.into_iter().filter(|one| &one.id != id).map(|one| (one.id, one.order)).unzip();
        let to = place.min(ids.len());
        // It comes in at the end and moves from there.
        let last = order::between(places.last().map(String::as_str), None).unwrap_or_default();
        ids.push(id.clone());
        places.push(last);
        let drafts = order::moved(&places, ids.len() - 1, to).into_iter().map(|(index, place)| Draft::Set {
            record: ids[index].clone(),
            fields: vec![("place".into(), Indicator::place(level, &place))],
        });
        self.space().make(drafts.collect(), Manner::Act);
    }

    /// Indicators of a level that are not in the archive, in order.
    pub fn standing(self, level: &RecordId) -> Vec<Indicator> {
        self.indicators(level).into_iter().filter(|indicator| !indicator.archived).collect()
    }

    /// Archives an indicator and puts these wordings in its place. Says whether it was done: the indicator
    /// may be gone by now.
    pub fn succeed(self, id: &RecordId, texts: &[&str]) -> bool {
        let Some(old) = untrack(|| self.all_indicators()).remove(id).filter(|old| !old.archived) else {
            return false;
        };
        let siblings = untrack(|| self.indicators(&old.parent));
        let drafts = succession::succeed(&old, texts, &siblings, || RecordId::new(random_id(10)));
        drafts.is_some_and(|drafts| self.space().make(drafts, Manner::Act).is_some())
    }

    /// Lets two levels of a card change places, with all that is in them.
    pub fn swap_levels(self, role: &RecordId, one: usize, other: usize) {
        let levels = untrack(|| self.levels(role));
        let numbers: Vec<u8> = levels.iter().map(|level| level.level).collect();
        let mut ids: Vec<RecordId> = levels.into_iter().map(|level| level.id).collect();
        if one.max(other) >= ids.len() {
            return;
        }
        ids.swap(one, other);
        // All are written: where two had come to one number, each gets its own. Equal ones change nothing.
        let drafts = ids
            .into_iter()
            .zip(numbers)
            .map(|(record, number)| Draft::Set { record, fields: vec![("level".into(), number.into())] });
        self.space().make(drafts.collect(), Manner::Act);
    }

    /// Adds the level that a card lacks; one from «Корзина» comes back with its indicators.
    pub fn add_level(self, role: &RecordId, number: u8) {
        let state = |id: &RecordId| self.space().peek(|replica| replica.record(id).map(|it| it.is_alive()));
        let ids = (1..=4).map(|n| Level::id_of(role, n));
        let Some(id) =
            std::iter::once(Level::id_of(role, number)).chain(ids).find(|id| state(id) != Some(true))
        else {
            return;
        };
        let level = vec![("level".to_owned(), json!(number))];
        let drafts = match state(&id) {
            None => {
                let fields = fields([("role", json!(role)), ("level", number.into())]);
                vec![Draft::Create { record: id, kind: level::KIND.into(), fields }]
            }
            Some(_) => vec![Draft::Restore { record: id.clone() }, Draft::Set { record: id, fields: level }],
        };
        self.space().make(drafts, Manner::Act);
    }
}
