//! Dots of voting: one's own, those of people without a device, and what came out once it is revealed.

use karta_core::{
    domain::board::{
        ballot::{self, Ballot, Dots, Tally},
        takt::{Takt, Vote},
    },
    limits::VOTE_HANDS,
    sync::{
        PrincipalId, RecordId,
        record::Fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;

use super::OpenBoard;
use crate::store::karta;

/// The votes of the open board as this person has and sees them.
#[derive(Clone, Copy)]
pub struct Votes {
    open: OpenBoard,
    who: StoredValue<PrincipalId>,
    /// The такт in which dots are given now.
    pub takt: Memo<Option<(RecordId, Vote)>>,
}

impl Votes {
    pub fn of(open: OpenBoard) -> Self {
        let takt = Memo::new(move |_| {
            let progress = open.progress.get();
            open.takts.with(|takts| {
                let takt = progress.takt(takts).filter(|takt| progress.takes_votes(takt))?;
                Some((takt.id.clone(), takt.vote?))
            })
        });
        Self { open, who: StoredValue::new(karta().principal()), takt }
    }

    /// This person's ballot now; an empty one where nothing was given. `None` where nobody votes.
    pub fn mine(self) -> Option<(Ballot, Vote)> {
        let (takt, vote) = self.takt.get()?;
        Some((self.ballot(Ballot::id_of(&takt, &self.who.get_value()), takt, 1), vote))
    }

    /// The ballot that this person fills in for people without a device.
    pub fn hands(self) -> Option<(Ballot, Vote)> {
        let (takt, vote) = self.takt.get()?;
        Some((self.ballot(Ballot::hands_id_of(&takt, &self.who.get_value()), takt, 0), vote))
    }

    fn ballot(self, id: RecordId, takt: RecordId, people: u32) -> Ballot {
        let record = self.open.space().record(&id).filter(|record| record.is_alive());
        let voter = self.who.get_value();
        let none = || Ballot { takt, voter, people, dots: Dots::new(), seq: 0 };
        record.and_then(|record| Ballot::try_from(&record).ok()).unwrap_or_else(none)
    }

    /// One dot more on a card, or none where it has as many as it may.
    pub fn tap(self, card: &RecordId) {
        if let Some((ballot, vote)) = untrack(|| self.mine()) {
            let id = Ballot::id_of(&ballot.takt, &ballot.voter);
            let dots = ballot.tapped(card, vote);
            self.write(id, ballot::KIND, Ballot::fields(&ballot.takt, &dots));
        }
    }

    pub fn tap_hands(self, card: &RecordId) {
        if let Some((ballot, vote)) = untrack(|| self.hands()) {
            let dots = ballot.tapped(card, vote);
            self.write_hands(&ballot, ballot.people, &dots);
        }
    }

    /// For how many people without a device this host gives dots. Dots that are too many then are taken back.
    pub fn count_hands(self, people: u32) {
        if let Some((ballot, vote)) = untrack(|| self.hands()) {
            let people = people.min(VOTE_HANDS as u32);
            let mut kept = Ballot { people, dots: Dots::new(), ..ballot.clone() };
            for (card, dots) in &ballot.dots {
                let most = vote.per_card.saturating_mul(people).min(kept.left(vote));
                kept.dots.insert(card.clone(), (*dots).min(most));
            }
            self.write_hands(&ballot, people, &kept.dots);
        }
    }

    fn write_hands(self, ballot: &Ballot, people: u32, dots: &Dots) {
        let id = Ballot::hands_id_of(&ballot.takt, &ballot.voter);
        self.write(id, ballot::HANDS, Ballot::hands_fields(&ballot.takt, people, dots));
    }

    fn write(self, record: RecordId, kind: &str, fields: Fields) {
        let space = self.open.space();
        let stands = space.peek(|replica| replica.record(&record).is_some_and(|record| record.is_alive()));
        let draft = if stands {
            Draft::Set { record, fields: fields.into_iter().collect() }
        } else {
            Draft::Create { record, kind: kind.into(), fields }
        };
        space.make(vec![draft], Manner::Act);
    }

    /// What the last voting that was revealed came to, with its такт.
    pub fn revealed(self) -> Option<(Takt, Tally)> {
        let takts = self.open.takts.get();
        takts.into_iter().rev().filter(|takt| takt.vote.is_some()).find_map(|takt| {
            let record = self.open.space().record(&Tally::id_of(&takt.id))?;
            Some((takt, Tally::try_from(&record).ok()?))
        })
    }

    /// The dots of a card once they are shown; `None` before.
    pub fn revealed_on(self, card: &RecordId) -> Option<u32> {
        self.revealed().map(|(_, tally)| tally.of(card))
    }
}
