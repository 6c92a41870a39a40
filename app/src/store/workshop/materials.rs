//! Offering materials and taking them back; deciding on them and putting them in order.

use karta_core::{
    domain::{
        material::{self, Material},
        question::Question,
        review::{self, Review},
    },
    sync::{
        RecordId, order,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::json;

use super::Workshop;
use crate::platform::random_id;

impl Workshop {
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
