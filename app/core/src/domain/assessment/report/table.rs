//! The levels of a round as a table for spreadsheets.

use crate::domain::{
    assessment::{heat::HeatMap, scale::Source},
    diagnostic::{round_card::RoundCard, subject::Subject},
    document::{Block, Document},
};

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datum {
    Words(String),
    Number(i64),
    Nothing,
}

impl Datum {
    pub fn text(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Number(number) => number.to_string(),
            Self::Nothing => String::new(),
        }
    }
}

impl From<&str> for Datum {
    fn from(words: &str) -> Self {
        // A minus as it is printed is no minus to a program.
        match words.replace('−', "-").parse() {
            Ok(number) => Self::Number(number),
            Err(_) if words.is_empty() => Self::Nothing,
            Err(_) => Self::Words(words.to_owned()),
        }
    }
}

/// A sheet of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub title: String,
    pub rows: Vec<Vec<Datum>>,
}

/// Everybody's level on every card, with its source: a head, then a row each by name.
pub fn levels(map: &HeatMap) -> Sheet {
    let cards: Vec<&RoundCard> = map.cards().iter().filter(|card| card.has_levels()).collect();
    let words = |words: &str| Datum::Words(words.to_owned());
    let heads = cards.iter().flat_map(|card| {
        [Datum::Words(card.title.clone()), Datum::Words(format!("{}: источник уровня", card.title))]
    });
    let head = ["Кого оценивали", "Организация", "Должность"].map(words).into_iter().chain(heads);
    let row = |subject: &Subject| {
        let facts = [&subject.name, &subject.organisation, &subject.position].map(|it| words(it));
        let levels = cards.iter().flat_map(|card| match map.cell(&subject.id, &card.card).level {
            Some((level, source)) => [Datum::Number(level.into()), words(Source::title(source))],
            None => [Datum::Nothing, words("не определён")],
        });
        facts.into_iter().chain(levels).collect()
    };
    let rows = std::iter::once(head.collect()).chain(map.people().into_iter().map(row)).collect();
    Sheet { title: "Уровни".into(), rows }
}

/// The tables of a report, a sheet each, after the levels.
pub fn sheets(map: &HeatMap, report: &Document) -> Vec<Sheet> {
    let mut sheets = vec![levels(map)];
    for section in &report.sections {
        for block in &section.blocks {
            let Block::Table(table) = block else { continue };
            let head = table.head.iter().map(|words| Datum::Words(words.clone())).collect();
            let row = |cells: &Vec<String>| cells.iter().map(|cell| Datum::from(cell.as_str())).collect();
            let rows = std::iter::once(head).chain(table.rows.iter().map(row)).collect();
            sheets.push(Sheet { title: section.title.clone(), rows });
        }
    }
    sheets
}
