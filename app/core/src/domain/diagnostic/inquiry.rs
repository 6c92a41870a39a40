//! Inquiry: a list of own questions, of a questionnaire among the instruments or of a survey. It is one value,
//! so that questions and their order are always of one moment.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::{
    limits::{INQUIRY_QUESTIONS, LINE_CHARS, REPLY_CHARS},
    sync::ids::RecordId,
};

/// The least and the greatest of a scale's replies.
pub const SCALE: (u8, u8) = (1, 5);

/// The stored names with their titles for people.
const SORTS: [(&str, &str); 3] =
    [("statement", "утверждение"), ("scale", "шкала от 1 до 5"), ("text", "ответ словами")];

/// How a question is replied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// «да», «пока нет» or «не могу оценить», like an indicator.
    Statement,
    Scale,
    Text,
}

impl Sort {
    pub const ALL: [Self; 3] = [Self::Statement, Self::Scale, Self::Text];

    /// The stored name.
    pub fn name(self) -> &'static str {
        SORTS[self as usize].0
    }

    pub fn title(self) -> &'static str {
        SORTS[self as usize].1
    }
}

/// One question of an inquiry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Unique in its inquiry.
    pub id: RecordId,
    pub sort: Sort,
    pub text: String,
}

fn asked(value: &Value) -> Option<Asked> {
    let text = |name| value.get(name).and_then(Value::as_str);
    let sort = Sort::ALL.into_iter().find(|sort| Some(sort.name()) == text("sort"))?;
    let id = RecordId::from(text("id")?);
    Some(Asked { id, sort, text: text("text")?.to_owned() })
}

/// Whether a value is a list of at most [`INQUIRY_QUESTIONS`] questions, each with an id of its own.
pub fn is_inquiry(value: &Value) -> bool {
    let Some(items) = value.as_array().filter(|items| items.len() <= INQUIRY_QUESTIONS) else { return false };
    let mut ids = BTreeSet::new();
    items.iter().all(|item| {
        let fits = |it: &Asked| it.id.is_well_formed() && it.text.chars().count() <= LINE_CHARS;
        asked(item).filter(fits).is_some_and(|it| ids.insert(it.id))
    })
}

/// The questions that can be read, in their order.
pub fn questions(value: Option<&Value>) -> Vec<Asked> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(asked).collect()
}

/// What is stored.
pub fn to_value(questions: &[Asked]) -> Value {
    let one = |it: &Asked| json!({ "id": it.id, "sort": it.sort.name(), "text": it.text });
    questions.iter().map(one).collect()
}

/// A reply on a scale or in words; a statement is answered by a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    Scale(u8),
    Words(String),
}

/// Replies by question.
pub type Replies = BTreeMap<RecordId, Reply>;

fn reply(value: &Value) -> Option<Reply> {
    if let Some(words) = value.as_str() {
        return Some(Reply::Words(words.to_owned()));
    }
    let number = value.as_u64().and_then(|number| u8::try_from(number).ok())?;
    (SCALE.0..=SCALE.1).contains(&number).then_some(Reply::Scale(number))
}

/// Whether a value is a map of at most [`INQUIRY_QUESTIONS`] replies, words of at most [`REPLY_CHARS`] each.
pub fn is_replies(value: &Value) -> bool {
    let fits = |(id, value): (&String, &Value)| {
        let short = value.as_str().is_none_or(|words| words.chars().count() <= REPLY_CHARS);
        RecordId::from(id.as_str()).is_well_formed() && reply(value).is_some() && short
    };
    value.as_object().is_some_and(|replies| replies.len() <= INQUIRY_QUESTIONS && replies.iter().all(fits))
}

/// The replies that can be read.
pub fn replies(value: Option<&Value>) -> Replies {
    let pairs = value.and_then(Value::as_object).into_iter().flatten();
    pairs.filter_map(|(id, value)| Some((id.as_str().into(), reply(value)?))).collect()
}

/// What is stored.
pub fn replies_value(replies: &Replies) -> Value {
    let value = |reply: &Reply| match reply {
        Reply::Scale(number) => (*number).into(),
        Reply::Words(words) => words.as_str().into(),
    };
    Value::Object(replies.iter().map(|(id, reply)| (id.to_string(), value(reply))).collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_and_replies_come_back_as_they_were_stored() {
        let one = |sort: Sort| Asked { id: sort.name().into(), sort, text: sort.title().to_owned() };
        let list: Vec<Asked> = Sort::ALL.into_iter().map(one).collect();
        let value = to_value(&list);
        assert!(is_inquiry(&value));
        assert_eq!(questions(Some(&value)), list);
        let given = Replies::from([
            ("scale".into(), Reply::Scale(5)),
            ("text".into(), Reply::Words("Больше практики".into())),
        ]);
        let value = replies_value(&given);
        assert!(is_replies(&value));
        assert_eq!(replies(Some(&value)), given);
    }

    #[test]
    fn two_questions_under_one_id_and_a_reply_off_the_scale_are_refused() {
        let twice =
            json!([{ "id": "a", "sort": "text", "text": "?" }, { "id": "a", "sort": "scale", "text": "?" }]);
        assert!(!is_inquiry(&twice));
        for off in [json!({ "a": 0 }), json!({ "a": 6 }), json!({ "a": "я".repeat(REPLY_CHARS + 1) })] {
            assert!(!is_replies(&off), "{off}");
        }
    }
}
