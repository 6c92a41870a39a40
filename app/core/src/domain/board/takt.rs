//! Takt: a stretch of work at a board, with its hint, its minutes, and what may be done in it. The host
//! writes such records; a script (`script`) only makes the first ones.

use serde_json::{Value, json};

use super::{HOSTED, card::SORTS};
use crate::{
    domain::kinds::{Incomplete, KindRule, Shape, flag, lines, need_text, number, optional, required, text},
    limits::{TAKT_MINUTES, TAKTS, VOTE_DOTS},
    sync::{ids::RecordId, record::Record},
};

pub const KIND: &str = "takt";

/// What may be added in a такт beside sorts of cards.
pub const LINK: &str = "link";
pub const CLUSTER: &str = "cluster";

const ADDED: [&str; SORTS.len() + 2] = {
    let mut names = [""; SORTS.len() + 2];
    let mut at = 0;
    while at < SORTS.len() {
        names[at] = SORTS[at].0;
        at += 1;
    }
    names[at] = LINK;
    names[at + 1] = CLUSTER;
    names
};

const BEGINS: &[&str] = &["author", "group", "all"];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("title", Shape::Title),
        required("order", Shape::Order),
        optional("hint", Shape::Text),
        optional("minutes", Shape::Int(1, TAKT_MINUTES)),
        optional("begins", Shape::Choice(BEGINS)),
        optional("adds", Shape::Choices(&ADDED)),
        optional("closed", Shape::Flag),
        optional("reveals", Shape::Flag),
        optional("vote", Shape::Whole(is_vote)),
    ],
    ..HOSTED
};

/// Who sees a new card.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Begin {
    /// Its author alone: the safe side.
    #[default]
    Author,
    /// The author's group.
    Group,
    All,
}

impl Begin {
    fn of(record: &Record) -> Self {
        match record.text("begins") {
            Some("group") => Self::Group,
            Some("all") => Self::All,
            _ => Self::Author,
        }
    }

    /// The stored name.
    pub fn name(self) -> &'static str {
        BEGINS[self as usize]
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Author => "видит только автор",
            Self::Group => "видит группа",
            Self::All => "видят все",
        }
    }
}

/// How people vote in a такт: dots of each, and how many of them one card may get from one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    pub dots: u32,
    pub per_card: u32,
}

impl Vote {
    pub fn new(dots: u32, per_card: u32) -> Self {
        let dots = dots.clamp(1, VOTE_DOTS as u32);
        Self { dots, per_card: per_card.clamp(1, dots) }
    }

    pub fn from_value(value: &Value) -> Option<Self> {
        let number = |name| value.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        Some(Self::new(number("dots")?, number("per_card")?))
    }

    /// What is stored.
    pub fn to_value(self) -> Value {
        json!({ "dots": self.dots, "per_card": self.per_card })
    }
}

fn is_vote(value: &Value) -> bool {
    Vote::from_value(value).is_some_and(|vote| vote.to_value() == *value)
}

/// A stretch of work.
#[derive(Debug, Clone, PartialEq)]
pub struct Takt {
    pub id: RecordId,
    pub title: String,
    pub order: String,
    /// What the host says and what is shown in the hall.
    pub hint: String,
    /// `None` where it takes as long as it takes.
    pub minutes: Option<u32>,
    pub begins: Begin,
    /// Sorts of cards, [`LINK`] and [`CLUSTER`]; all of them where it is empty.
    pub adds: Vec<String>,
    /// Nothing is added.
    pub closed: bool,
    /// What was written is to be shown to all at its end.
    pub reveals: bool,
    pub vote: Option<Vote>,
}

impl Takt {
    /// Whether a sort of card, [`LINK`] or [`CLUSTER`] may be added.
    pub fn takes(&self, what: &str) -> bool {
        !self.closed && (self.adds.is_empty() || self.adds.iter().any(|added| added == what))
    }
}

impl TryFrom<&Record> for Takt {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            title: need_text(record, "title")?.to_owned(),
            order: need_text(record, "order")?.to_owned(),
            hint: text(record, "hint"),
            minutes: number(record, "minutes"),
            begins: Begin::of(record),
            adds: lines(record, "adds"),
            closed: flag(record, "closed"),
            reveals: flag(record, "reveals"),
            vote: record.value("vote").and_then(Vote::from_value),
        })
    }
}

/// Такты in their order, no more than a board has.
pub fn in_order(mut takts: Vec<Takt>) -> Vec<Takt> {
    takts.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
    takts.truncate(TAKTS);
    takts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::record::sample;

    #[test]
    fn a_takt_that_names_nothing_takes_everything_and_a_closed_one_nothing() {
        let takt = |fields| Takt::try_from(&sample("t", KIND, fields)).unwrap();
        let open = takt(json!({ "title": "Тренды", "order": "80" }));
        assert!(open.takes("trend") && open.takes(LINK));
        let narrow = takt(json!({ "title": "Т", "order": "80", "adds": ["trend", "cluster"] }));
        assert!(
            narrow.takes("trend") && narrow.takes(CLUSTER) && !narrow.takes("goal") && !narrow.takes(LINK)
        );
        assert!(!takt(json!({ "title": "Т", "order": "80", "closed": true })).takes("trend"));
    }

    #[test]
    fn a_takt_of_unknown_beginning_hides_new_cards() {
        let takt = sample("t", KIND, json!({ "title": "Т", "order": "80", "begins": "everybody" }));
        assert_eq!(Takt::try_from(&takt).unwrap().begins, Begin::Author);
    }

    #[test]
    fn a_card_never_gets_more_dots_of_one_person_than_the_person_has() {
        assert_eq!(Vote::new(3, 9), Vote { dots: 3, per_card: 3 });
        assert_eq!(Vote::new(0, 0), Vote { dots: 1, per_card: 1 });
        assert!(!is_vote(&json!({ "dots": 3, "per_card": 9 })) && is_vote(&Vote::new(5, 2).to_value()));
    }
}
