//! Replay: the course of a board, made from its log. The server makes the film of what all may see, so that
//! nothing is in it before its reveal; a page then shows the board at any moment of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{BOARD, card, cluster, group, link, progress, takt};
use crate::{
    domain::{
        board::{ballot, progress::Now},
        kinds::rule_of,
    },
    sync::{
        audience::Audience,
        change::Op,
        ids::RecordId,
        merge,
        protocol::Entry,
        record::{AUDIENCE, Cell, NUMBER, Record},
        verdict::Outcome,
    },
};

/// Kinds that a film shows. Ballots, readiness and members are not among them: who voted or worked how is
/// nobody's to replay. The tally is, from the moment the server wrote it.
const FILMED: [&str; 8] =
    [card::KIND, link::KIND, cluster::KIND, takt::KIND, progress::KIND, group::KIND, ballot::TALLY, BOARD];

/// Whether a film shows records of this kind.
pub fn is_filmed(kind: &str) -> bool {
    FILMED.contains(&kind)
}

/// One moment: a record as all see it from then on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shot {
    /// When the server accepted it, milliseconds since 1970. Never goes back from shot to shot.
    pub at_ms: u64,
    pub record: RecordId,
    /// `None` where it went: deleted or hidden again.
    pub shown: Option<Record>,
}

/// The film of a log. `now` finds a record as it stands today, for what the server alone writes into it: its
/// number. A record deleted for good has none.
pub fn film<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    now: impl Fn(&RecordId) -> Option<&'a Record>,
) -> Vec<Shot> {
    let mut entries: Vec<&Entry> = entries.into_iter().collect();
    entries.sort_by_key(|entry| entry.seq);
    entries.dedup_by_key(|entry| entry.seq);
    let mut behind: BTreeMap<RecordId, Record> = BTreeMap::new();
    let (mut shots, mut at_ms): (Vec<Shot>, u64) = (Vec::new(), 0);
    let mut on_screen: BTreeMap<RecordId, Record> = BTreeMap::new();
    for entry in entries.into_iter().filter(|entry| is_filmed(entry.kind.as_str())) {
        // A server whose clock was set back must not turn the film around.
        at_ms = at_ms.max(entry.accepted_ms);
        let id = &entry.change.record;
        let Some(record) = after(behind.remove(id), entry) else { continue };
        let visible = record.is_alive() && entry.after == Audience::All;
        let shown = visible.then(|| numbered(&record, now(id)));
        behind.insert(id.clone(), record);
        if shown.as_ref() == on_screen.get(id) {
            continue;
        }
        match &shown {
            Some(record) => on_screen.insert(id.clone(), record.clone()),
            None => on_screen.remove(id),
        };
        shots.push(Shot { at_ms, record: id.clone(), shown });
    }
    shots
}

/// The record after an entry of its log; `None` where its beginning is missing.
fn after(record: Option<Record>, entry: &Entry) -> Option<Record> {
    let change = &entry.change;
    let overtaken: &[String] = match &entry.outcome {
        Outcome::Accepted { overtaken, .. } => overtaken,
        Outcome::Refused(_) => return record,
    };
    let mut record = match (&change.op, record) {
        (Op::Create { kind, fields }, None) => merge::created(change, kind, fields, &entry.author),
        (_, record) => record?,
    };
    let version = change.version();
    match &change.op {
        // Made again from another device: its values stand unless they were overtaken.
        Op::Create { fields, .. } => {
            record.deleted = None;
            for (name, value) in fields.iter().filter(|(name, _)| !overtaken.contains(name)) {
                record.fields.insert(name.clone(), Cell { value: value.clone(), version: version.clone() });
            }
        }
        Op::Set { fields } => {
            for (name, patch) in fields.iter().filter(|(name, _)| !overtaken.contains(name)) {
                let cell = Cell { value: patch.value.clone(), version: version.clone() };
                record.fields.insert(name.clone(), cell);
            }
        }
        Op::Delete => record.deleted = Some(version),
        Op::Restore => record.deleted = None,
    }
    record.seq = entry.seq;
    record.schema = record.schema.max(rule_of(entry.kind.as_str()).map_or(1, |rule| rule.schema()));
    Some(record)
}

/// What of the record is shown: with its number, and with no sign of who could see it before.
fn numbered(record: &Record, now: Option<&Record>) -> Record {
    let mut shown = record.clone();
    shown.seq = 0;
    shown.fields.remove(AUDIENCE);
    if let Some(number) = now.and_then(|now| now.fields.get(NUMBER)) {
        shown.fields.insert(NUMBER.into(), number.clone());
    }
    shown
}

/// The board at a moment, from its film.
pub fn board_at(film: &[Shot], at_ms: u64) -> BTreeMap<&RecordId, &Record> {
    let mut board = BTreeMap::new();
    for shot in &film[..film.partition_point(|shot| shot.at_ms <= at_ms)] {
        match &shot.shown {
            Some(record) => board.insert(&shot.record, record),
            None => board.remove(&shot.record),
        };
    }
    board
}

/// Where a такт began: a place to jump to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jump {
    pub at_ms: u64,
    pub takt: RecordId,
}

/// The такты in the order in which they were worked on; one gone back to is named again.
pub fn jumps(film: &[Shot]) -> Vec<Jump> {
    let mut jumps: Vec<Jump> = Vec::new();
    for shot in film.iter().filter(|shot| shot.record == progress::id()) {
        let now = shot.shown.as_ref().and_then(|record| record.value("now")).and_then(Now::from_value);
        let Some(takt) = now.map(|now| now.takt) else { continue };
        if jumps.last().is_none_or(|last| last.takt != takt) {
            jumps.push(Jump { at_ms: shot.at_ms, takt });
        }
    }
    jumps
}

#[cfg(test)]
mod tests;
