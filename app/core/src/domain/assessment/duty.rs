//! Duty: about whom one person is asked in a round, and how far they are with each.

use std::collections::BTreeMap;

use super::asking::{self, Progress};
use crate::{
    domain::diagnostic::{
        answer::Answer,
        assignment::{Assignment, Part},
        round::Scheme,
        round_card::RoundCard,
        subject::Subject,
    },
    sync::ids::{PrincipalId, RecordId},
};

/// One subject about whom a rater answers, and in which part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duty {
    pub part: Part,
    pub subject: RecordId,
}

/// What one person is asked: about themselves first, then about colleagues, then as an expert. Who was taken out
/// of the round is not asked about.
pub fn duties(
    person: &PrincipalId,
    raters: Scheme,
    subjects: &[Subject],
    assignments: &[Assignment],
) -> Vec<Duty> {
    let is_own = |subject: &&Subject| subject.person.as_ref() == Some(person);
    let own = subjects.iter().filter(is_own).filter(|_| raters.own);
    let own = own.map(|subject| Duty { part: Part::Own, subject: subject.id.clone() });
    let theirs = assignments.iter().filter(|it| it.rater == *person).filter(|it| {
        let subject = subjects.iter().find(|subject| subject.id == it.subject);
        subject.is_some_and(|subject| !is_own(&subject))
    });
    let theirs = theirs.map(|it| Duty { part: it.part, subject: it.subject.clone() });
    let mut duties: Vec<Duty> = own.chain(theirs).collect();
    duties.sort_by_key(|duty| duty.part);
    duties
}

/// The cards that are asked in a part: own questions are not asked about others.
pub fn cards_of(cards: &[RoundCard], part: Part) -> impl Iterator<Item = &RoundCard> {
    cards.iter().filter(move |card| part == Part::Own || card.has_levels())
}

/// How far a person is with one duty. `answers` are looked up by their ids.
pub fn progress_of<'a>(
    duty: &Duty,
    person: &PrincipalId,
    cards: &'a [RoundCard],
    answers: &BTreeMap<RecordId, &'a Answer>,
) -> Progress {
    let answer = |card: &RoundCard| answers.get(&Answer::id_of(&duty.subject, &card.card, person)).copied();
    asking::progress(cards_of(cards, duty.part).map(|card| (card, answer(card))))
}

/// Answers by their ids.
pub fn by_id<'a>(answers: impl IntoIterator<Item = &'a Answer>) -> BTreeMap<RecordId, &'a Answer> {
    answers.into_iter().map(|answer| (answer.id.clone(), answer)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::heat::samples::{at_level, card, subject},
        diagnostic::{
            inquiry::{Asked, Sort},
            round::Assigns,
        },
    };

    const RATERS: Scheme = Scheme { own: true, colleagues: 3, assigns: Assigns::Owner, expert: true };

    fn assigned(subject: &str, rater: &str, part: Part) -> Assignment {
        Assignment { subject: subject.into(), rater: rater.into(), part }
    }

    #[test]
    fn a_person_is_asked_about_themselves_first_and_never_as_their_own_colleague() {
        let subjects = [subject("anna"), subject("ivan")];
        let assignments = [
            assigned("s-anna", "a-ivan", Part::Expert),
            assigned("s-ivan", "a-ivan", Part::Colleague),
            assigned("s-gone", "a-ivan", Part::Colleague),
            assigned("s-ivan", "a-anna", Part::Colleague),
        ];
        let of = |person: &str, raters| duties(&person.into(), raters, &subjects, &assignments);
        let told = |person: &str| {
            of(person, RATERS).into_iter().map(|it| (it.part, it.subject.to_string())).collect::<Vec<_>>()
        };
        assert_eq!(told("a-ivan"), [(Part::Own, "s-ivan".into()), (Part::Expert, "s-anna".into())]);
        assert_eq!(told("a-anna"), [(Part::Own, "s-anna".into()), (Part::Colleague, "s-ivan".into())]);
        assert!(told("a-vera").is_empty());
        assert_eq!(of("a-anna", Scheme { own: false, ..RATERS }).len(), 1);
    }

    #[test]
    fn own_questions_are_asked_about_oneself_alone() {
        let asked = Asked { id: "q".into(), sort: Sort::Text, text: "Что трудно?".into() };
        let questions = RoundCard { levels: Default::default(), questions: vec![asked], ..card("own", 1) };
        let cards = [card("mod", 3), questions];
        let answer = at_level("s-ivan", "a-anna", &cards[0], Part::Colleague, 4);
        let answers = by_id([&answer]);
        let duty = |part| Duty { part, subject: "s-ivan".into() };
        let colleague = progress_of(&duty(Part::Colleague), &"a-anna".into(), &cards, &answers);
        assert_eq!((colleague.cards, colleague.is_done()), (1, true));
        assert_eq!(progress_of(&duty(Part::Own), &"a-ivan".into(), &cards, &answers).cards, 2);
    }
}
