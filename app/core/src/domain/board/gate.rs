//! What a board as a whole says about writing on it now: locked or not, what the такт takes, and who sees a
//! new card (rules A-7 and W-4). The server decides by it, a client predicts by it, buttons follow it.

use super::{
    head::{BOARD, Board},
    progress::{self, Progress},
    takt::{self, Begin, Takt},
};
use crate::{
    domain::{
        grants::Action,
        kinds::{Within, Writing},
    },
    sync::{
        audience::Audience,
        ids::{GroupId, RecordId},
    },
};

pub(super) const OF_CARDS: Within = Within { admits: admits_card, begins };
pub(super) const OF_LINKS: Within = Within { admits: |writing| admits(writing, takt::LINK), begins };
pub(super) const OF_CLUSTERS: Within = Within { admits: |writing| admits(writing, takt::CLUSTER), begins };

const LOCKED: &str = "Доску закрыл ведущий: пока можно только смотреть.";
const NOT_NOW: &str = "В этом такте такое не добавляют. Запись осталась у вас: добавьте её позже.";
const RESERVED: &str = "Это имя записи занято доской.";

fn admits_card(writing: &Writing<'_>) -> Result<(), &'static str> {
    admits(writing, writing.record.text("sort").unwrap_or_default())
}

fn admits(writing: &Writing<'_>, what: &str) -> Result<(), &'static str> {
    if writing.record.id == progress::id() {
        return Err(RESERVED);
    }
    if writing.may(Action::EditContent) {
        return Ok(());
    }
    if board(writing).is_some_and(|board| board.locked) {
        return Err(LOCKED);
    }
    match takt_of(writing) {
        Some((takt, _)) if writing.is_new() && !takt.takes(what) => Err(NOT_NOW),
        _ => Ok(()),
    }
}

/// A card begins as its такт says; written in one that was revealed meanwhile (a device came back from
/// offline), it begins as its neighbours now are: seen by all. Without такты it is its author's. What a common
/// map's keepers gather was seen by all where it comes from, and is so here.
fn begins(writing: &Writing<'_>) -> Option<Audience> {
    if writing.may(Action::EditContent) && board(writing).is_some_and(|board| board.common) {
        return Some(Audience::All);
    }
    let (takt, revealed) = takt_of(writing)?;
    Some(if revealed { Audience::All } else { audience(takt.begins, writing.standing.group.as_ref()) })
}

/// Who sees a new card. Who has no group yet keeps it.
pub fn audience(begin: Begin, group: Option<&GroupId>) -> Audience {
    match (begin, group) {
        (Begin::All, _) => Audience::All,
        (Begin::Group, Some(group)) => Audience::Group(group.clone()),
        (Begin::Group, None) | (Begin::Author, _) => Audience::Author,
    }
}

/// The такт that a record was written in, and whether it was revealed: the one it names if that is not yet
/// to come, else the present one. Naming an earlier one is how work done offline finds its place; who names
/// it falsely can but show their own card to more people.
fn takt_of(writing: &Writing<'_>) -> Option<(Takt, bool)> {
    let progress = progress(writing)?;
    let takt = |id: &RecordId| takt_with(id, writing);
    let present = progress.now.as_ref().and_then(|now| takt(&now.takt));
    let named = writing.record.text("takt").map(RecordId::from).and_then(|id| takt(&id));
    let is_over = |named: &Takt| {
        let rank = |takt: &Takt| (takt.order.clone(), takt.id.clone());
        progress.finished || present.as_ref().is_some_and(|present| rank(named) <= rank(present))
    };
    let takt = named.filter(is_over).or(present)?;
    let revealed = progress.is_revealed(&takt.id);
    Some((takt, revealed))
}

pub(super) fn takt_with(id: &RecordId, writing: &Writing<'_>) -> Option<Takt> {
    writing.living(id, takt::KIND).and_then(|record| Takt::try_from(record).ok())
}

pub(super) fn progress(writing: &Writing<'_>) -> Option<Progress> {
    writing.found(&progress::id(), progress::KIND).and_then(|record| Progress::try_from(record).ok())
}

fn board(writing: &Writing<'_>) -> Option<Board> {
    writing.found(&RecordId::from(BOARD), BOARD).and_then(|record| Board::try_from(record).ok())
}

#[cfg(test)]
mod tests;
