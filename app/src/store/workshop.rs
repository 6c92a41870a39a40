//! The «мастерская» of one role: its materials and the names under them. Beside stand its questions, its
//! group and the events held in it. Made by the role's page; writes are records like any other.

mod circle;
mod events;
mod questions;

use std::collections::HashMap;

pub use events::HeldEvent;
use karta_core::{
    domain::{
        circle::CircleMember,
        credit::{self, Credit},
        grants::Action,
        kinds::flag,
        material::{self, Material},
        question::Question,
        review::{self, Review},
    },
    sync::{
        PrincipalId, Record, RecordId, Stamp, order,
        record::Fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::Catalogue;
use crate::platform::random_id;

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

    /// The word of a material's author on their name; `None` where it is not known here.
    pub fn credit(self, material: &Material) -> Option<Credit> {
        self.credits.with(|credits| {
            let of_material = credits.get(&material.id)?;
            of_material.iter().find(|credit| credit.person == material.author).cloned()
        })
    }

    /// A new material of this sort, or the person's own one that they have not begun to write.
    pub fn offer(self, sort: &str) -> RecordId {
        let me = self.me();
        let begun = self.materials.with_untracked(|materials| {
            let own = |one: &&Material| one.author == me && one.sort == sort && one.is_untouched();
            materials.iter().find(own).map(|one| one.id.clone())
        });
        if let Some(begun) = begun {
            return begun;
        }
        let id = RecordId::new(random_id(10));
        let title = material::fresh_title(sort);
        let fields = fields([("role", json!(self.role())), ("sort", sort.into()), ("title", title.into())]);
        let drafts = vec![
            Draft::Create { record: id.clone(), kind: material::KIND.into(), fields },
            self.credit_draft(&id, false),
        ];
        self.catalogue.space().make(drafts, Manner::Act);
        id
    }

    /// Takes a material back, and the name from under it.
    pub fn withdraw(self, id: &RecordId) {
        let mut drafts = vec![Draft::Delete { record: id.clone() }];
        if self.own_credit(id).is_some_and(|credit| credit.consent) {
            drafts.push(self.credit_draft(id, false));
        }
        self.catalogue.space().make(drafts, Manner::Act);
    }

    /// Takes back what this person has begun and left empty: a material or a question.
    pub fn take_back_untouched(self, id: &RecordId) {
        let space = self.catalogue.space();
        let record = space.peek(|replica| replica.record(id).cloned());
        let Some(record) = record.filter(|record| record.is_alive() && record.author == self.me()) else {
            return;
        };
        let untouched_material = Material::try_from(&record).is_ok_and(|one| one.is_untouched());
        let untouched_question = Question::try_from(&record).is_ok_and(|one| one.text.trim().is_empty());
        if untouched_material {
            self.withdraw(id);
        } else if untouched_question {
            space.delete(id);
        }
    }

    /// Shows the person's own name under their material to all, or to experts alone.
    pub fn show_name(self, id: &RecordId, to_all: bool) {
        self.catalogue.space().make(vec![self.credit_draft(id, to_all)], Manner::Act);
    }

    fn own_credit(self, material: &RecordId) -> Option<Credit> {
        let record = Credit::id_of(material, &self.me());
        let record = self.catalogue.space().peek(|replica| replica.record(&record).cloned());
        record.filter(Record::is_alive).and_then(|record| Credit::try_from(&record).ok())
    }

    fn credit_draft(self, material: &RecordId, consent: bool) -> Draft {
        let record = Credit::id_of(material, &self.me());
        match self.own_credit(material) {
            Some(_) => Draft::Set { record, fields: vec![("consent".into(), consent.into())] },
            None => {
                let fields = fields([("subject", json!(material)), ("consent", consent.into())]);
                Draft::Create { record, kind: credit::KIND.into(), fields }
            }
        }
    }

    /// An expert's decision. What is accepted first comes last among its sort.
    pub fn decide(self, id: &RecordId, to: Review, word: &str) {
        let mut drafts = vec![review::decide(id, to, word)];
        let fresh =
            untrack(|| self.material(id)).filter(|one| to == Review::Accepted && one.order.is_empty());
        if let Some(fresh) = fresh {
            let last = self.standing(fresh.sort).into_iter().map(|one| one.order).max();
            let place = order::between(last.as_deref(), None).unwrap_or_default();
            drafts.push(Draft::Set { record: id.clone(), fields: vec![("order".into(), place.into())] });
        }
        self.catalogue.space().make(drafts, Manner::Act);
    }

    /// Accepted materials of a sort that are not archived, in order. Untracked.
    fn standing(self, sort: &str) -> Vec<Material> {
        let stands = |one: &&Material| one.sort == sort && one.state == Review::Accepted && !one.archived;
        self.materials.with_untracked(|materials| materials.iter().filter(stands).cloned().collect())
    }

    /// Moves an accepted material by one place among its sort.
    pub fn shift(self, id: &RecordId, down: bool) {
        let Some(sort) = untrack(|| self.material(id)).map(|one| one.sort) else { return };
        let standing = self.standing(sort);
        let Some(from) = standing.iter().position(|one| &one.id == id) else { return };
        let to = if down { from + 1 } else { from.saturating_sub(1) };
        let places: Vec<String> = standing.iter().map(|one| one.order.clone()).collect();
        let moved = if places.iter().any(String::is_empty) {
            placed_anew(places.len(), from, to)
        } else {
            order::moved(&places, from, to)
        };
        let drafts = moved.into_iter().map(|(index, place)| Draft::Set {
            record: standing[index].id.clone(),
            fields: vec![("order".into(), place.into())],
        });
        self.catalogue.space().make(drafts.collect(), Manner::Act);
    }
}

/// Places for all of a list of which some have none, one of them moved.
fn placed_anew(count: usize, from: usize, to: usize) -> Vec<(usize, String)> {
    let mut list: Vec<usize> = (0..count).filter(|index| *index != from).collect();
    list.insert(to.min(list.len()), from);
    list.into_iter().zip(order::sequence(count)).collect()
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

fn fields<const N: usize>(pairs: [(&str, Value); N]) -> Fields {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn materials_without_places_get_them_all_when_one_of_them_moves() {
        let placed = placed_anew(3, 2, 0);
        assert_eq!(placed.iter().map(|(index, _)| *index).collect::<Vec<_>>(), [2, 0, 1]);
        assert!(placed.is_sorted_by(|(_, one), (_, next)| one < next));
        assert_eq!(placed_anew(2, 0, 5).len(), 2, "past the end is the end");
    }
}
