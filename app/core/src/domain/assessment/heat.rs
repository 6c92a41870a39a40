//! HeatMap: the collective result of a round, people × cards, kept up record by record. One changed answer is
//! counted anew by itself; what a page shows is read off the counts.

mod look;
mod row;

use std::collections::BTreeMap;

use super::{
    asking,
    scale::{self, LEADER_LEVEL, MASTERED_LEVEL, Source},
};
use crate::{
    domain::{
        diagnostic::{
            answer::{self, Answer},
            assignment::{self, Assignment, Part},
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
pub use look::{Band, Look, Order};
pub use row::Cell;
use row::{Row, Voice};

/// What one card says of the whole group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// People at levels 0 to 4.
    pub distribution: [u32; 5],
    pub undetermined: u32,
    /// At level 3 or higher; where nobody is, the top of the group, from level 1 up. The highest first, then by
    /// name.
    pub leaders: Vec<RecordId>,
    /// Below level 2, the lowest first, then by name.
    pub gaps: Vec<RecordId>,
}

/// How many have answered about themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    pub people: u32,
    pub begun: u32,
    pub finished: u32,
}

impl Coverage {
    /// Of people who have finished, per cent, rounded down; `None` in a round with no people.
    pub fn percent(self) -> Option<u32> {
        (self.finished * 100).checked_div(self.people)
    }
}

/// Who has still to answer about whom: completion without answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub subject: RecordId,
    pub rater: PrincipalId,
    pub part: Part,
    pub cards: u32,
    pub cards_done: u32,
}

/// People × cards of one round.
#[derive(Debug, Clone, Default)]
pub struct HeatMap {
    cards: Vec<RoundCard>,
    index: BTreeMap<RecordId, usize>,
    rows: BTreeMap<RecordId, Row>,
}

impl HeatMap {
    /// An empty map over the round's cards, in their order.
    pub fn new(mut cards: Vec<RoundCard>) -> Self {
        cards.sort_by(|a, b| (a.place, &a.card).cmp(&(b.place, &b.card)));
        let index = cards.iter().enumerate().map(|(at, card)| (card.card.clone(), at)).collect();
        Self { cards, index, rows: BTreeMap::new() }
    }

    pub fn cards(&self) -> &[RoundCard] {
        &self.cards
    }

    /// Takes a record of the round as it stands now, deleted or changed ones among them, in any order. Records
    /// of other kinds are passed over.
    pub fn put(&mut self, record: &Record) {
        match record.kind.as_str() {
            answer::KIND => match Answer::try_from(record) {
                Ok(answer) if record.is_alive() => self.put_answer(&answer),
                Ok(answer) => self.drop_answer(&answer),
                Err(_) => {}
            },
            subject::KIND => {
                let subject = record.is_alive().then(|| Subject::try_from(record).ok()).flatten();
                let row = self.row_of(&record.id);
                row.subject = subject;
                row.count_all();
            }
            assignment::KIND => {
                let Ok(Assignment { subject, rater, part }) = Assignment::try_from(record) else { return };
                let row = self.row_of(&subject);
                let before = match record.is_alive() {
                    true => row.raters.insert(rater, part),
                    false => row.raters.remove(&rater),
                };
                if before != record.is_alive().then_some(part) {
                    row.count_all();
                }
            }
            _ => {}
        }
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
        let row = self.row_of(&answer.subject);
        row.voices.insert((at, answer.rater.clone()), voice);
        row.count(at);
    }

    fn row_of(&mut self, subject: &RecordId) -> &mut Row {
        let cards = self.cards.len();
        self.rows.entry(subject.clone()).or_insert_with(|| Row::of(cards))
    }

    fn drop_answer(&mut self, answer: &Answer) {
        let at = self.index.get(&answer.card).copied();
        if let (Some(at), Some(row)) = (at, self.rows.get_mut(&answer.subject)) {
            row.voices.remove(&(at, answer.rater.clone()));
            row.count(at);
        }
    }

    /// A level conferred by a методист, or none any more; it goes before all others.
    pub fn confirm(&mut self, subject: &RecordId, card: &RecordId, level: Option<u8>) {
        let Some(at) = self.index.get(card).copied() else { return };
        let row = self.row_of(subject);
        match level.filter(|level| *level <= 4) {
            Some(level) => row.confirmed.insert(at, level),
            None => row.confirmed.remove(&at),
        };
        row.count(at);
    }

    fn shown(&self) -> Vec<(&Subject, &Row)> {
        let mut shown: Vec<_> =
            self.rows.values().filter_map(|row| Some((row.subject.as_ref()?, row))).collect();
        shown.sort_by(|a, b| (&a.0.name, &a.0.id).cmp(&(&b.0.name, &b.0.id)));
        shown
    }

    /// The people assessed, by name.
    pub fn people(&self) -> Vec<&Subject> {
        self.shown().into_iter().map(|(subject, _)| subject).collect()
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

    /// One person on every card, in their order; nothing for who is not in the round.
    pub fn cells(&self, subject: &RecordId) -> &[Cell] {
        let row = self.rows.get(subject).filter(|row| row.subject.is_some());
        row.map_or(&[], |row| &row.cells)
    }

    /// The level of everybody on a card, by name.
    pub fn levels(&self, card: &RecordId) -> Vec<(RecordId, Option<(u8, Source)>)> {
        let Some(at) = self.index.get(card).copied() else { return Vec::new() };
        self.shown().into_iter().map(|(subject, row)| (subject.id.clone(), row.cells[at].level)).collect()
    }

    /// People in the order of a card: the highest first, those without a level last, then by name.
    pub fn sorted_by(&self, card: &RecordId) -> Vec<RecordId> {
        let mut levels = self.levels(card);
        levels.sort_by_key(|(_, level)| std::cmp::Reverse(level.map(|(level, _)| level)));
        levels.into_iter().map(|(id, _)| id).collect()
    }

    /// People in an order that tells nothing of their names, for a projector. `round` is the lot's own word.
    pub fn nameless_order(&self, round: &str) -> Vec<RecordId> {
        let mut ids: Vec<RecordId> =
            self.shown().into_iter().map(|(subject, _)| subject.id.clone()).collect();
        ids.sort_by_key(|id| lot(&[round, id.as_str()]));
        ids
    }

    /// What a card says of the group.
    pub fn column(&self, card: &RecordId) -> Column {
        let mut column = Column::default();
        let mut known: Vec<(u8, RecordId)> = Vec::new();
        for (subject, level) in self.levels(card) {
            match level {
                Some((level, _)) => {
                    column.distribution[usize::from(level.min(4))] += 1;
                    known.push((level, subject));
                }
                None => column.undetermined += 1,
            }
        }
        let top = known.iter().map(|(level, _)| *level).max().unwrap_or_default();
        let least = LEADER_LEVEL.min(top.max(1));
        known.sort_by_key(|(level, _)| *level);
        let gaps = known.iter().filter(|(level, _)| *level < MASTERED_LEVEL);
        column.gaps = gaps.map(|(_, subject)| subject.clone()).collect();
        known.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
        let leaders = known.into_iter().filter(|(level, _)| *level >= least);
        column.leaders = leaders.map(|(_, subject)| subject).collect();
        column
    }

    /// How many have answered about themselves, on every card.
    pub fn coverage(&self) -> Coverage {
        let mut coverage = Coverage::default();
        for (_, row) in self.shown() {
            let done = !row.cells.is_empty() && row.cells.iter().all(|cell| cell.own_done);
            coverage.people += 1;
            coverage.begun += u32::from(row.cells.iter().any(|cell| cell.own_begun));
            coverage.finished += u32::from(done);
        }
        coverage
    }

    /// Whose answers are still due and how far they are, by the assessed person's name. `own` says whether the
    /// round asks people about themselves.
    pub fn due(&self, own: bool) -> Vec<Due> {
        let mut due = Vec::new();
        for (subject, row) in self.shown() {
            let person = subject.person.iter().filter(|_| own).map(|person| (person, Part::Own));
            let others = row.raters.iter().map(|(rater, part)| (rater, *part));
            let others = others.filter(|(rater, part)| row.counts(rater, *part));
            for (rater, part) in person.chain(others) {
                let voice = |at: &usize| row.voices.get(&(*at, rater.clone()));
                let done =
                    (0..self.cards.len()).filter(|at| voice(at).is_some_and(|it| it.done && it.part == part));
                let (cards, cards_done) = (self.cards.len() as u32, done.count() as u32);
                if cards_done < cards {
                    due.push(Due {
                        subject: subject.id.clone(),
                        rater: rater.clone(),
                        part,
                        cards,
                        cards_done,
                    });
                }
            }
        }
        due
    }
}

#[cfg(test)]
pub(crate) mod samples;

#[cfg(test)]
mod tests;
