//! Scripts: a board's такты to begin with. The method is Rapid Foresight; minutes of the long script are
//! DOMAIN.md's (свод), and a host changes whatever they like afterwards.

use serde_json::{Value, json};

use super::{
    head::{self, Horizons},
    takt::{self, Begin, Vote},
};
use crate::{
    domain::{kinds::rule_of, shape::names},
    sync::{ids::RecordId, order, record::Fields, replica::Draft},
};

mod kinds;
mod long;
mod short;

/// Scripts with their titles: two by length and one for each kind of meeting that the programme names.
pub const TITLES: [(&str, &str); 6] = [
    ("long", "Форсайт на 3–4 часа"),
    ("short", "Форсайт за 90 минут, после уроков"),
    ("communication", "Коммуникационная сессия"),
    ("diagnostic", "Диагностическая сессия"),
    ("educational", "Образовательная сессия"),
    ("on_request", "Сессия по запросу"),
];

pub const NAMES: [&str; TITLES.len()] = names(TITLES);

/// A такт of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub title: &'static str,
    pub hint: &'static str,
    pub minutes: u32,
    pub begins: Begin,
    /// Empty where everything may be added.
    pub adds: &'static [&'static str],
    pub closed: bool,
    pub reveals: bool,
    /// Dots of each person, and how many of them one card may get.
    pub vote: Option<(u32, u32)>,
}

impl Part {
    /// What most такты have: all see new cards at once, and nothing is revealed or voted on.
    const OPEN: Self = Self {
        title: "",
        hint: "",
        minutes: 0,
        begins: Begin::All,
        adds: &[],
        closed: false,
        reveals: false,
        vote: None,
    };

    /// Nothing is written: people listen, talk or look.
    const TALK: Self = Self { closed: true, ..Self::OPEN };
}

/// A script as a host chooses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Script {
    /// A stored name of [`TITLES`].
    pub name: &'static str,
    /// When to take it.
    pub purpose: &'static str,
    pub template: &'static str,
    pub parts: &'static [Part],
}

impl Script {
    pub fn title(&self) -> &'static str {
        crate::domain::shape::title_of(&TITLES, self.name)
    }

    pub fn minutes(&self) -> u32 {
        self.parts.iter().map(|part| part.minutes).sum()
    }
}

pub const SCRIPTS: [Script; TITLES.len()] = [
    long::SCRIPT,
    short::SCRIPT,
    kinds::COMMUNICATION,
    kinds::DIAGNOSTIC,
    kinds::EDUCATIONAL,
    kinds::ON_REQUEST,
];

/// A script by its stored name.
pub fn script_of(name: &str) -> Option<&'static Script> {
    SCRIPTS.iter().find(|script| script.name == name)
}

/// The gesture that gives a board its такты. `id` mints ids.
pub fn takts_of(script: &Script, mut id: impl FnMut() -> RecordId) -> Vec<Draft> {
    let places = order::sequence(script.parts.len());
    let takt = |(part, place): (&Part, String)| Draft::Create {
        record: id(),
        kind: takt::KIND.into(),
        fields: fields_of(part, &place),
    };
    script.parts.iter().zip(places).map(takt).collect()
}

/// The gesture that makes a board ready for its host: what it is drawn as, its horizons, and the такты of the
/// script. `board` is the record that the server made; `id` mints ids.
pub fn set_up(
    board: &RecordId,
    script: &Script,
    horizons: Horizons,
    id: impl FnMut() -> RecordId,
) -> Vec<Draft> {
    let fields = head::fields_of(script.template, horizons, script.name).into_iter().collect();
    let mut drafts = vec![Draft::Set { record: board.clone(), fields }];
    drafts.extend(takts_of(script, id));
    drafts
}

fn fields_of(part: &Part, place: &str) -> Fields {
    let fields: [(&str, Value); 9] = [
        ("title", part.title.into()),
        ("order", place.into()),
        ("hint", part.hint.into()),
        ("minutes", part.minutes.into()),
        ("begins", part.begins.name().into()),
        ("adds", json!(part.adds)),
        ("closed", part.closed.into()),
        ("reveals", part.reveals.into()),
        ("vote", part.vote.map_or(Value::Null, |(dots, per_card)| Vote::new(dots, per_card).to_value())),
    ];
    let known = rule_of(takt::KIND);
    let is_field = |name: &str| known.is_some_and(|rule| rule.field(name).is_some());
    let fields = fields.into_iter().filter(|(name, value)| !value.is_null() && is_field(name));
    fields.map(|(name, value)| (name.to_owned(), value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::board::head::TEMPLATES;

    #[test]
    fn the_long_script_takes_the_minutes_of_the_domain() {
        let minutes: Vec<u32> = long::SCRIPT.parts.iter().map(|part| part.minutes).collect();
        // «тренды лично → группа → карта 35» are three такты.
        assert_eq!(minutes, [15, 10, 10, 15, 20, 30, 30, 25, 10, 35, 20]);
        assert!((180..=240).contains(&long::SCRIPT.minutes()));
        assert_eq!(short::SCRIPT.minutes(), 90);
    }

    #[test]
    fn every_script_can_be_written_as_it_is() {
        let mut count = 0;
        for (script, name) in SCRIPTS.iter().zip(NAMES) {
            assert_eq!(script.name, name);
            assert!(TEMPLATES.iter().any(|(template, _)| *template == script.template));
            let drafts = takts_of(script, || {
                count += 1;
                RecordId::new(format!("t{count}"))
            });
            assert_eq!(drafts.len(), script.parts.len());
            for draft in drafts {
                let Draft::Create { fields, .. } = draft else { panic!("a takt is made") };
                for (field, value) in fields {
                    let rule = takt::RULE.field(&field).unwrap();
                    assert_eq!(rule.shape.check(&value), Ok(()), "{name} {field}");
                }
            }
        }
    }

    #[test]
    fn what_a_script_hides_it_reveals_before_people_vote_on_it() {
        for script in &SCRIPTS {
            let mut hidden = false;
            for part in script.parts {
                assert!(!(hidden && part.vote.is_some()), "{}: {}", script.name, part.title);
                hidden = (hidden || part.begins != Begin::All) && !part.reveals;
            }
            assert!(!hidden, "{} ends with something hidden", script.name);
        }
    }

    #[test]
    fn every_takt_tells_the_host_in_whole_sentences_what_to_do() {
        for part in SCRIPTS.iter().flat_map(|script| script.parts) {
            let count = part.hint.chars().count();
            assert!((40..=400).contains(&count) && part.hint.ends_with(['.', '?', '!']), "{}", part.title);
        }
    }
}
