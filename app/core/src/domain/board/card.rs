//! BoardCard: one thought on a foresight board. Its large number is the server's; until then «…».

use serde_json::Value;

use super::{
    SHARED, gate,
    place::{Place, is_place},
};
use crate::{
    domain::{
        day::Period,
        kinds::{
            FieldRule, Incomplete, KindRule, Shape, need_choice, need_text, number, optional, required, text,
        },
        shape::{names, title_of},
    },
    limits::TREND_DAYS,
    sync::{
        ids::{GroupId, PrincipalId, RecordId, SpaceId},
        record::{Fields, NUMBER, Record},
    },
};

pub const KIND: &str = "board_card";

/// What a card can be, with its title for people (the method of Rapid Foresight).
pub const SORTS: [(&str, &str); 13] = [
    ("trend", "тренд"),
    ("technology", "технология"),
    ("event", "событие"),
    ("format", "формат"),
    ("law", "нормативный акт"),
    ("threat", "угроза"),
    ("chance", "возможность"),
    ("joker", "джокер"),
    ("fork", "развилка"),
    ("subject", "субъект"),
    ("goal", "образ будущего"),
    ("project", "проект"),
    ("role", "роль"),
];

/// What a person sees of a sort before choosing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// A stored name of [`SORTS`].
    pub name: &'static str,
    pub title: &'static str,
    /// More than one of them, for filters and registers.
    pub plural: &'static str,
    /// What belongs on such a card.
    pub hint: &'static str,
}

/// A sort by its stored name; `None` for an unknown one.
pub fn sort_of(name: &str) -> Option<Sort> {
    let (name, title) = *SORTS.iter().find(|(known, _)| *known == name)?;
    let (plural, hint) = match name {
        "trend" => ("тренды", "Что растёт или убывает, у кого и как долго."),
        "technology" => ("технологии", "Что станет возможным благодаря новому инструменту."),
        "event" => ("события", "Что произойдёт в определённый момент."),
        "format" => ("форматы", "Новый способ учить, учиться или работать вместе."),
        "law" => ("нормативные акты", "Какое правило или документ изменит жизнь школы."),
        "threat" => ("угрозы", "Что может навредить и кому."),
        "chance" => ("возможности", "Чем можно воспользоваться и когда."),
        "joker" => ("джокеры", "Маловероятное событие с сильными последствиями."),
        "fork" => ("развилки", "Выбор, после которого пути расходятся."),
        "subject" => ("субъекты", "Кто действует: люди, организации, сообщества."),
        "goal" => ("образы будущего", "Каким мы хотим видеть будущее."),
        "project" => ("проекты", "Что делаем мы: к какому сроку и кто отвечает."),
        "role" => ("роли", "Какая роль понадобится и когда."),
        _ => return None,
    };
    Some(Sort { name, title, plural, hint })
}

const FIELDS: &[FieldRule] = &[
    required("text", Shape::Line),
    required("sort", Shape::Choice(&names(SORTS))),
    optional("order", Shape::Order),
    optional("place", Shape::Whole(is_place)),
    optional("lasts", Shape::Int(1, TREND_DAYS)),
    optional("owner", Shape::Line),
    optional("term", Shape::Whole(is_period)),
    optional("role", Shape::Ref),
    optional("group", Shape::Ref),
    optional("takt", Shape::Ref),
    optional("chosen", Shape::Ref).needs(crate::domain::grants::Action::EditContent),
    optional("origin", Shape::Whole(is_origin)),
];

pub const RULE: KindRule =
    KindRule { kind: KIND, fields: FIELDS, within: Some(gate::OF_CARDS), numbered: true, ..SHARED };

fn is_period(value: &Value) -> bool {
    Period::from_value(value).is_some()
}

/// What a new card is made of, beside its own words. All of it may be absent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Beginning<'a> {
    pub place: Option<Place>,
    /// The present такт: it says later who was to see the card, also where it comes from an offline device.
    pub takt: Option<&'a RecordId>,
    pub group: Option<&'a GroupId>,
}

impl Beginning<'_> {
    /// The fields of a new card.
    pub fn fields(&self, text: &str, sort: &str) -> Fields {
        let mut fields: Fields =
            [("text".to_owned(), text.trim().into()), ("sort".to_owned(), sort.into())].into();
        fields.extend(self.place.as_ref().map(|place| ("place".to_owned(), place.to_value())));
        fields.extend(self.takt.map(|takt| ("takt".to_owned(), takt.as_str().into())));
        fields.extend(self.group.map(|group| ("group".to_owned(), group.as_str().into())));
        fields
    }
}

/// Where a card of a common map was gathered from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub space: SpaceId,
    pub record: RecordId,
    /// Its number there.
    pub number: Option<u64>,
    /// What the other board was called at that time.
    pub board: String,
}

impl Origin {
    pub fn from_value(value: &Value) -> Option<Self> {
        let text = |name| value.get(name).and_then(Value::as_str);
        let (space, record) = (SpaceId::from(text("space")?), RecordId::from(text("record")?));
        let board = text("board").filter(|board| board.chars().count() <= crate::limits::TITLE_CHARS)?;
        let number = value.get("number").and_then(Value::as_u64);
        (space.is_well_formed() && record.is_well_formed()).then(|| Self {
            space,
            record,
            number,
            board: board.to_owned(),
        })
    }

    /// In words: its number there, and the board.
    pub fn told(&self) -> String {
        match self.number {
            Some(number) => format!("№ {number}, {}", self.board),
            None => self.board.clone(),
        }
    }

    /// What is stored.
    pub fn to_value(&self) -> Value {
        let mut value =
            serde_json::json!({ "space": self.space, "record": self.record, "board": self.board });
        if let (Some(number), Some(parts)) = (self.number, value.as_object_mut()) {
            parts.insert("number".into(), number.into());
        }
        value
    }
}

pub(super) fn is_origin(value: &Value) -> bool {
    Origin::from_value(value).is_some_and(|origin| &origin.to_value() == value)
}

/// One thought on the board.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardCard {
    pub id: RecordId,
    /// Given by the server when it first accepts the card; «…» until then.
    pub number: Option<u64>,
    pub text: String,
    /// A stored name of [`SORTS`].
    pub sort: &'static str,
    pub author: PrincipalId,
    /// `None` while it lies beside the map.
    pub place: Option<Place>,
    /// Days that a trend goes on from its place; `None` for what happens at a point of time.
    pub lasts: Option<u32>,
    /// Who answers for a project.
    pub owner: String,
    /// When a project runs.
    pub term: Option<Period>,
    /// The catalogue's card that is needed here.
    pub role: Option<RecordId>,
    pub group: Option<GroupId>,
    /// The такт it was written in.
    pub takt: Option<RecordId>,
    /// The branch that people chose at a развилка.
    pub chosen: Option<RecordId>,
    pub origin: Option<Origin>,
}

impl BoardCard {
    pub fn sort_title(&self) -> &'static str {
        title_of(&SORTS, self.sort)
    }

    /// The number as it is shown.
    pub fn sign(&self) -> String {
        self.number.map_or_else(|| "…".to_owned(), |number| number.to_string())
    }

    /// The order in which cards are listed, laid out and drawn: by number, those without one last.
    pub fn rank(&self) -> (u64, &RecordId) {
        (self.number.unwrap_or(u64::MAX), &self.id)
    }
}

impl TryFrom<&Record> for BoardCard {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let sort = need_choice(record, "sort", &SORTS)?;
        Ok(Self {
            id: record.id.clone(),
            number: record.value(NUMBER).and_then(Value::as_u64),
            text: need_text(record, "text")?.to_owned(),
            sort,
            author: record.author.clone(),
            place: record.value("place").and_then(Place::from_value),
            lasts: number(record, "lasts").filter(|days| *days > 0 && sort == "trend"),
            owner: text(record, "owner"),
            term: record.value("term").and_then(Period::from_value),
            role: record.text("role").map(RecordId::from),
            group: record.text("group").map(GroupId::from),
            takt: record.text("takt").map(RecordId::from),
            chosen: record.text("chosen").map(RecordId::from),
            origin: record.value("origin").and_then(Origin::from_value),
        })
    }
}

/// A card for tests, with what most of them look at.
#[cfg(test)]
pub(super) fn sample_card(id: &str, number: u64, sort: &str, text: &str) -> BoardCard {
    let fields = serde_json::json!({ "text": text, "sort": sort, "number": number });
    BoardCard::try_from(&crate::sync::record::sample(id, KIND, fields)).unwrap()
}

#[cfg(test)]
mod tests;
