//! Answering: what this person is asked, and their answers as they are given, card by card.

use karta_core::{
    domain::{
        assessment::{
            asking::{self, Progress},
            duty::{self, Duty},
        },
        diagnostic::{
            answer::{self, Answer},
            assignment::Part,
            inquiry::{self, Reply},
            mark::{self, Mark},
            round_card::RoundCard,
        },
    },
    limits::ANSWER_SECONDS,
    sync::{
        RecordId,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::OpenRound;
use crate::platform::clock;

/// Seconds between two answers that are still counted as answering: longer, and the person was away.
const PAUSE_SECONDS: u64 = 120;

/// The answering of one person about one subject.
#[derive(Clone, Copy)]
pub struct Answering {
    pub open: OpenRound,
    pub duty: StoredValue<Duty>,
    /// The cards that are asked, in their order.
    pub cards: Memo<Vec<RoundCard>>,
    /// When the last answer was given, milliseconds since 1970.
    last_ms: StoredValue<u64>,
}

impl OpenRound {
    /// What this person is asked, in its order.
    pub fn duties(self) -> Vec<Duty> {
        let Some(raters) = self.head.with(|head| head.as_ref().map(|head| head.raters)) else {
            return Vec::new();
        };
        let me = self.me();
        self.subjects.with(|subjects| {
            self.assignments.with(|assignments| duty::duties(&me, raters, subjects, assignments))
        })
    }

    /// This person's answer on a card, if they have given one. Read by its id: the owner of a round holds everybody's.
    pub fn own_answer(self, subject: &RecordId, card: &RecordId) -> Option<Answer> {
        let record = self.space().record(&Answer::id_of(subject, card, &self.me()))?;
        record.is_alive().then(|| Answer::try_from(&record).ok()).flatten()
    }

    /// How far this person is with one duty.
    pub fn progress(self, duty: &Duty) -> Progress {
        self.cards.with(|cards| {
            let asked: Vec<_> = duty::cards_of(cards, duty.part)
                .map(|card| (card, self.own_answer(&duty.subject, &card.card)))
                .collect();
            asking::progress(asked.iter().map(|(card, answer)| (*card, answer.as_ref())))
        })
    }
}

impl Answering {
    pub fn of(open: OpenRound, duty: Duty) -> Self {
        let part = duty.part;
        let cards = Memo::new(move |_| {
            open.cards.with(|cards| duty::cards_of(cards, part).cloned().collect::<Vec<_>>())
        });
        let last_ms = StoredValue::new(clock::now_ms());
        Self { open, duty: StoredValue::new(duty), cards, last_ms }
    }

    pub fn part(self) -> Part {
        self.duty.with_value(|duty| duty.part)
    }

    pub fn is_own(self) -> bool {
        self.part() == Part::Own
    }

    pub fn card(self, id: &RecordId) -> Option<RoundCard> {
        self.cards.with(|cards| cards.iter().find(|card| card.card == *id).cloned())
    }

    fn id_of(self, card: &RecordId) -> RecordId {
        self.duty.with_value(|duty| Answer::id_of(&duty.subject, card, &self.open.me()))
    }

    /// This person's answer on a card; an empty one before the first word.
    pub fn answer(self, card: &RecordId) -> Answer {
        let id = self.id_of(card);
        let stored = self.duty.with_value(|duty| self.open.own_answer(&duty.subject, card));
        stored.unwrap_or_else(|| Answer {
            id,
            subject: self.duty.with_value(|duty| duty.subject.clone()),
            rater: self.open.me(),
            card: card.clone(),
            part: self.part(),
            placed: None,
            levels: Default::default(),
            statements: Default::default(),
            replies: Default::default(),
            seconds: 0,
        })
    }

    pub fn progress(self) -> Progress {
        self.open.progress(&self.duty.get_value())
    }

    /// Whether all of a card is answered.
    pub fn is_done(self, card: &RoundCard) -> bool {
        asking::steps_left(card, &self.answer(&card.card)).is_empty()
    }

    /// Places the subject on the scale.
    pub fn place(self, card: &RecordId, level: u8) {
        self.write(card, "placed", level.into(), Manner::Act);
    }

    /// Marks an indicator of a level, 1 to 4.
    pub fn mark(self, card: &RecordId, level: u8, indicator: &RecordId, mark: Mark) {
        let Some(field) = Answer::level_field(level) else { return };
        let mut marks = untrack(|| self.answer(card)).levels[usize::from(level - 1)].clone();
        marks.insert(indicator.clone(), mark);
        self.write(card, field, mark::to_value(&marks), Manner::Act);
    }

    /// Marks a statement of a questionnaire.
    pub fn agree(self, card: &RecordId, statement: &RecordId, mark: Mark) {
        let mut marks = untrack(|| self.answer(card)).statements;
        marks.insert(statement.clone(), mark);
        self.write(card, "statements", mark::to_value(&marks), Manner::Act);
    }

    /// Replies to a question; empty words are no reply.
    pub fn reply(self, card: &RecordId, question: &RecordId, reply: Reply) {
        let mut replies = untrack(|| self.answer(card)).replies;
        let (manner, none) = match &reply {
            Reply::Words(words) => (Manner::Typing, words.trim().is_empty()),
            Reply::Scale(_) => (Manner::Act, false),
        };
        if none {
            replies.remove(question);
        } else {
            replies.insert(question.clone(), reply);
        }
        self.write(card, "replies", inquiry::replies_value(&replies), manner);
    }

    /// Writes one field of the answer with the time it took: both are one gesture.
    fn write(self, card: &RecordId, field: &str, value: Value, manner: Manner) {
        let now = untrack(|| self.answer(card));
        let record = now.id.clone();
        let spent = self.spent().saturating_add(u64::from(now.seconds));
        let seconds = spent.min(ANSWER_SECONDS.unsigned_abs());
        let there =
            self.open.space().peek(|replica| replica.record(&record).is_some_and(|record| record.is_alive()));
        let draft = if there {
            let fields = vec![(field.to_owned(), value), ("seconds".to_owned(), seconds.into())];
            Draft::Set { record, fields }
        } else {
            let mut fields = fields([
                ("subject", json!(now.subject)),
                ("card", json!(card)),
                ("part", now.part.name().into()),
                ("seconds", seconds.into()),
            ]);
            fields.insert(field.to_owned(), value);
            Draft::Create { record, kind: answer::KIND.into(), fields }
        };
        self.open.space().make(vec![draft], manner);
    }

    /// Seconds since the last answer, while the person was not away.
    fn spent(self) -> u64 {
        let now = clock::now_ms();
        let since = now.saturating_sub(self.last_ms.get_value()) / 1_000;
        self.last_ms.set_value(now);
        since.min(PAUSE_SECONDS)
    }
}
