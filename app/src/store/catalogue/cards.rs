//! Verbs that change whole cards: adding, copying, moving in the drawer.

use karta_core::{
    domain::{
        copy::{self, Original},
        level,
        role::{self, RoleCard},
    },
    limits::TITLE_CHARS,
    sync::{
        Record, RecordId, order,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::Catalogue;
use crate::platform::random_id;

/// What is said of a card when it is added.
#[derive(Debug, Clone, Default)]
pub struct NewCard {
    pub title: String,
    pub for_whom: Vec<String>,
    pub competence: bool,
    /// The group of a competence.
    pub group: Option<String>,
    pub color: String,
    pub sign: String,
    /// The card whose levels and texts it begins with; none for an empty one.
    pub pattern: Option<RecordId>,
}

impl Catalogue {
    /// A new card at the end of the drawer, with its four levels. `None` where its pattern is gone or too
    /// large for one gesture.
    pub fn add_card(self, new: &NewCard) -> Option<RecordId> {
        let last = self.cards.with_untracked(|cards| cards.last().map(|card| card.order.clone()));
        let place = order::between(last.as_deref(), None)?;
        let mut drafts = match &new.pattern {
            Some(pattern) => self.copy_of(pattern, &new.title, &place)?,
            None => copy::from_template(&new_id(), &new.title, family(new.competence), &place),
        };
        let Some(Draft::Create { record, fields, .. }) = drafts.first_mut() else { return None };
        let card = record.clone();
        fields.insert("family".into(), family(new.competence).into());
        fields.insert("for".into(), json!(new.for_whom));
        fields.insert("color".into(), json!(new.color));
        fields.insert("sign".into(), json!(new.sign));
        match &new.group {
            Some(group) => fields.insert("group".into(), json!(group)),
            None => fields.remove("group"),
        };
        self.space().make(drafts, Manner::Act);
        Some(card)
    }

    /// A copy of a card, right after it in the drawer. `None` where it is gone or too large for one gesture.
    pub fn duplicate_card(self, card: &RecordId) -> Option<RecordId> {
        let cards = self.cards.get_untracked();
        let at = cards.iter().position(|other| &other.id == card)?;
        let after = cards[at + 1..].iter().map(|other| &other.order).find(|order| **order > cards[at].order);
        let place = order::between(Some(&cards[at].order), after.map(String::as_str))?;
        let drafts = self.copy_of(card, &copy_title(&cards[at]), &place)?;
        let Some(Draft::Create { record, .. }) = drafts.first() else { return None };
        let copy = record.clone();
        self.space().make(drafts, Manner::Act);
        Some(copy)
    }

    fn copy_of(self, card: &RecordId, title: &str, place: &str) -> Option<Vec<Draft>> {
        self.space().peek(|replica| {
            let of_kind = |kind: &'static str| -> Vec<&Record> {
                replica.records().filter(|record| record.kind.as_str() == kind).collect()
            };
            let original = Original {
                card: replica.record(card).filter(|record| record.is_alive())?,
                levels: of_kind(level::KIND),
                indicators: of_kind(level::INDICATOR),
            };
            copy::duplicate(&original, title, place, new_id)
        })
    }

    pub fn move_card(self, from: usize, to: usize) {
        let (ids, places): (Vec<RecordId>, Vec<String>) = self
            .cards
            .with_untracked(|cards| cards.iter().map(|card| (card.id.clone(), card.order.clone())).unzip());
        let drafts = order::moved(&places, from, to).into_iter().map(|(index, place)| Draft::Set {
            record: ids[index].clone(),
            fields: vec![("order".into(), place.into())],
        });
        self.space().make(drafts.collect(), Manner::Act);
    }

    /// Writes a list of references: related roles, competences.
    pub fn set_refs(self, card: &RecordId, field: &str, refs: &[RecordId]) {
        self.space().set(card, field, json!(refs));
    }

    /// Writes a field of a card that is chosen, not typed: a colour, a sign, for whom.
    pub fn choose(self, card: &RecordId, field: &str, value: impl Into<Value>) {
        self.space().set(card, field, value);
    }
}

fn family(competence: bool) -> &'static str {
    role::FAMILIES[usize::from(competence)]
}

fn new_id() -> RecordId {
    RecordId::new(random_id(10))
}

/// «Тьютор (копия)», within the limit of a title.
fn copy_title(card: &RoleCard) -> String {
    const WORD: &str = " (копия)";
    let kept: String = card.title.chars().take(TITLE_CHARS - WORD.chars().count()).collect();
    kept + WORD
}
