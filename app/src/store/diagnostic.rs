//! One round of diagnostics as its pages read and write it: reads are memos, writes are verbs, a file for each
//! part.

pub mod answering;
pub mod asked;
pub mod bank;
pub mod collective;
pub mod keeping;
pub mod result;

use karta_core::{
    domain::{
        diagnostic::{
            answer::{self, Answer},
            assignment::{self, Assignment},
            digest::{self, Digest},
            round::Round,
            round_card::{self, RoundCard},
            subject::{self, Subject},
        },
        grants::Action,
    },
    sync::{PrincipalId, Record, RecordId, SpaceId},
};
use leptos::prelude::*;
use serde_json::Value;

use super::{Catalogue, SpaceStore, courier::Courier, karta};

/// The round of the open page.
#[derive(Clone, Copy)]
pub struct OpenRound {
    pub courier: Courier,
    pub catalogue: Catalogue,
    /// `None` until it has come, and where this person may not read it.
    pub head: Memo<Option<Round>>,
    /// The wording that the round began with, in its order; empty before the start.
    pub cards: Memo<Vec<RoundCard>>,
    /// By name.
    pub subjects: Memo<Vec<Subject>>,
    /// Who rates whom beside themselves, as far as this person is told.
    pub assignments: Memo<Vec<Assignment>>,
    /// Whatever answers this person is sent: their own, and all to the owner of the round.
    pub answers: Memo<Vec<Answer>>,
    /// What this person is sent of others' answers; the owner is sent everybody's.
    pub digests: Memo<Vec<Digest>>,
    id: StoredValue<SpaceId>,
}

impl OpenRound {
    pub fn open(id: SpaceId) -> Self {
        let karta = karta();
        let courier = karta.space(&id);
        let space = courier.space;
        let head = Memo::new(move |_| {
            let record = space.record(&Round::record()).filter(Record::is_alive)?;
            Round::try_from(&record).ok()
        });
        let cards = Memo::new(move |_| {
            let mut cards: Vec<RoundCard> = space.all(round_card::KIND);
            cards.sort_by(|a, b| (a.place, &a.card).cmp(&(b.place, &b.card)));
            cards
        });
        let subjects = Memo::new(move |_| {
            let mut subjects: Vec<Subject> = space.all(subject::KIND);
            subjects.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
            subjects
        });
        let assignments = Memo::new(move |_| {
            let mut assignments: Vec<Assignment> = space.all(assignment::KIND);
            assignments.sort_by(|a, b| (&a.subject, &a.rater).cmp(&(&b.subject, &b.rater)));
            assignments
        });
        let answers = Memo::new(move |_| space.all::<Answer>(answer::KIND));
        let digests = Memo::new(move |_| space.all::<Digest>(digest::KIND));
        let catalogue = karta.catalogue;
        let id = StoredValue::new(id);
        Self { courier, catalogue, head, cards, subjects, assignments, answers, digests, id }
    }

    /// The round that the page around has opened.
    pub fn here() -> Self {
        expect_context::<Self>()
    }

    pub fn id(self) -> SpaceId {
        self.id.get_value()
    }

    pub fn space(self) -> SpaceStore {
        self.courier.space
    }

    /// Whether this person may do that here.
    pub fn may(self, action: Action) -> bool {
        self.space().may(action)
    }

    /// Whether this person holds the round: they are sent all answers and nobody else is.
    pub fn is_owner(self) -> bool {
        self.may(Action::EditContent)
    }

    /// Whether its wording is kept already: from then on people answer.
    pub fn has_begun(self) -> bool {
        self.cards.with(|cards| !cards.is_empty())
    }

    pub fn is_closed(self) -> bool {
        self.head.with(|head| head.as_ref().is_some_and(|head| head.closed))
    }

    /// Who reads this page.
    pub fn me(self) -> PrincipalId {
        karta().principal()
    }

    /// This person among the assessed.
    pub fn myself(self) -> Option<Subject> {
        let me = self.me();
        self.subjects.with(|all| {
            let mut own = all.iter().filter(|it| it.person.as_ref() == Some(&me));
            // Who answers for an organisation as well is first of all themselves.
            own.clone().find(|it| !it.is_organisation).or(own.next()).cloned()
        })
    }

    pub fn subject(self, id: &RecordId) -> Option<Subject> {
        self.subjects.with(|all| all.iter().find(|it| it.id == *id).cloned())
    }

    /// Writes one fact of the round.
    pub fn write_head(self, field: &str, value: impl Into<Value>) {
        self.space().set(&Round::record(), field, value);
    }
}
