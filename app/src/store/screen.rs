//! What the hall sees: a card and a step of it, kept in the person's own notes, so that the projector and
//! the phone of one account turn the same pages. A visitor's screen is the page's own.

use karta_core::{
    domain::{
        screen::{self, Face, Screen},
        space::notes_of,
    },
    sync::{
        RecordId,
        record::Fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::{Karta, SpaceStore};

/// Levels after the front of a card.
const LAST_STEP: u8 = 4;

/// A card, and how far it is turned: 0 for its front, 1 to 4 for its levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub card: RecordId,
    pub step: u8,
}

impl Spot {
    pub fn front(card: RecordId) -> Self {
        Self { card, step: 0 }
    }

    /// The next page of the pack; `None` at its end.
    pub fn next(&self, pack: &[RecordId]) -> Option<Self> {
        if self.step < LAST_STEP {
            return Some(Self { card: self.card.clone(), step: self.step + 1 });
        }
        let at = pack.iter().position(|card| *card == self.card)?;
        pack.get(at + 1).cloned().map(Self::front)
    }

    /// The page before; `None` at the beginning.
    pub fn back(&self, pack: &[RecordId]) -> Option<Self> {
        if self.step > 0 {
            return Some(Self { card: self.card.clone(), step: self.step - 1 });
        }
        let at = pack.iter().position(|card| *card == self.card)?;
        let card = pack.get(at.checked_sub(1)?).cloned()?;
        Some(Self { card, step: LAST_STEP })
    }
}

/// The screen of this page's person.
#[derive(Clone, Copy)]
pub struct HallScreen {
    notes: Option<SpaceStore>,
    me: StoredValue<RecordId>,
    own: RwSignal<Option<Spot>>,
}

impl HallScreen {
    pub fn of(karta: Karta) -> Self {
        let me = karta.principal();
        let notes = karta.signed_in().then(|| karta.space(&notes_of(&me)).space);
        Self { notes, me: StoredValue::new(Screen::id_of(&me)), own: RwSignal::new(None) }
    }

    /// Whether a phone under the same account can turn it.
    pub fn has_remote(self) -> bool {
        self.notes.is_some()
    }

    /// What the hall sees now.
    pub fn spot(self) -> Option<Spot> {
        let Some(notes) = self.notes else { return self.own.get() };
        let record = notes.record(&self.me.get_value()).filter(|record| record.is_alive())?;
        let screen = Screen::try_from(&record).ok()?;
        let step = match screen.face {
            Face::Front | Face::Back => 0,
            Face::Levels => screen.level.and_then(|level| u8::try_from(level).ok()).unwrap_or(1),
        };
        Some(Spot { card: screen.shows, step })
    }

    pub fn show(self, spot: Spot) {
        let Some(notes) = self.notes else { return self.own.set(Some(spot)) };
        let record = self.me.get_value();
        let level = if spot.step == 0 { Value::Null } else { spot.step.into() };
        let face = if spot.step == 0 { Face::Front } else { Face::Levels };
        let fields = [("shows", json!(spot.card)), ("face", face.name().into()), ("level", level)];
        let fields = fields.map(|(name, value)| (name.to_owned(), value));
        let there = notes.peek(|replica| replica.record(&record).is_some_and(|record| record.is_alive()));
        let draft = if there {
            Draft::Set { record, fields: fields.into() }
        } else {
            let fields: Fields = fields.into_iter().filter(|(_, value)| !value.is_null()).collect();
            Draft::Create { record, kind: screen::KIND.into(), fields }
        };
        notes.make(vec![draft], Manner::Act);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_of_a_pack_are_turned_one_by_one_and_stop_at_both_ends() {
        let pack: Vec<RecordId> = ["one", "two"].map(RecordId::from).to_vec();
        let mut spot = Spot::front("one".into());
        let mut turned = 0;
        while let Some(next) = spot.next(&pack) {
            assert_eq!(next.back(&pack).as_ref(), Some(&spot));
            spot = next;
            turned += 1;
        }
        assert_eq!((turned, spot), (9, Spot { card: "two".into(), step: 4 }));
        assert_eq!(Spot::front("one".into()).back(&pack), None);
    }
}
