//! A whole round as its owner reads it: what the report, the tables and the growth between rounds are made of.

use std::collections::BTreeMap;

use super::{
    growth::Side,
    heat::HeatMap,
    questionnaire::{Questionnaire, questionnaire},
};
use crate::{
    domain::diagnostic::{
        answer::{self, Answer},
        assignment::{self, Assignment, Part},
        report_words::{self, ReportWords},
        round::{self, Round},
        round_card::{self, RoundCard},
        subject::{self, Subject},
    },
    sync::{
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

/// The kinds of records that are read.
pub const KINDS: [&str; 6] =
    [round::KIND, round_card::KIND, subject::KIND, assignment::KIND, answer::KIND, report_words::KIND];

/// A round with all that counts in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Collected {
    pub round: Round,
    /// In their order.
    pub cards: Vec<RoundCard>,
    pub subjects: Vec<Subject>,
    /// Of raters who are assigned still, about people who are in the round still.
    pub answers: Vec<Answer>,
    pub words: ReportWords,
    assignments: Vec<Record>,
    people: Vec<Record>,
}

impl Collected {
    /// Of the living records of a round's space; `None` without its head.
    pub fn of<'a>(records: impl IntoIterator<Item = &'a Record>) -> Option<Self> {
        let (mut round, mut words) = (None, ReportWords::default());
        let (mut cards, mut answers) = (Vec::new(), Vec::new());
        let (mut assignments, mut people) = (Vec::new(), Vec::new());
        for record in records.into_iter().filter(|record| record.is_alive()) {
            match record.kind.as_str() {
                round::KIND if record.id == Round::record() => round = Round::try_from(record).ok(),
                report_words::KIND => words = ReportWords::try_from(record).unwrap_or_default(),
                round_card::KIND => cards.extend(RoundCard::try_from(record).ok()),
                subject::KIND => people.push(record.clone()),
                assignment::KIND => assignments.push(record.clone()),
                answer::KIND => answers.extend(Answer::try_from(record).ok()),
                _ => {}
            }
        }
        cards.sort_by(|a, b| (a.place, &a.card).cmp(&(b.place, &b.card)));
        let subjects: Vec<Subject> =
            people.iter().filter_map(|record| Subject::try_from(record).ok()).collect();
        let counting = Counting::of(&subjects, &assignments);
        answers.retain(|answer| counting.counts(answer));
        answers.sort_by(|a, b| a.id.cmp(&b.id));
        Some(Self { round: round?, cards, subjects, answers, words, assignments, people })
    }

    /// The heat map of the same.
    pub fn map(&self) -> HeatMap {
        let mut map = HeatMap::new(self.cards.clone());
        map.put_all(self.people.iter().chain(&self.assignments));
        self.answers.iter().for_each(|answer| map.put_answer(answer));
        map
    }

    /// As it is compared with another round.
    pub fn side(&self) -> Side<'_> {
        Side { cards: &self.cards, subjects: &self.subjects, answers: &self.answers }
    }

    /// The cards of own questions with what people say to them.
    pub fn questionnaires(&self) -> Vec<(&RoundCard, Questionnaire)> {
        let asked = self.cards.iter().filter(|card| !card.questions.is_empty());
        asked.map(|card| (card, questionnaire(card, &self.answers))).collect()
    }
}

/// Whose word counts.
struct Counting {
    /// Who answers as themselves.
    own: BTreeMap<RecordId, Option<PrincipalId>>,
    others: BTreeMap<(RecordId, PrincipalId), Part>,
}

impl Counting {
    fn of(subjects: &[Subject], assignments: &[Record]) -> Self {
        let own = subjects.iter().map(|it| (it.id.clone(), it.person.clone())).collect();
        let assignments = assignments.iter().filter_map(|record| Assignment::try_from(record).ok());
        let others = assignments.map(|it| ((it.subject, it.rater), it.part)).collect();
        Self { own, others }
    }

    fn counts(&self, answer: &Answer) -> bool {
        let Some(person) = self.own.get(&answer.subject) else { return false };
        let is_own = person.as_ref() == Some(&answer.rater);
        match answer.part {
            Part::Own => is_own,
            part => {
                let assigned = self.others.get(&(answer.subject.clone(), answer.rater.clone()));
                !is_own && assigned == Some(&part)
            }
        }
    }
}
