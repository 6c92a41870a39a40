//! Ballots of dot voting, and their tally. A ballot is seen by its voter alone, always; what others ever get
//! is the tally, which the server writes when the такт is revealed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{
    SHARED, gate,
    takt::{Takt, Vote},
};
use crate::{
    domain::{
        grants::Action,
        kinds::{
            Begins, Identity, Incomplete, KindRule, Shape, Within, Writing, need_ref, number, optional,
            required,
        },
    },
    limits::{BALLOT_CARDS, VOTE_HANDS},
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::{Fields, Record},
    },
};

pub const KIND: &str = "ballot";
pub const HANDS: &str = "hands";
pub const TALLY: &str = "tally";

/// Dots by card.
pub type Dots = BTreeMap<RecordId, u32>;

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[required("takt", Shape::Ref), required("dots", Shape::Whole(is_dots))],
    edit: Action::ServerOnly,
    identity: Identity::OnePerPerson,
    within: Some(Within::admitting(admits)),
    audience: Some(|_| Audience::Author),
    ..SHARED
};

/// Votes that a host adds for people without a device: one record of each host and такт.
pub const HANDS_RULE: KindRule = KindRule {
    kind: HANDS,
    fields: &[
        required("takt", Shape::Ref),
        required("people", Shape::Int(0, VOTE_HANDS)),
        required("dots", Shape::Whole(is_dots)),
    ],
    add: Action::EditContent,
    edit_own: Action::EditContent,
    ..RULE
};

pub const TALLY_RULE: KindRule = KindRule {
    kind: TALLY,
    fields: &[
        required("takt", Shape::Ref),
        required("dots", Shape::Whole(is_tally)),
        optional("voters", Shape::Int(0, i64::MAX)),
    ],
    add: Action::ServerOnly,
    edit: Action::ServerOnly,
    edit_own: Action::ServerOnly,
    begins: Begins::SeenByAll,
    ..SHARED
};

fn dots_of(value: &Value) -> Option<Dots> {
    let dot = |(card, dots): (&String, &Value)| {
        let dots = u32::try_from(dots.as_u64()?).ok()?;
        Some((RecordId::new(card.as_str()), dots))
    };
    value.as_object()?.iter().map(dot).collect()
}

fn is_tally(value: &Value) -> bool {
    dots_of(value).is_some_and(|dots| dots.iter().all(|(card, dots)| card.is_well_formed() && *dots > 0))
}

fn is_dots(value: &Value) -> bool {
    is_tally(value) && value.as_object().is_some_and(|dots| dots.len() <= BALLOT_CARDS)
}

/// What is stored for these dots; cards with none are left out.
pub fn dots_value(dots: &Dots) -> Value {
    json!(dots.iter().filter(|(_, dots)| **dots > 0).collect::<BTreeMap<_, _>>())
}

/// The dots of one voter in one такт, or of the people one host counts for.
#[derive(Debug, Clone, PartialEq)]
pub struct Ballot {
    pub takt: RecordId,
    pub voter: PrincipalId,
    /// One for a person's own ballot.
    pub people: u32,
    pub dots: Dots,
    /// Where it stands in the log: of two ballots of one person the later counts.
    pub seq: u64,
}

impl Ballot {
    /// One record per voter and такт, from however many devices.
    pub fn id_of(takt: &RecordId, voter: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:{takt}:{voter}"))
    }

    /// One record per host and такт.
    pub fn hands_id_of(takt: &RecordId, host: &PrincipalId) -> RecordId {
        RecordId::new(format!("{HANDS}:{takt}:{host}"))
    }

    pub fn fields(takt: &RecordId, dots: &Dots) -> Fields {
        [("takt".to_owned(), json!(takt)), ("dots".to_owned(), dots_value(dots))].into()
    }

    pub fn hands_fields(takt: &RecordId, people: u32, dots: &Dots) -> Fields {
        let mut fields = Self::fields(takt, dots);
        fields.insert("people".into(), people.into());
        fields
    }

    pub fn given(&self) -> u32 {
        self.dots.values().copied().fold(0, u32::saturating_add)
    }

    /// Dots that may still be given.
    pub fn left(&self, vote: Vote) -> u32 {
        vote.dots.saturating_mul(self.people).saturating_sub(self.given())
    }

    /// The dots with one more on a card; back to none where the card or the voter has no more to get.
    pub fn tapped(&self, card: &RecordId, vote: Vote) -> Dots {
        let mut dots = self.dots.clone();
        let on_card = dots.get(card).copied().unwrap_or_default();
        if on_card < vote.per_card.saturating_mul(self.people) && self.left(vote) > 0 {
            dots.insert(card.clone(), on_card + 1);
        } else {
            dots.remove(card);
        }
        dots
    }

    fn fits(&self, vote: Vote) -> bool {
        let most = vote.per_card.saturating_mul(self.people);
        self.given() <= vote.dots.saturating_mul(self.people) && self.dots.values().all(|dots| *dots <= most)
    }
}

impl TryFrom<&Record> for Ballot {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let people = if record.kind.as_str() == HANDS { number(record, "people") } else { Some(1) };
        Ok(Self {
            takt: need_ref(record, "takt")?,
            voter: record.author.clone(),
            people: people.ok_or(Incomplete { field: "people" })?,
            dots: record.value("dots").and_then(dots_of).ok_or(Incomplete { field: "dots" })?,
            seq: record.seq,
        })
    }
}

/// A ballot is of the такт that its id names, keeps to its dots, and is written while votes are taken.
fn admits(writing: &Writing<'_>) -> Result<(), &'static str> {
    let record = writing.record;
    let Ok(ballot) = Ballot::try_from(record) else {
        return Err("Голос записан неверно.");
    };
    let id = format!("{}:{}:{}", record.kind, ballot.takt, ballot.voter);
    if record.id.as_str() != id {
        return Err("Голос записан неверно.");
    }
    let takt: Option<Takt> = gate::takt_with(&ballot.takt, writing);
    let open = takt.filter(|takt| gate::progress(writing).is_some_and(|now| now.takes_votes(takt)));
    match open.and_then(|takt| takt.vote) {
        None => Err("Голосование уже закрыто или ещё не открыто."),
        Some(vote) if !ballot.fits(vote) => Err("Голосов больше, чем можно отдать."),
        Some(_) => Ok(()),
    }
}

/// What a такт's voting came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pub dots: Dots,
    /// People whose votes are in it.
    pub voters: u32,
}

impl Tally {
    /// One record per такт, written by the server.
    pub fn id_of(takt: &RecordId) -> RecordId {
        RecordId::new(format!("{TALLY}:{takt}"))
    }

    /// What the server writes.
    pub fn fields(&self, takt: &RecordId) -> Fields {
        let mut fields = Ballot::fields(takt, &self.dots);
        fields.insert("voters".into(), self.voters.into());
        fields
    }

    pub fn of(&self, card: &RecordId) -> u32 {
        self.dots.get(card).copied().unwrap_or_default()
    }
}

impl TryFrom<&Record> for Tally {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let dots = record.value("dots").and_then(dots_of).ok_or(Incomplete { field: "dots" })?;
        Ok(Self { dots, voters: number(record, "voters").unwrap_or_default() })
    }
}

/// Counts a такт's ballots, on cards that stand. `person` names whoever stands behind a principal: a guest
/// who has since signed in votes once, and of several ballots the last written counts.
pub fn tally<'a>(
    records: impl IntoIterator<Item = &'a Record>,
    takt: &RecordId,
    cards: &BTreeSet<RecordId>,
    person: impl Fn(&PrincipalId) -> PrincipalId,
) -> Tally {
    let mut own: BTreeMap<PrincipalId, Ballot> = BTreeMap::new();
    let mut all = Vec::new();
    for record in records.into_iter().filter(|record| record.is_alive()) {
        let is_hands = record.kind.as_str() == HANDS;
        if !is_hands && record.kind.as_str() != KIND {
            continue;
        }
        let Ok(ballot) = Ballot::try_from(record) else { continue };
        if ballot.takt != *takt || ballot.given() == 0 {
            continue;
        }
        if is_hands {
            all.push(ballot);
            continue;
        }
        let person = person(&ballot.voter);
        if own.get(&person).is_none_or(|other| (other.seq, &other.voter) < (ballot.seq, &ballot.voter)) {
            own.insert(person, ballot);
        }
    }
    all.extend(own.into_values());
    let mut tally = Tally::default();
    for ballot in all {
        tally.voters = tally.voters.saturating_add(ballot.people);
        for (card, dots) in ballot.dots.into_iter().filter(|(card, _)| cards.contains(card)) {
            let sum = tally.dots.entry(card).or_default();
            *sum = sum.saturating_add(dots);
        }
    }
    tally
}

#[cfg(test)]
mod tests;
