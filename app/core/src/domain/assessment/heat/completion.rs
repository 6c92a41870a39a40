//! Completion: how much is answered, and by whom not yet, without what was answered.

use super::HeatMap;
use crate::{
    domain::diagnostic::assignment::Part,
    sync::ids::{PrincipalId, RecordId},
};

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

impl HeatMap {
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
