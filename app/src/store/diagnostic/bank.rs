//! The bank of instruments: records of the catalogue, which its editors make and change.

use karta_core::{
    domain::diagnostic::{
        inquiry::{self, Asked, Sort},
        instrument::{self, Instrument},
        round_card::RoundCard,
    },
    limits::INQUIRY_QUESTIONS,
    sync::{Record, RecordId, order, record::fields},
};
use leptos::prelude::*;
use serde_json::json;

use crate::{
    platform::random_id,
    store::{Catalogue, karta},
};

/// The instruments of the centre.
#[derive(Clone, Copy)]
pub struct Bank {
    pub catalogue: Catalogue,
    /// In their order, archived ones too.
    pub all: Memo<Vec<Instrument>>,
}

impl Bank {
    pub fn here() -> Self {
        let catalogue = karta().catalogue;
        let all = Memo::new(move |_| {
            let mut all: Vec<Instrument> = catalogue.space().all(instrument::KIND);
            all.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
            all
        });
        Self { catalogue, all }
    }

    pub fn get(self, id: &RecordId) -> Option<Instrument> {
        let record = self.catalogue.space().record(id).filter(Record::is_alive)?;
        Instrument::try_from(&record).ok()
    }

    /// A new one after the others.
    pub fn add_instrument(self, title: &str) -> RecordId {
        let last = self.all.with_untracked(|all| all.last().map(|it| it.order.clone()));
        let place = order::between(last.as_deref().filter(|place| !place.is_empty()), None);
        let fields = fields([("title", title.trim().into()), ("order", place.unwrap_or_default().into())]);
        self.catalogue.space().create(instrument::KIND, fields)
    }

    pub fn set_cards(self, id: &RecordId, cards: &[String]) {
        self.catalogue.space().set(id, "cards", json!(cards));
    }

    pub fn set_for_whom(self, id: &RecordId, for_whom: &[String]) {
        self.catalogue.space().set(id, "for", json!(for_whom));
    }

    pub fn set_archived(self, id: &RecordId, archived: bool) {
        self.catalogue.space().set(id, "archived", archived);
    }

    /// Changes the list of own questions: it is one value.
    pub fn change_questions(self, id: &RecordId, change: impl FnOnce(&mut Vec<Asked>)) {
        let Some(mut questions) = untrack(|| self.get(id)).map(|it| it.questions) else { return };
        change(&mut questions);
        self.catalogue.space().set(id, "questions", inquiry::to_value(&questions));
    }

    /// A new question after the others; `None` where there are as many as there may be.
    pub fn add_question(self, id: &RecordId, sort: Sort, text: &str) -> Option<RecordId> {
        let full = untrack(|| self.get(id)).is_none_or(|it| it.questions.len() >= INQUIRY_QUESTIONS);
        let question = (!full).then(|| RecordId::new(random_id(10)))?;
        let asked = Asked { id: question.clone(), sort, text: text.trim().to_owned() };
        self.change_questions(id, |questions| questions.push(asked));
        Some(question)
    }

    /// The cards of an instrument as a round would keep them now: living ones with indicators, then its own
    /// questions.
    pub fn frozen(self, instrument: &Instrument) -> Vec<RoundCard> {
        let catalogue = self.catalogue;
        let cards = instrument.cards.iter().filter_map(|id| catalogue.card(id)).filter(|card| !card.archived);
        let mut frozen: Vec<RoundCard> = Vec::new();
        for card in cards {
            let levels = catalogue.levels(&card.id);
            let indicators: Vec<_> =
                levels.iter().flat_map(|level| catalogue.indicators(&level.id)).collect();
            let one = RoundCard::frozen(&card, place_of(&frozen), &levels, &indicators);
            if one.has_levels() {
                frozen.push(one);
            }
        }
        frozen.extend(RoundCard::of_questions(instrument, place_of(&frozen)));
        frozen
    }
}

fn place_of(before: &[RoundCard]) -> u32 {
    u32::try_from(before.len()).unwrap_or(u32::MAX)
}
