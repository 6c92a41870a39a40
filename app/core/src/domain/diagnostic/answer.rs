//! RatingAnswer: what one rater says of one subject on one card. One record for each, from however many devices;
//! the assessed person is never sent a colleague's.

use serde_json::Value;

use super::{
    assignment::{self, Assignment, Part},
    inquiry::{self, Replies},
    mark::{self, Marks},
    round,
    round_card::{self, RoundCard},
    subject::{self, Subject},
};
use crate::{
    domain::{
        grants::Action,
        kinds::{
            Identity, Incomplete, KindRule, Shape, Within, Writing, need_ref, number, optional, required,
        },
        space::SpaceKind,
    },
    limits::ANSWER_SECONDS,
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

pub const KIND: &str = "rating";

/// The fields of marks, by level. Apart, so that two devices that answer different levels both stand.
pub const LEVEL_FIELDS: [&str; 4] = ["level_1", "level_2", "level_3", "level_4"];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Round],
    fields: &[
        required("subject", Shape::Ref),
        required("card", Shape::Ref),
        required("part", Shape::Choice(&["own", "colleague", "expert"])),
        optional("placed", Shape::Int(0, 4)),
        optional(LEVEL_FIELDS[0], Shape::Whole(mark::is_marks)),
        optional(LEVEL_FIELDS[1], Shape::Whole(mark::is_marks)),
        optional(LEVEL_FIELDS[2], Shape::Whole(mark::is_marks)),
        optional(LEVEL_FIELDS[3], Shape::Whole(mark::is_marks)),
        optional("statements", Shape::Whole(mark::is_marks)),
        optional("replies", Shape::Whole(inquiry::is_replies)),
        optional("seconds", Shape::Int(0, ANSWER_SECONDS)),
    ],
    add: Action::Contribute,
    edit_own: Action::Contribute,
    audience: Some(|_| Audience::Keepers),
    identity: Identity::OnePerPerson,
    within: Some(Within::admitting(admits)),
    ..KindRule::CLOSED
};

fn admits(writing: &Writing<'_>) -> Result<(), &'static str> {
    let round = round::open_round(writing)?;
    let answer = Answer::try_from(writing.record).map_err(|_| "Неясно, о ком этот ответ.")?;
    let subject = writing.living(&answer.subject, subject::KIND);
    let subject = subject.and_then(|record| Subject::try_from(record).ok());
    let subject = subject.ok_or("Этого человека в раунде уже нет. Ваш ответ остался у вас.")?;
    let is_own = subject.person.as_ref() == Some(&answer.rater);
    let may = match answer.part {
        Part::Own => is_own && round.raters.own,
        part => {
            let assigned = Assignment::id_of(&answer.subject, &answer.rater);
            let assigned = writing.living(&assigned, assignment::KIND);
            !is_own && assigned.and_then(|it| Assignment::try_from(it).ok()).is_some_and(|it| it.part == part)
        }
    };
    if !may {
        return Err("Оценка этого человека вам не поручена.");
    }
    let card = writing.living(&RoundCard::id_of(&answer.card), round_card::KIND);
    card.map(drop).ok_or("Такой карточки в раунде нет.")
}

/// One rater's answer on one card.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub id: RecordId,
    pub subject: RecordId,
    pub rater: PrincipalId,
    pub card: RecordId,
    pub part: Part,
    /// Where the rater places the subject on the scale, 0 to 4; it chooses what is asked and decides nothing.
    pub placed: Option<u8>,
    /// Marks of levels 1 to 4.
    pub levels: [Marks; 4],
    /// Marks of a questionnaire's statements.
    pub statements: Marks,
    /// Replies to a questionnaire's other questions.
    pub replies: Replies,
    /// Spent on it so far.
    pub seconds: u32,
}

impl Answer {
    /// One record per rater, subject and card.
    pub fn id_of(subject: &RecordId, card: &RecordId, rater: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:{subject}:{card}:{rater}"))
    }

    /// The field of a level's marks, 1 to 4.
    pub fn level_field(level: u8) -> Option<&'static str> {
        LEVEL_FIELDS.get(usize::from(level.checked_sub(1)?)).copied()
    }

    /// Nothing is answered yet.
    pub fn is_empty(&self) -> bool {
        self.placed.is_none()
            && self.levels.iter().all(Marks::is_empty)
            && self.statements.is_empty()
            && self.replies.is_empty()
    }
}

impl TryFrom<&Record> for Answer {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let marks = |field| record.value(field).map(mark::marks_of).unwrap_or_default();
        let placed = record.value("placed").and_then(Value::as_u64).filter(|level| *level <= 4);
        let (subject, card) = (need_ref(record, "subject")?, need_ref(record, "card")?);
        // Under another id it would be a second answer of the same rater.
        if record.id != Self::id_of(&subject, &card, &record.author) {
            return Err(Incomplete { field: "subject" });
        }
        Ok(Self {
            id: record.id.clone(),
            subject,
            rater: record.author.clone(),
            card,
            part: Part::named(record.text("part")).ok_or(Incomplete { field: "part" })?,
            placed: placed.and_then(|level| u8::try_from(level).ok()),
            levels: LEVEL_FIELDS.map(marks),
            statements: marks("statements"),
            replies: inquiry::replies(record.value("replies")),
            seconds: number(record, "seconds").unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests;
