//! Survey («Опрос»): three to seven questions after an event, in a space that people enter by a code. Anonymous
//! means that no author is stored: such answers are written by the server alone, under its own name, and only the
//! device knows the key by which it may send one again. Whoever gives their name answers by themselves.

use std::collections::BTreeMap;

use super::{
    diagnostic::inquiry::{self, Asked, Replies, Reply, SCALE, Sort},
    grants::Action,
    kinds::{
        Admission, Begins, FieldRule, Identity, Incomplete, KindRule, Shape, flag, need_text, optional,
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
    admits: Some(admits_named),
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

fn admits_named(admission: &Admission) -> Result<(), &'static str> {
    let survey = admission.standing(&Survey::record(), KIND).and_then(|record| Survey::try_from(record).ok());
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
mod tests {
    use super::*;
    use crate::{
        domain::grants::{Function, Standing},
        sync::{audience::Viewer, record::sample},
    };
    use serde_json::json;

    fn survey(anonymous: bool, closed: bool) -> Record {
        let questions = json!([
            { "id": "q1", "sort": "scale", "text": "Насколько полезна встреча?" },
            { "id": "q2", "sort": "text", "text": "Что изменить?" }
        ]);
        let fields = json!({ "title": "После игры", "questions": questions, "anonymous": anonymous, "closed": closed });
        sample(KIND, KIND, fields)
    }

    #[test]
    fn in_an_anonymous_survey_no_answer_with_an_author_is_taken_and_nobody_but_the_server_writes_one_without()
    {
        let standing =
            Standing { functions: [Function::Participant].into(), ..Standing::visitor(SpaceKind::Survey) };
        assert!(standing.may(REPLY_RULE.add) && !standing.may(VOICE_RULE.add));
        let owner = Standing { functions: [Function::Owner].into(), ..Standing::visitor(SpaceKind::Survey) };
        assert!(!owner.may(VOICE_RULE.add) && !owner.may(VOICE_RULE.edit) && !owner.may(REPLY_RULE.edit));
        let by = Viewer { principal: Some("g-1".into()), standing };
        let reply = sample("survey_reply:survey:g-1", REPLY, json!({ "replies": { "q1": 5 } }));
        for (anonymous, closed, taken) in [(false, false, true), (true, false, false), (false, true, false)] {
            let survey = survey(anonymous, closed);
            let find = |id: &RecordId| (*id == Survey::record()).then_some(&survey);
            let admission = Admission { record: &reply, by: &by, find: &find };
            assert_eq!(admits_named(&admission).is_ok(), taken, "anonymous {anonymous}, closed {closed}");
        }
    }

    #[test]
    fn a_key_that_could_be_a_persons_id_makes_no_answer_of_nobody() {
        assert!(Survey::voice_id("k3f9a0c2d4e6b8a1").is_some());
        for key in ["", "a-ivan", "g-0123456789abcdefghij", "короткий"] {
            assert_eq!(Survey::voice_id(key), None, "{key}");
        }
    }

    #[test]
    fn results_are_counted_live_and_tell_not_when_a_reply_came() {
        let survey = Survey::try_from(&survey(true, false)).unwrap();
        let voice = |n: u8, words: &str| {
            let fields = json!({ "replies": { "q1": n, "q2": words, "old": 3 } });
            replies_of(&sample("survey_voice:k", VOICE, fields)).unwrap()
        };
        let found = outcomes(&survey, &[voice(5, "Ярче"), voice(4, "Больше практики"), voice(2, "  ")]);
        assert_eq!(found[0].1.scale, [0, 1, 0, 1, 1]);
        assert_eq!(found[0].1.satisfied_percent(), Some(66));
        assert_eq!(found[1].1.words, ["Больше практики", "Ярче"]);
        assert_eq!(outcomes(&survey, &[])[0].1.satisfied_percent(), None);
    }
}
