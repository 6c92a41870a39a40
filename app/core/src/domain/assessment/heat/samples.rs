//! Cards and answers for the tests of assessment.

use crate::domain::diagnostic::{
    answer::Answer,
    assignment::Part,
    mark::{Mark, Marks},
    round_card::{FrozenIndicator, FrozenLevel, RoundCard},
    subject::Subject,
};
use crate::sync::ids::RecordId;

/// A card with so many indicators on each level, `mod.2.0` and so on.
pub fn card(id: &str, indicators: usize) -> RoundCard {
    let level = |level: usize| FrozenLevel {
        summary: format!("уровень {level}"),
        indicators: (0..indicators)
            .map(|n| FrozenIndicator {
                id: RecordId::new(format!("{id}.{level}.{n}")),
                text: format!("{level}-{n}"),
            })
            .collect(),
    };
    let levels = [level(1), level(2), level(3), level(4)];
    RoundCard { card: id.into(), title: id.to_owned(), place: 0, levels, questions: Vec::new() }
}

/// An empty answer.
pub fn answer(subject: &str, rater: &str, card: &RecordId, part: Part) -> Answer {
    Answer {
        id: Answer::id_of(&subject.into(), card, &rater.into()),
        subject: subject.into(),
        rater: rater.into(),
        card: card.clone(),
        part,
        placed: None,
        levels: Default::default(),
        statements: Marks::new(),
        replies: Default::default(),
        seconds: 0,
    }
}

/// An answer that puts the subject at this level: all met up to it, nothing above.
pub fn at_level(subject: &str, rater: &str, card: &RoundCard, part: Part, level: u8) -> Answer {
    let mut answer = answer(subject, rater, &card.card, part);
    answer.placed = Some(level);
    for (of, indicator) in card.indicators() {
        let mark = if of <= level { Mark::Yes } else { Mark::NotYet };
        answer.levels[usize::from(of - 1)].insert(indicator.id.clone(), mark);
    }
    answer
}

/// A person of the account `a-…` under the record `s-…`.
pub fn subject(name: &str) -> Subject {
    Subject {
        id: RecordId::new(format!("s-{name}")),
        name: name.to_owned(),
        is_organisation: false,
        person: Some(format!("a-{name}").as_str().into()),
        position: String::new(),
        organisation: String::new(),
    }
}
