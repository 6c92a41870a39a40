//! Activity: all that one can take part in or hold. The register of events held in a role, a methodist's
//! plan and the programme's events are filters over it.

pub mod import;
mod sieve;

use serde_json::Value;
pub use sieve::{Length, Sieve};

use super::{
    day::Period,
    kinds::{
        FieldRule, Incomplete, KindRule, Shape, flag, need_choice, need_text, number, optional, refs,
        required, text,
    },
    shape::{names, title_of},
};
use crate::{
    limits::{ACTIVITY_HOURS, ACTIVITY_PRICE, ACTIVITY_SEATS},
    sync::{ids::RecordId, record::Record},
};

pub const KIND: &str = "activity";

/// What an activity can be, with its title for people.
pub const FORMS: [(&str, &str); 20] = [
    ("qualification_course", "программа повышения квалификации"),
    ("retraining", "программа переподготовки"),
    ("course_module", "модуль программы"),
    ("internship", "стажировка"),
    ("mentoring", "наставничество"),
    ("peer_learning", "горизонтальное обучение"),
    ("tutorial", "тьюториал"),
    ("master_class", "мастер-класс"),
    ("training", "тренинг"),
    ("role_trial", "проба в роли"),
    ("event_participation", "участие в событии"),
    ("contest", "конкурс"),
    ("publication", "публикация"),
    ("self_education", "самообразование"),
    ("network_community", "сетевое сообщество"),
    ("seminar", "семинар"),
    ("game", "игра"),
    ("foresight_session", "форсайт-сессия"),
    ("service", "методическая услуга"),
    ("programme_event", "мероприятие программы"),
];

const FIELDS: &[FieldRule] = &[
    required("title", Shape::Title),
    required("form", Shape::Choice(&names(FORMS))),
    optional("days", Shape::Whole(is_period)),
    optional("place", Shape::Line),
    optional("organiser", Shape::Line),
    optional("hours", Shape::Int(1, ACTIVITY_HOURS)),
    optional("price", Shape::Int(0, ACTIVITY_PRICE)),
    optional("seats", Shape::Int(1, ACTIVITY_SEATS)),
    optional("roles", Shape::Refs),
    optional("develops", Shape::Refs),
    optional("text", Shape::Text),
    optional("link", Shape::Link),
    optional("archived", Shape::Flag),
    optional("result", Shape::Line),
    optional("indicator", Shape::Line),
    optional("programme", Shape::Line),
];

pub const RULE: KindRule = KindRule { kind: KIND, fields: FIELDS, ..KindRule::CONTENT };

fn is_period(value: &Value) -> bool {
    Period::from_value(value).is_some()
}

/// Something to take part in or to hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    pub id: RecordId,
    pub title: String,
    /// A stored name of [`FORMS`].
    pub form: &'static str,
    pub days: Option<Period>,
    pub place: String,
    pub organiser: String,
    pub hours: Option<u32>,
    /// Roubles; `None` where it is not said, 0 where it is free.
    pub price: Option<u32>,
    pub seats: Option<u32>,
    /// The roles it is held in.
    pub roles: Vec<RecordId>,
    /// The cards it helps to grow in.
    pub develops: Vec<RecordId>,
    pub text: String,
    /// Empty, or a safe address.
    pub link: String,
    pub archived: bool,
    /// Ожидаемый результат.
    pub result: String,
    /// By what it is seen that the result is reached.
    pub indicator: String,
    /// Where it stands in the centre's programme: «Направление 3, задача 1». Empty for all else.
    pub programme: String,
}

impl Activity {
    pub fn form_title(&self) -> &'static str {
        title_of(&FORMS, self.form)
    }
}

impl TryFrom<&Record> for Activity {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            title: need_text(record, "title")?.to_owned(),
            form: need_choice(record, "form", &FORMS)?,
            days: record.value("days").and_then(Period::from_value),
            place: text(record, "place"),
            organiser: text(record, "organiser"),
            hours: number(record, "hours"),
            price: number(record, "price"),
            seats: number(record, "seats"),
            roles: refs(record, "roles"),
            develops: refs(record, "develops"),
            text: text(record, "text"),
            link: text(record, "link"),
            archived: flag(record, "archived"),
            result: text(record, "result"),
            indicator: text(record, "indicator"),
            programme: text(record, "programme"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn days_run_forward_and_are_in_the_calendar() {
        let fits = |from: &str, to: &str| is_period(&json!({ "from": from, "to": to }));
        assert!(fits("2026-09-01", "2026-09-01") && fits("2026-12-30", "2027-01-02"));
        assert!(!fits("2026-09-02", "2026-09-01") && !fits("2026-02-29", "2026-03-01"));
        assert!(!is_period(&json!({ "from": "2026-09-01" })) && !is_period(&json!("2026-09-01")));
    }

    #[test]
    fn every_form_has_a_title_of_its_own() {
        let mut titles: Vec<_> = FORMS.iter().map(|(_, title)| title).collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), FORMS.len());
    }
}
