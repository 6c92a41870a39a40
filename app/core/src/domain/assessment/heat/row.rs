//! A row of the heat map: one subject with all that is said of it, and what that comes to on one card.

use std::collections::BTreeMap;

use crate::{
    domain::{
        assessment::scale::{self, Source, Standing, Tally},
        diagnostic::{assignment::Part, digest::RATERS_LEAST, subject::Subject},
    },
    sync::ids::PrincipalId,
};

/// What one rater's answer on one card comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Voice {
    pub(super) part: Part,
    pub(super) placed: Option<u8>,
    pub(super) tallies: [Tally; 4],
    pub(super) done: bool,
}

/// A subject with all that is said of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// `None` while the record has not come, or was deleted: then it is neither shown nor counted.
    pub(super) subject: Option<Subject>,
    pub(super) raters: BTreeMap<PrincipalId, Part>,
    /// By the card's index.
    pub(super) voices: BTreeMap<(usize, PrincipalId), Voice>,
    /// What all of it comes to, a card each: counted anew where something is put, so that reading is cheap.
    pub(super) cells: Vec<Cell>,
}

impl Row {
    pub(super) fn of(cards: usize) -> Self {
        Self { cells: vec![Cell::default(); cards], ..Self::default() }
    }

    /// Counts one card anew.
    pub(super) fn count(&mut self, at: usize, conferred: Option<u8>) {
        let counted = cell(self, at, conferred);
        if let Some(cell) = self.cells.get_mut(at) {
            *cell = counted;
        }
    }

    /// Whether a rater's word counts: assigned and not taken off since.
    pub(super) fn counts(&self, rater: &PrincipalId, part: Part) -> bool {
        let own = self.subject.as_ref().is_some_and(|subject| subject.person.as_ref() == Some(rater));
        match part {
            Part::Own => own,
            part => !own && self.raters.get(rater) == Some(&part),
        }
    }

    pub(super) fn voices(&self, card: usize) -> impl Iterator<Item = &Voice> {
        let from = (card, PrincipalId::from(""));
        let of_card = self.voices.range(from..).take_while(move |((at, _), _)| *at == card);
        of_card.filter(|((_, rater), voice)| self.counts(rater, voice.part)).map(|(_, voice)| voice)
    }
}

/// One person on one card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The person's own place on the scale.
    pub placed: Option<u8>,
    pub own: Standing,
    pub own_begun: bool,
    pub own_done: bool,
    /// Of all experts' answers together; `None` where there are none.
    pub expert: Option<Standing>,
    /// Colleagues who have answered.
    pub raters: u16,
    /// Their answers by level, 1 to 4; `None` below [`RATERS_LEAST`] raters.
    pub colleagues: Option<[Tally; 4]>,
    /// The level with its source.
    pub level: Option<(u8, Source)>,
}

fn add(sum: &mut [Tally; 4], more: &[Tally; 4]) {
    for (sum, more) in sum.iter_mut().zip(more) {
        sum.yes += more.yes;
        sum.answered += more.answered;
        sum.cannot += more.cannot;
    }
}

/// What a row says on one card.
fn cell(row: &Row, at: usize, conferred: Option<u8>) -> Cell {
    let mut cell = Cell::default();
    let (mut colleagues, mut experts) = ([Tally::default(); 4], [Tally::default(); 4]);
    let mut has_expert = false;
    for voice in row.voices(at) {
        match voice.part {
            Part::Own => {
                (cell.placed, cell.own_begun, cell.own_done) = (voice.placed, true, voice.done);
                cell.own = scale::standing(&voice.tallies);
            }
            Part::Colleague => {
                // Whoever has only opened the card is no rater yet.
                if voice.tallies.iter().any(|tally| tally.answered + tally.cannot > 0) {
                    cell.raters += 1;
                    add(&mut colleagues, &voice.tallies);
                }
            }
            Part::Expert => {
                has_expert = true;
                add(&mut experts, &voice.tallies);
            }
        }
    }
    cell.colleagues = (cell.raters >= RATERS_LEAST).then_some(colleagues);
    cell.expert = has_expert.then(|| scale::standing(&experts));
    let expert = cell.expert.and_then(|standing| standing.level);
    cell.level = scale::person_level(conferred, expert, cell.own.level);
    cell
}
