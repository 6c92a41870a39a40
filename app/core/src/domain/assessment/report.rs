//! «Аналитическая справка» of a round: figures, charts, and sentences that state what the figures show and no more.
//! What follows from them a person writes. Print, DOCX and tables all come of the same.

mod coverage;
mod groups;
mod growth;
mod levels;
pub mod table;
mod words;

use std::collections::BTreeMap;

use super::{collected::Collected, heat::HeatMap, mastery::Mastery};
use crate::{
    domain::{circle::CircleMember, day::Day, document::Document, level::Indicator},
    sync::ids::RecordId,
};

/// What the report tells of.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub of: &'a Collected,
    pub map: &'a HeatMap,
    /// The day of the figures.
    pub day: Option<Day>,
    /// Whether people are named; otherwise they are counted alone.
    pub named: bool,
    /// The programme's indicator, where it can be counted.
    pub mastery: Option<&'a Mastery>,
    /// The confirmed groups of «погружение» in the roles of this round.
    pub circles: &'a [CircleMember],
    /// An earlier round to compare with, and what succeeded what in the catalogue meanwhile.
    pub before: Option<(&'a Collected, &'a BTreeMap<RecordId, Indicator>)>,
}

/// The report. Sections that would be empty are left out, but for those that a person writes.
pub fn report(facts: Facts<'_>) -> Document {
    let told = [
        Some(coverage::section(facts)),
        levels::section(facts),
        levels::people(facts),
        levels::colleagues(facts),
        coverage::programme(facts),
        growth::section(facts),
        groups::section(facts),
        words::questionnaires(facts),
        words::own(facts, 0),
        words::own(facts, 1),
        levels::annex(facts),
        Some(words::method()),
    ];
    Document {
        title: facts.of.round.title.clone(),
        lead: coverage::lead(facts),
        sections: told.into_iter().flatten().collect(),
    }
}

/// «12 из 40».
fn of(part: usize, whole: usize) -> String {
    format!("{part} из {whole}")
}

/// Per cent, rounded down, so that what is nearly reached is not shown as reached; a dash of nothing.
fn percent(part: u32, whole: u32) -> String {
    (part * 100).checked_div(whole).map_or_else(|| "—".to_owned(), |percent| format!("{percent} %"))
}

fn quoted(title: &str) -> String {
    format!("«{}»", title.trim())
}

#[cfg(test)]
mod tests;
