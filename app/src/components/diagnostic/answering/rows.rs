//! The rows of one card, in the order they are asked, and which of them a phone shows.

use karta_core::domain::{
    assessment::asking::{self, Step, levels_to_ask},
    diagnostic::{answer::Answer, round_card::RoundCard},
};
use leptos::prelude::*;

use crate::{platform::page, store::diagnostic::answering::Answering};

/// A screen that shows one row at a time; the styles know the same width.
const NARROW: &str = "(max-width: 640px)";

/// The rows of a card as they are asked now.
pub(super) fn rows_of(card: &RoundCard, answer: &Answer) -> Vec<Step> {
    let mut rows = Vec::new();
    if card.has_levels() {
        rows.push(Step::Place);
    }
    for level in levels_to_ask(card, answer) {
        let of_level = card.level(level).into_iter().flat_map(|it| &it.indicators);
        rows.extend(of_level.map(|it| Step::Indicator(level, it.id.clone())));
    }
    rows.extend(card.questions.iter().map(|it| Step::Question(it.id.clone())));
    rows
}

/// The id of a row in the page.
pub(super) fn row_id(step: &Step) -> String {
    match step {
        Step::Place => "ask-place".to_owned(),
        Step::Indicator(_, id) | Step::Question(id) => format!("ask-{id}"),
    }
}

/// Where a person is on a card.
#[derive(Clone, Copy)]
pub(super) struct Course {
    pub answering: Answering,
    pub card: StoredValue<RoundCard>,
    pub answer: Memo<Answer>,
    pub rows: Memo<Vec<Step>>,
    /// The row they have gone to; else the first that is not answered.
    gone: RwSignal<Option<Step>>,
    pub shown: Memo<Option<Step>>,
}

impl Course {
    pub fn of(answering: Answering, card: RoundCard) -> Self {
        let id = card.card.clone();
        let card = StoredValue::new(card);
        let answer = Memo::new(move |_| answering.answer(&id));
        let rows = Memo::new(move |_| card.with_value(|card| answer.with(|answer| rows_of(card, answer))));
        let gone = RwSignal::new(None::<Step>);
        let shown = Memo::new(move |_| {
            let rows = rows.get();
            let kept = gone.get().filter(|step| rows.contains(step));
            let left = card.with_value(|card| answer.with(|answer| asking::steps_left(card, answer)));
            kept.or_else(|| left.into_iter().next()).or_else(|| rows.last().cloned())
        });
        Self { answering, card, answer, rows, gone, shown }
    }

    fn place_of(self, step: &Step) -> Option<usize> {
        self.rows.with_untracked(|rows| rows.iter().position(|row| row == step))
    }

    /// Goes on from a row that was just answered, to the next open one.
    pub fn go_on(self, from: &Step) {
        let left = self
            .card
            .with_value(|card| self.answer.with_untracked(|answer| asking::steps_left(card, answer)));
        let at = self.place_of(from);
        let after = left.iter().find(|step| self.place_of(step) > at);
        let next = after.or(left.first()).cloned();
        self.go(next.unwrap_or_else(|| from.clone()));
    }

    /// One row back or on.
    pub fn step(self, on: bool) {
        let Some(at) = self.shown.get_untracked().and_then(|step| self.place_of(&step)) else { return };
        let to = if on { Some(at + 1) } else { at.checked_sub(1) };
        let step = to.and_then(|to| self.rows.with_untracked(|rows| rows.get(to).cloned()));
        step.into_iter().for_each(|step| self.go(step));
    }

    fn go(self, step: Step) {
        let id = row_id(&step);
        let moves = self.shown.get_untracked().as_ref() != Some(&step);
        self.gone.set(Some(step));
        // Where one row is shown, the one that had the focus is gone.
        if moves && page::matches_media(NARROW) {
            page::focus_when_there(&id);
        }
    }

    /// Whether there is a row before or after the one shown.
    pub fn has(self, on: bool) -> bool {
        self.shown.with(|shown| {
            self.rows.with(|rows| {
                let at = shown.as_ref().and_then(|shown| rows.iter().position(|row| row == shown));
                at.is_some_and(|at| if on { at + 1 < rows.len() } else { at > 0 })
            })
        })
    }

    pub fn is_shown(self, step: &Step) -> bool {
        self.shown.with(|shown| shown.as_ref() == Some(step))
    }
}

#[cfg(test)]
mod tests {
    use karta_core::domain::diagnostic::{
        assignment::Part,
        round_card::{FrozenIndicator, FrozenLevel},
    };

    use super::*;

    #[test]
    fn first_the_place_then_the_indicators_around_it() {
        let level = |n: u8| FrozenLevel {
            summary: String::new(),
            indicators: vec![FrozenIndicator { id: format!("i{n}").as_str().into(), text: String::new() }],
        };
        let levels = [level(1), level(2), level(3), level(4)];
        let card =
            RoundCard { card: "mod".into(), title: String::new(), place: 0, levels, questions: vec![] };
        let mut answer = Answer {
            id: "a".into(),
            subject: "s".into(),
            rater: "r".into(),
            card: "mod".into(),
            part: Part::Own,
            placed: None,
            levels: Default::default(),
            statements: Default::default(),
            replies: Default::default(),
            seconds: 0,
        };
        assert_eq!(rows_of(&card, &answer), [Step::Place]);
        answer.placed = Some(1);
        let indicator = |n: u8| Step::Indicator(n, format!("i{n}").as_str().into());
        assert_eq!(rows_of(&card, &answer), [Step::Place, indicator(1), indicator(2)]);
    }
}
