//! HeatMap: the collective result of a round, people × cards, kept up record by record. One changed answer is
//! counted anew by itself; what a page shows is read off the counts.

mod column;
mod completion;
mod look;
mod row;

use std::collections::BTreeMap;

use super::{
    asking,
    scale::{self, Source},
};
use crate::{
    domain::{
        diagnostic::{
            answer::{self, Answer},
            assignment::{self, Assignment},
            round_card::RoundCard,
            subject::{self, Subject},
        },
        lot::lot,
    },
    sync::{
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};
pub use column::Column;
pub use completion::{Coverage, Due};
pub use look::{Band, Look, Order};
pub use row::Cell;
use row::{Row, Voice};

/// People × cards of one round.
#[derive(Debug, Clone, Default)]
pub struct HeatMap {
    cards: Vec<RoundCard>,
    index: BTreeMap<RecordId, usize>,
    rows: BTreeMap<RecordId, Row>,
    /// Who is shown, by name and id: kept, so that nothing sorts people at each answer.
    order: Vec<(String, RecordId)>,
    /// How often the levels of each card have changed.
    turns: Vec<u64>,
    conferred: BTreeMap<(PrincipalId, RecordId), u8>,
}

impl HeatMap {
    /// An empty map over the round's cards, in their order.
    pub fn new(mut cards: Vec<RoundCard>) -> Self {
        cards.sort_by(|a, b| (a.place, &a.card).cmp(&(b.place, &b.card)));
        let index = cards.iter().enumerate().map(|(at, card)| (card.card.clone(), at)).collect();
        let turns = vec![0; cards.len()];
        Self { cards, index, rows: BTreeMap::new(), order: Vec::new(), turns, conferred: BTreeMap::new() }
    }

    pub fn cards(&self) -> &[RoundCard] {
        &self.cards
    }

    /// Takes a record of the round as it stands now, deleted or changed ones among them, in any order. Records
    /// of other kinds are passed over. Gives whose row it has counted anew.
    pub fn put(&mut self, record: &Record) -> Option<RecordId> {
        match record.kind.as_str() {
            answer::KIND => {
                let answer = Answer::try_from(record).ok()?;
                match record.is_alive() {
                    true => self.put_answer(&answer),
                    false => self.drop_answer(&answer),
                }
                Some(answer.subject)
            }
            subject::KIND => {
                self.put_subject(record);
                Some(record.id.clone())
            }
            assignment::KIND => {
                let Assignment { subject, rater, part } = Assignment::try_from(record).ok()?;
                let row = self.row_of(&subject);
                let before = match record.is_alive() {
                    true => row.raters.insert(rater, part),
                    false => row.raters.remove(&rater),
                };
                (before != record.is_alive().then_some(part)).then(|| {
                    self.count(&subject, None);
                    subject
                })
            }
            _ => None,
        }
    }

    pub fn put_all<'a>(&mut self, records: impl IntoIterator<Item = &'a Record>) {
        for record in records {
            self.put(record);
        }
    }

    fn put_subject(&mut self, record: &Record) {
        let subject = record.is_alive().then(|| Subject::try_from(record).ok()).flatten();
        let name = subject.as_ref().map(|subject| subject.name.clone());
        let before = std::mem::replace(&mut self.row_of(&record.id).subject, subject);
        if let Some(before) = &before {
            self.order.retain(|(_, id)| *id != before.id);
        }
        let came = before.is_some() != name.is_some();
        if let Some(name) = name {
            let key = (name, record.id.clone());
            let at = self.order.partition_point(|other| *other < key);
            self.order.insert(at, key);
        }
        // A name orders the leaders of every card, and whoever comes or goes is counted in it.
        if came || before.is_some() {
            self.turns.iter_mut().for_each(|turn| *turn += 1);
        }
        self.count(&record.id, None);
    }

    pub fn put_answer(&mut self, answer: &Answer) {
        let Some(at) = self.index.get(&answer.card).copied() else { return };
        let card = &self.cards[at];
        let voice = Voice {
            part: answer.part,
            placed: answer.placed,
            tallies: scale::tallies(card, answer),
            done: asking::steps_left(card, answer).is_empty(),
        };
        self.row_of(&answer.subject).voices.insert((at, answer.rater.clone()), voice);
        self.count(&answer.subject, Some(at));
    }

    fn row_of(&mut self, subject: &RecordId) -> &mut Row {
        let cards = self.cards.len();
        self.rows.entry(subject.clone()).or_insert_with(|| Row::of(cards))
    }

    fn drop_answer(&mut self, answer: &Answer) {
        let at = self.index.get(&answer.card).copied();
        if let (Some(at), Some(row)) = (at, self.rows.get_mut(&answer.subject)) {
            row.voices.remove(&(at, answer.rater.clone()));
            self.count(&answer.subject, Some(at));
        }
    }

    /// Counts one card of a row anew, or all of them, and notes which cards' levels that has changed.
    fn count(&mut self, subject: &RecordId, at: Option<usize>) {
        let Some(row) = self.rows.get_mut(subject) else { return };
        // Levels are people's: who speaks for an organisation brings none to it.
        let person = row.subject.as_ref().filter(|it| !it.is_organisation).and_then(|it| it.person.clone());
        let conferred = |card: &RoundCard| {
            self.conferred.get(&(person.clone()?, card.card.clone())).copied().filter(|level| *level <= 4)
        };
        let cards = at.map_or(0..self.cards.len(), |at| at..at + 1);
        for (at, turn) in cards.clone().zip(&mut self.turns[cards]) {
            let level = row.cells[at].level;
            let has_any = !self.conferred.is_empty();
            row.count(at, self.cards.get(at).filter(|_| has_any).and_then(conferred));
            if row.cells[at].level != level {
                *turn += 1;
            }
        }
    }

    /// The map in place of another one: no [`Self::turn`] of it is repeated, and what was conferred stands.
    pub fn after(mut self, other: &Self) -> Self {
        let past = other.turns.iter().max().map_or(0, |turn| turn + 1);
        self.turns.iter_mut().for_each(|turn| *turn += past);
        self.confer(other.conferred.clone());
        self
    }

    /// A number that goes up where [`Self::column`] of this card may have changed.
    pub fn turn(&self, card: &RecordId) -> u64 {
        self.index.get(card).map_or(0, |at| self.turns[*at])
    }

    /// Levels that were conferred on people, by card, in place of those known before; they go before all others.
    pub fn confer(&mut self, levels: BTreeMap<(PrincipalId, RecordId), u8>) {
        self.conferred = levels;
        let people: Vec<RecordId> = self.rows.keys().cloned().collect();
        people.iter().for_each(|id| self.count(id, None));
    }

    /// By name.
    fn shown(&self) -> impl Iterator<Item = (&Subject, &Row)> {
        let row = |(_, id): &(String, RecordId)| {
            self.rows.get(id).and_then(|row| Some((row.subject.as_ref()?, row)))
        };
        self.order.iter().filter_map(row)
    }

    /// The people assessed, by name.
    pub fn people(&self) -> Vec<&Subject> {
        self.shown().map(|(subject, _)| subject).collect()
    }

    /// Somebody assessed.
    pub fn subject(&self, id: &RecordId) -> Option<&Subject> {
        self.rows.get(id)?.subject.as_ref()
    }

    /// One person on one card; empty for what is not in the round.
    pub fn cell(&self, subject: &RecordId, card: &RecordId) -> Cell {
        let cell = self.index.get(card).and_then(|at| self.cells(subject).get(*at));
        cell.cloned().unwrap_or_default()
    }

    /// The level of one person on a card.
    pub fn level(&self, subject: &RecordId, card: &RecordId) -> Option<(u8, Source)> {
        self.index.get(card).and_then(|at| self.cells(subject).get(*at)).and_then(|cell| cell.level)
    }

    /// One person on every card, in their order; nothing for who is not in the round.
    pub fn cells(&self, subject: &RecordId) -> &[Cell] {
        let row = self.rows.get(subject).filter(|row| row.subject.is_some());
        row.map_or(&[], |row| &row.cells)
    }

    /// The level of everybody on a card, by name.
    pub fn levels(&self, card: &RecordId) -> Vec<(RecordId, Option<(u8, Source)>)> {
        let Some(at) = self.index.get(card).copied() else { return Vec::new() };
        self.shown().map(|(subject, row)| (subject.id.clone(), row.cells[at].level)).collect()
    }

    /// People in the order of a card: the highest first, those without a level last, then by name.
    pub fn sorted_by(&self, card: &RecordId) -> Vec<RecordId> {
        let mut levels = self.levels(card);
        levels.sort_by_key(|(_, level)| std::cmp::Reverse(level.map(|(level, _)| level)));
        levels.into_iter().map(|(id, _)| id).collect()
    }

    /// People in an order that tells nothing of their names, for a projector. `round` is the lot's own word.
    pub fn nameless_order(&self, round: &str) -> Vec<RecordId> {
        let mut ids: Vec<RecordId> = self.shown().map(|(subject, _)| subject.id.clone()).collect();
        ids.sort_by_key(|id| lot(&[round, id.as_str()]));
        ids
    }
}

#[cfg(test)]
pub(crate) mod samples;

#[cfg(test)]
mod tests;
