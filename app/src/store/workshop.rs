//! The «мастерская» of one role: its materials and the names under them. Beside stand its questions, its
//! group and the events held in it. Made by the role's page; writes are records like any other.

mod circle;
mod credits;
mod events;
mod materials;
mod questions;

use std::collections::HashMap;

pub use circle::own_groups;
pub use events::HeldEvent;
use karta_core::{
    domain::{
        circle::CircleMember,
        credit::{self, Credit},
        grants::Action,
        kinds::flag,
        material::{self, Material},
        question::Question,
        review::Review,
    },
    sync::{PrincipalId, Record, RecordId, Stamp},
};
use leptos::prelude::*;

use super::Catalogue;

/// How many accepted materials a role's «мастерская» shows to all.
pub fn accepted_count(catalogue: Catalogue, role: &RecordId) -> usize {
    let shown = |record: &Record| {
        let here = record.text("role") == Some(role.as_str()) && Review::of(record) == Review::Accepted;
        (here && !flag(record, "archived")).then_some(())
    };
    catalogue.space().gather(material::KIND, shown).len()
}

/// One role's «мастерская».
#[derive(Clone, Copy)]
pub struct Workshop {
    pub catalogue: Catalogue,
    /// All that this person may see, in their order; archived ones too.
    pub materials: Memo<Vec<Material>>,
    /// Newest first.
    pub questions: Memo<Vec<Question>>,
    /// The latest wave first, in it whoever leads.
    pub circle: Memo<Vec<CircleMember>>,
    /// The latest first, those without a date at the end.
    pub events: Memo<Vec<HeldEvent>>,
    role: StoredValue<RecordId>,
    credits: Memo<HashMap<RecordId, Vec<Credit>>>,
}

impl Workshop {
    pub fn new(catalogue: Catalogue, role: RecordId) -> Self {
        let space = catalogue.space();
        let role = StoredValue::new(role);
        let materials = Memo::new(move |_| {
            let read = |record: &Record| Some((made_at(record), of_role::<Material>(record, role)?));
            let mut materials = space.gather(material::KIND, read);
            materials.sort_by(|(made, one), (made_too, other)| {
                let place = |one: &Material| (one.order.is_empty(), one.order.clone());
                (place(one), made, &one.id).cmp(&(place(other), made_too, &other.id))
            });
            materials.into_iter().map(|(_, material)| material).collect::<Vec<_>>()
        });
        let credits = Memo::new(move |_| {
            let mut credits: HashMap<RecordId, Vec<Credit>> = HashMap::new();
            for credit in space.all::<Credit>(credit::KIND) {
                credits.entry(credit.subject.clone()).or_default().push(credit);
            }
            credits
        });
        let questions = Memo::new(move |_| questions::of(space, role));
        let circle = Memo::new(move |_| circle::of(space, role));
        let events = Memo::new(move |_| events::of(space, role));
        Self { catalogue, materials, questions, circle, events, role, credits }
    }

    pub fn role(self) -> RecordId {
        self.role.get_value()
    }

    pub fn me(self) -> PrincipalId {
        self.catalogue.space().peek(|replica| replica.me().clone())
    }

    /// Whether this person may offer materials and ask.
    pub fn may_offer(self) -> bool {
        self.catalogue.may(Action::Contribute)
    }

    pub fn material(self, id: &RecordId) -> Option<Material> {
        let record = self.catalogue.space().record(id).filter(Record::is_alive)?;
        Material::try_from(&record).ok()
    }
}

/// The record as a typed view, where it belongs to this role. The others are not read.
fn of_role<T>(record: &Record, role: StoredValue<RecordId>) -> Option<T>
where
    T: for<'a> TryFrom<&'a Record>,
{
    let here = role.with_value(|role| record.text("role") == Some(role.as_str()));
    here.then(|| T::try_from(record).ok()).flatten()
}

/// When a record was made: its role is written then and never again.
fn made_at(record: &Record) -> Option<Stamp> {
    record.fields.get("role").map(|cell| cell.version.at)
}
