//! What narrows the register of activities («навигационная база»): every part that is set narrows, an empty
//! one does not.

use super::Activity;
use crate::{domain::day::SchoolYear, find::marks, sync::ids::RecordId};

/// How long it takes, as people ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Up to a day of study.
    Short,
    /// From the least of a programme of qualification to a retraining.
    Course,
    Long,
}

/// A day of study, hours.
const SHORT_HOURS: u32 = 8;
/// The least hours of a retraining (DOMAIN.md, section 3).
const LONG_HOURS: u32 = 250;

impl Length {
    pub const ALL: [(Self, &str, &str); 3] = [
        (Self::Short, "short", "до 8 часов"),
        (Self::Course, "course", "от 9 до 249 часов"),
        (Self::Long, "long", "250 часов и больше"),
    ];

    /// By its name in a choice.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known, _)| *known == name).map(|(length, ..)| length)
    }

    fn has(self, hours: u32) -> bool {
        match self {
            Self::Short => hours <= SHORT_HOURS,
            Self::Course => (SHORT_HOURS + 1..LONG_HOURS).contains(&hours),
            Self::Long => hours >= LONG_HOURS,
        }
    }
}

/// See the module's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sieve {
    /// Words sought in the title, the text, the organiser and the place, in any form; all of them are needed.
    pub words: String,
    /// A stored name of a form.
    pub form: String,
    /// A card in whose role it is held, or which it develops.
    pub card: String,
    /// An activity without a date belongs to every year.
    pub year: Option<SchoolYear>,
    pub organiser: String,
    pub length: Option<Length>,
    /// Only what is said to cost nothing.
    pub free: bool,
    /// Archived ones too.
    pub archived: bool,
}

impl Sieve {
    pub fn fits(&self, activity: &Activity) -> bool {
        let card = |card: &RecordId| card.as_str() == self.card;
        let in_year = |year: SchoolYear| {
            activity.days.is_none_or(|days| (days.from.school_year()..=days.to.school_year()).contains(&year))
        };
        (self.archived || !activity.archived)
            && (self.form.is_empty() || self.form == activity.form)
            && (self.card.is_empty() || activity.roles.iter().chain(&activity.develops).any(card))
            && (self.organiser.is_empty() || self.organiser == activity.organiser)
            && (!self.free || activity.price == Some(0))
            && self.year.is_none_or(in_year)
            && self.length.is_none_or(|length| activity.hours.is_some_and(|hours| length.has(hours)))
            && self.has_words(activity)
    }

    fn has_words(&self, activity: &Activity) -> bool {
        let texts = [&activity.title, &activity.text, &activity.organiser, &activity.place];
        let mut words = self.words.split_whitespace();
        words.all(|word| texts.iter().any(|text| !marks(word, text).is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::{Day, Period};

    fn activity() -> Activity {
        let day = |iso: &str| Day::from_iso(iso).unwrap();
        Activity {
            id: "a".into(),
            title: "Школа модератора".into(),
            form: "training",
            days: Period::new(day("2026-08-30"), day("2026-09-10")),
            place: "Дом учителя".into(),
            organiser: "ИОЦ".into(),
            hours: Some(16),
            price: Some(0),
            seats: None,
            roles: vec!["role-moderator".into()],
            develops: vec!["skill-talk".into()],
            text: String::new(),
            link: String::new(),
            archived: false,
            result: String::new(),
            indicator: String::new(),
            programme: String::new(),
        }
    }

    #[test]
    fn an_empty_sieve_lets_all_through_but_what_is_archived() {
        assert!(Sieve::default().fits(&activity()));
        assert!(!Sieve::default().fits(&Activity { archived: true, ..activity() }));
    }

    #[test]
    fn words_are_found_in_any_form_and_all_of_them_are_needed() {
        let sought = |words: &str| Sieve { words: words.into(), ..Sieve::default() }.fits(&activity());
        assert!(sought("модераторов") && sought(" школы учителей ") && !sought("школа игры"));
    }

    #[test]
    fn each_part_narrows_by_itself() {
        let year = |from| Sieve { year: Some(SchoolYear(from)), ..Sieve::default() };
        assert!(
            year(2025).fits(&activity()) && year(2026).fits(&activity()) && !year(2027).fits(&activity())
        );
        assert!(year(2027).fits(&Activity { days: None, ..activity() }));
        let card = |id: &str| Sieve { card: id.into(), ..Sieve::default() }.fits(&activity());
        assert!(card("role-moderator") && card("skill-talk") && !card("role-game"));
        let free = Sieve { free: true, ..Sieve::default() };
        assert!(free.fits(&activity()) && !free.fits(&Activity { price: None, ..activity() }));
        let organiser = Sieve { organiser: "Школа 1".into(), ..Sieve::default() };
        assert!(!organiser.fits(&activity()));
        let form = Sieve { form: "game".into(), ..Sieve::default() };
        assert!(!form.fits(&activity()));
    }

    #[test]
    fn every_length_has_hours_of_its_own() {
        for hours in [1, 8, 9, 16, 249, 250, 500] {
            let fitting = Length::ALL.iter().filter(|(length, ..)| {
                let sieve = Sieve { length: Some(*length), ..Sieve::default() };
                sieve.fits(&Activity { hours: Some(hours), ..activity() })
            });
            assert_eq!(fitting.count(), 1, "{hours}");
        }
    }
}
