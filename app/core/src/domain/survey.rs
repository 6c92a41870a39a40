//! Survey («Опрос»): three to seven questions after an event, in a space that people enter by a code. Anonymous
//! means that no author is stored: such answers are written by the server alone, under its own name, and only the
//! device knows the key by which it may send one again. Whoever gives their name answers by themselves.

use std::collections::BTreeMap;

use super::{
    diagnostic::inquiry::{self, Asked, Replies, Reply, SCALE, Sort},
    grants::Action,
    kinds::{
        Begins, FieldRule, Identity, Incomplete, KindRule, Shape, Within, Writing, flag, need_text, optional,
        required,
    },
    space::SpaceKind,
};
use crate::{
    limits::{ID_CHARS, SURVEY_ADVICE},
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

pub const KIND: &str = "survey";
pub const REPLY: &str = "survey_reply";
pub const VOICE: &str = "survey_voice";

const REPLY_FIELDS: &[FieldRule] = &[required("replies", Shape::Whole(inquiry::is_replies))];

/// The survey itself: the one record of this kind in its space, made by the server.
pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Survey],
    fields: &[
        required("title", Shape::Title),
        required("questions", Shape::Whole(inquiry::is_inquiry)),
        // Who began anonymously is not named later: only the server sets it, when it makes the survey.
        optional("anonymous", Shape::Flag).needs(Action::ServerOnly),
        optional("about", Shape::Ref),
        optional("closed", Shape::Flag),
    ],
    edit: Action::EditContent,
    edit_own: Action::EditContent,
    begins: Begins::SeenByAll,
    ..KindRule::CLOSED
};

/// An answer under one's own name.
pub const REPLY_RULE: KindRule = KindRule {
    kind: REPLY,
    spaces: &[SpaceKind::Survey],
    fields: REPLY_FIELDS,
    add: Action::Contribute,
    edit_own: Action::Contribute,
    audience: Some(|_| Audience::Keepers),
    identity: Identity::OnePerPerson,
    signed: true,
    within: Some(Within::admitting(admits_named)),
    ..KindRule::CLOSED
};

/// An answer of nobody: the server is its author.
pub const VOICE_RULE: KindRule = KindRule {
    kind: VOICE,
    spaces: &[SpaceKind::Survey],
    fields: REPLY_FIELDS,
    audience: Some(|_| Audience::Keepers),
    ..KindRule::CLOSED
};

/// Satisfaction first, then what is taken along.
const USUAL: [(Sort, &str); 5] = [
    (Sort::Scale, "Насколько событие было вам полезно?"),
    (Sort::Scale, "Насколько понятно всё было объяснено?"),
    (Sort::Scale, "Насколько вы готовы применить это в работе?"),
    (Sort::Text, "Что вы берёте с собой в работу?"),
    (Sort::Text, "Что нам изменить в следующий раз?"),
];

fn admits_named(writing: &Writing<'_>) -> Result<(), &'static str> {
    let survey = writing.living(&Survey::record(), KIND).and_then(|record| Survey::try_from(record).ok());
    let survey = survey.ok_or("Такого опроса здесь нет.")?;
    if survey.anonymous {
        return Err("Опрос анонимный: ответ с именем не сохраняется.");
    }
    survey.takes()
}

/// A survey's own facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    pub title: String,
    pub questions: Vec<Asked>,
    pub anonymous: bool,
    /// The activity it is held after.
    pub about: Option<RecordId>,
    pub closed: bool,
}

impl Survey {
    /// The one record of this kind in a survey's space.
    pub fn record() -> RecordId {
        RecordId::from(KIND)
    }

    /// The record of a person's own answer.
    pub fn reply_id(person: &PrincipalId) -> RecordId {
        RecordId::new(format!("{REPLY}:{KIND}:{person}"))
    }

    /// The record of an answer of nobody, under a random key that the device minted: sent again, it is the same
    /// one. `None` for a key that could be somebody's id, or is no random one.
    pub fn voice_id(key: &str) -> Option<RecordId> {
        let random = key.len() >= 16 && key.bytes().all(|b| b.is_ascii_alphanumeric());
        let id = RecordId::new(format!("{VOICE}:{key}"));
        (random && id.as_str().len() <= ID_CHARS).then_some(id)
    }

    /// Whether answers are taken; `Err` with a word for people. The server asks this before it writes an answer
    /// of nobody.
    pub fn takes(&self) -> Result<(), &'static str> {
        if self.closed {
            Err("Опрос завершён: ответы больше не принимаются.")
        } else {
            Ok(())
        }
    }

    /// The questions that a new survey begins with (свод); `mint` gives each its id.
    pub fn usual(mut mint: impl FnMut() -> RecordId) -> Vec<Asked> {
        let mut ask = |(sort, text): (Sort, &str)| Asked { id: mint(), sort, text: text.to_owned() };
        USUAL.map(&mut ask).into()
    }

    /// Whether the number of questions is as advised.
    pub fn is_short(&self) -> bool {
        (SURVEY_ADVICE.0..=SURVEY_ADVICE.1).contains(&self.questions.len())
    }
}

impl TryFrom<&Record> for Survey {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            title: need_text(record, "title")?.to_owned(),
            questions: inquiry::questions(record.value("questions")),
            anonymous: flag(record, "anonymous"),
            about: record.text("about").map(RecordId::from),
            closed: flag(record, "closed"),
        })
    }
}

/// The replies of one answer, named or not; `None` for another record.
pub fn replies_of(record: &Record) -> Option<Replies> {
    let kind = record.kind.as_str();
    let counts = record.is_alive() && (kind == REPLY || kind == VOICE);
    counts.then(|| inquiry::replies(record.value("replies")))
}

/// What was replied to one question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Replies from the least of the scale to the greatest.
    pub scale: [u32; 5],
    /// In the order of the alphabet, so that none tells when it came.
    pub words: Vec<String>,
}

impl Outcome {
    pub fn replies(&self) -> u32 {
        self.scale.iter().sum::<u32>() + self.words.len() as u32
    }

    /// The share of the two greatest, per cent, rounded down: «удовлетворены». `None` without replies.
    pub fn satisfied_percent(&self) -> Option<u32> {
        let all: u32 = self.scale.iter().sum();
        ((self.scale[3] + self.scale[4]) * 100).checked_div(all)
    }
}

/// The results by question, in the survey's order; replies to questions taken out since are not counted.
pub fn outcomes<'a>(
    survey: &Survey,
    replies: impl IntoIterator<Item = &'a Replies>,
) -> Vec<(Asked, Outcome)> {
    outcomes_of(&survey.questions, replies)
}

/// The results of a list of questions. Statements are left out: they are answered by marks.
pub fn outcomes_of<'a>(
    questions: &[Asked],
    replies: impl IntoIterator<Item = &'a Replies>,
) -> Vec<(Asked, Outcome)> {
    let mut found: BTreeMap<&RecordId, Outcome> =
        questions.iter().map(|asked| (&asked.id, Outcome::default())).collect();
    for (id, reply) in replies.into_iter().flatten() {
        match (found.get_mut(id), reply) {
            (Some(outcome), Reply::Scale(at)) => {
                let slot = outcome.scale.get_mut(usize::from(at.saturating_sub(SCALE.0)));
                slot.into_iter().for_each(|count| *count += 1);
            }
            (Some(outcome), Reply::Words(words)) if !words.trim().is_empty() => {
                outcome.words.push(words.trim().to_owned());
            }
            _ => {}
        }
    }
    found.values_mut().for_each(|outcome| outcome.words.sort());
    let one = |asked: &Asked| (asked.clone(), found.get(&asked.id).cloned().unwrap_or_default());
    questions.iter().filter(|asked| asked.sort != Sort::Statement).map(one).collect()
}

#[cfg(test)]
mod tests;
