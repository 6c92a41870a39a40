//! What is done with cards: a gesture is one step of undo, however many cards it moves.

use karta_core::{
    domain::{
        board::{
            self,
            card::Beginning,
            lines::{self, Pasted},
            place::Place,
        },
        grants::Action,
    },
    limits::BATCH_CHANGES,
    sync::{
        PrincipalId, RecordId,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::Value;

use super::OpenBoard;
use crate::{platform::random_id, store::karta};

impl OpenBoard {
    /// Makes a card of each text, all at one place: the picture moves them apart. They belong to the present
    /// такт and to this person's group.
    pub fn add_cards(self, texts: &[String], sort: &str, place: Option<Place>) -> Vec<RecordId> {
        let progress = self.progress.get_untracked();
        let group =
            self.space().peek(|replica| replica.standing().and_then(|standing| standing.group.clone()));
        let takt = progress.now.as_ref().map(|now| &now.takt);
        let beginning = Beginning { place, takt, group: group.as_ref() };
        let mut made = Vec::new();
        let gestures = lines::drafts(texts, sort, &beginning, || {
            let id = RecordId::new(random_id(10));
            made.push(id.clone());
            id
        });
        for gesture in gestures {
            self.space().make(gesture, Manner::Act);
        }
        made
    }

    /// Cards of a written or pasted text, a line a card; what did not fit comes back.
    pub fn add_lines(self, text: &str, sort: &str, place: Option<Place>) -> (Vec<RecordId>, Pasted) {
        let pasted = lines::pasted(text);
        (self.add_cards(&pasted.cards, sort, place), pasted)
    }

    /// Lays cards where they are put.
    pub fn move_cards(self, moves: Vec<(RecordId, Place)>) {
        let set = |(record, place): (RecordId, Place)| Draft::Set {
            record,
            fields: vec![("place".into(), place.to_value())],
        };
        self.act(moves.into_iter().map(set).collect());
    }

    pub fn set_sort(self, cards: &[RecordId], sort: &str) {
        let set = |record: &RecordId| Draft::Set {
            record: record.clone(),
            fields: vec![("sort".into(), sort.into())],
        };
        self.act(cards.iter().map(set).collect());
    }

    /// How many days a trend goes on; `None` for one without an end.
    pub fn set_lasts(self, card: &RecordId, days: Option<u32>) {
        self.space().set(card, "lasts", days.map_or(Value::Null, Value::from));
    }

    pub fn set_role(self, card: &RecordId, role: &str) {
        let role = if role.is_empty() { Value::Null } else { role.into() };
        self.space().set(card, "role", role);
    }

    pub fn delete_records(self, records: &[RecordId]) {
        self.act(records.iter().map(|record| Draft::Delete { record: record.clone() }).collect());
    }

    pub fn restore_records(self, records: &[RecordId]) {
        self.act(records.iter().map(|record| Draft::Restore { record: record.clone() }).collect());
    }

    /// Whether this person may change what that author made.
    pub fn may_change(self, author: &PrincipalId) -> bool {
        self.may(Action::EditContent) || self.may(Action::Contribute) && *author == karta().principal()
    }

    /// Of these cards those that this person may change.
    pub fn changeable(self, cards: &[RecordId]) -> Vec<RecordId> {
        let author = |id: &RecordId| {
            self.space().peek(|replica| replica.record(id).map(|record| record.author.clone()))
        };
        let mine = |id: &&RecordId| author(id).is_some_and(|author| untrack(|| self.may_change(&author)));
        cards.iter().filter(mine).cloned().collect()
    }

    /// Why nothing of this sort (a card's, a link's, a cluster's) can be added now; `None` where it can.
    pub fn blocked(self, sort: &str) -> Option<String> {
        if self.may(Action::EditContent) {
            return None;
        }
        if !self.may(Action::Contribute) {
            return Some("Здесь можно только смотреть.".into());
        }
        if self.head.with(|head| head.as_ref().is_some_and(|head| head.locked)) {
            return Some("Доску закрыл ведущий: пока можно только смотреть.".into());
        }
        let refused = self.progress.with(|progress| {
            self.takts.with(|takts| progress.takt(takts).is_some_and(|takt| !takt.takes(sort)))
        });
        refused.then(|| "В этом такте такое не добавляют.".into())
    }

    fn act(self, drafts: Vec<Draft>) {
        for part in drafts.chunks(BATCH_CHANGES) {
            self.space().make(part.to_vec(), Manner::Act);
        }
    }

    /// A card as it stands now, without tracking.
    pub fn peek_card(self, id: &RecordId) -> Option<board::BoardCard> {
        self.space()
            .peek(|replica| replica.record(id).and_then(|record| board::BoardCard::try_from(record).ok()))
    }
}
