//! One space in memory: a pure state machine. It decides on offers, and says what each viewer may be told.
//!
//! [`Clerk`](super::clerk::Clerk) looks up what was judged before, asks [`Room::decide`], commits the plan
//! and then calls [`Room::apply`]. A room never does I/O and never reads a clock, so that a simulation
//! can drive it; what is not committed is never applied.

use std::collections::{BTreeMap, VecDeque};

use karta_core::{
    domain::{kinds::rule_of, space::SpaceKind},
    limits::REPLAY_ENTRIES,
    sync::{
        Batch, ChangeId, Cursor, PrincipalId, Record, RecordId, Seq, SpaceId, Stamp, Verdict, Viewer,
        audience::Audience, cursor::Place, judge::Docket, protocol::Entry, schema,
    },
};

use crate::persistence::{Commit, Head, Judged, Stored};

pub mod caller;
mod effect;
mod known;
pub mod news;
mod replay;
#[cfg(test)]
mod tests;

pub use caller::Caller;
pub use effect::{Effect, What};
pub use news::News;
pub use replay::Past;

use known::Round;

/// Something that somebody wants done in the space.
#[derive(Debug, Clone)]
pub struct Offer {
    pub caller: Caller,
    pub asked: Asked,
}

#[derive(Debug, Clone)]
pub enum Asked {
    /// Changes of a client, or of the server's own seeds.
    Batches(Vec<Batch>),
    /// Changes of the server itself under ids that it drew for them: nobody offers them again.
    Once(Vec<Batch>),
    /// What only the server can write, on the caller's behalf.
    Effect(Effect),
}

/// What an offer comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// One for each change of each batch, in their order. An effect that changes nothing has none.
    Verdicts(Vec<Verdict>),
    /// The caller never had anything to do with this space, or may not ask for this effect.
    NotAllowed,
}

/// A decided round: what to commit, and what to answer once it is committed.
#[derive(Debug, Clone)]
pub struct Plan {
    /// `None` where everything was judged before.
    pub commit: Option<Commit>,
    /// One for each offer.
    pub answers: Vec<Answer>,
}

/// What of a log entry decides who hears of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    pub seq: Seq,
    pub change: ChangeId,
    pub accepted_ms: u64,
    pub record: RecordId,
    pub before: Option<Audience>,
    pub after: Audience,
}

impl Trace {
    /// What tells this entry from any other that may ever stand in its place.
    pub(super) fn mark(&self) -> (ChangeId, u64) {
        (self.change.clone(), self.accepted_ms)
    }
}

impl From<&Entry> for Trace {
    fn from(entry: &Entry) -> Self {
        Self {
            seq: entry.seq,
            change: entry.change.id.clone(),
            accepted_ms: entry.accepted_ms,
            record: entry.change.record.clone(),
            before: entry.before.clone(),
            after: entry.after.clone(),
        }
    }
}

/// A space: its head, its records and the newest part of its log.
#[derive(Debug, Clone)]
pub struct Room {
    space: SpaceId,
    kind: SpaceKind,
    /// `None` until the space is made.
    stored: Option<Head>,
    head: Head,
    records: BTreeMap<RecordId, Record>,
    /// Ascending and without gaps up to the head; at most [`REPLAY_ENTRIES`].
    tail: VecDeque<Trace>,
}

impl Room {
    /// The room of a space, as stored or not made yet; `None` for an id that names no kind of space.
    /// `fresh_epoch` becomes the epoch of a space that is made here.
    pub fn new(space: SpaceId, stored: Option<Stored>, fresh_epoch: u64) -> Option<Self> {
        let kind = SpaceKind::of(&space)?;
        let empty = Head {
            epoch: fresh_epoch,
            seq: 0,
            change: None,
            accepted_ms: 0,
            number: 0,
            newest: Stamp::default(),
            version: 0,
        };
        let (stored, records) = match stored {
            Some(Stored { head, records }) => (Some(head), records),
            None => (None, Vec::new()),
        };
        let records = records.into_iter().map(|record| (record.id.clone(), lifted(record))).collect();
        let head = stored.clone().unwrap_or(empty);
        Some(Self { space, kind, stored, head, records, tail: VecDeque::new() })
    }

    pub fn space(&self) -> &SpaceId {
        &self.space
    }

    pub fn kind(&self) -> SpaceKind {
        self.kind
    }

    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The head as it is stored; `None` until the space is made.
    pub fn stored_head(&self) -> Option<&Head> {
        self.stored.as_ref()
    }

    /// Whether the space was ever made.
    pub fn exists(&self) -> bool {
        self.stored.is_some()
    }

    pub fn record(&self, id: &RecordId) -> Option<&Record> {
        self.records.get(id)
    }

    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// Who the caller is here at this moment.
    pub fn viewer(&self, caller: &Caller) -> Viewer {
        caller.viewer(&self.space, self.kind, |id| self.records.get(id))
    }

    /// Decides a round of offers, in their order. `known` holds what was judged before of the changes
    /// offered (see [`Room::asks_about`]).
    pub fn decide(&self, offers: &[Offer], known: &BTreeMap<ChangeId, Judged>, now_ms: u64) -> Plan {
        let docket = Docket::new(&self.records, self.head.seq, self.head.number, self.head.newest);
        let mut round = Round::new(docket, known, now_ms);
        let answers = offers.iter().map(|offer| self.answer(offer, &mut round)).collect();
        let commit = self.commit_of(round);
        Plan { commit, answers }
    }

    /// The change ids of these offers whose former verdicts must be looked up before deciding.
    pub fn asks_about(offers: &[Offer]) -> Vec<ChangeId> {
        let batches = offers.iter().filter_map(|offer| match &offer.asked {
            Asked::Batches(batches) => Some(batches),
            Asked::Once(_) | Asked::Effect(_) => None,
        });
        let ids = batches.flatten().flat_map(|batch| &batch.changes).map(|change| &change.id);
        let mut ids: Vec<_> = ids.filter(|id| id.is_well_formed()).cloned().collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    fn answer(&self, offer: &Offer, round: &mut Round) -> Answer {
        let viewer = offer.caller.viewer(&self.space, self.kind, |id| round.docket.record(id));
        match &offer.asked {
            Asked::Batches(_) if offer.caller.is_outsider(&viewer, |id| round.docket.record(id)) => {
                Answer::NotAllowed
            }
            Asked::Batches(batches) => {
                if let Some(author) = &offer.caller.principal {
                    round.docket.names.insert(author.clone(), offer.caller.name.clone());
                }
                let verdicts = batches.iter().flat_map(|batch| round.answer(batch, &viewer)).collect();
                Answer::Verdicts(verdicts)
            }
            Asked::Once(batches) => {
                Answer::Verdicts(batches.iter().flat_map(|batch| round.answer_once(batch, &viewer)).collect())
            }
            Asked::Effect(effect) => {
                let newest = round.docket.newest;
                match effect.batch(&viewer, newest, round.now_ms, |id| round.docket.record(id)) {
                    Some(batch) => Answer::Verdicts(round.answer_once(&batch, &Viewer::system(self.kind))),
                    None => Answer::NotAllowed,
                }
            }
        }
    }

    fn commit_of(&self, round: Round) -> Option<Commit> {
        let Round { docket, judged, .. } = round;
        if judged.is_empty() && docket.entries.is_empty() {
            return None;
        }
        let last = docket.entries.last();
        let head = Head {
            epoch: self.head.epoch,
            seq: docket.seq,
            change: last.map(|entry| entry.change.id.clone()).or_else(|| self.head.change.clone()),
            accepted_ms: last.map_or(self.head.accepted_ms, |entry| entry.accepted_ms),
            number: docket.number,
            newest: docket.newest,
            version: self.head.version + 1,
        };
        Some(Commit {
            space: self.space.clone(),
            expected: self.stored.clone(),
            head,
            entries: docket.entries,
            records: docket.changed.into_values().collect(),
            judged,
        })
    }

    /// Takes over what has been committed, and says what is new in it.
    pub fn apply(&mut self, commit: Commit) -> News {
        let after = self.head.seq;
        let authors = commit.entries.iter().map(|entry| entry.author.clone()).collect();
        self.tail.extend(commit.entries.iter().map(Trace::from));
        while self.tail.len() as u64 > REPLAY_ENTRIES {
            self.tail.pop_front();
        }
        self.head = commit.head.clone();
        self.stored = Some(commit.head);
        let touched = commit
            .records
            .into_iter()
            .map(|record| (self.records.insert(record.id.clone(), record.clone()), record))
            .collect();
        News::new(after, &self.head, touched, Some(authors))
    }

    /// A cursor of this viewer at the head.
    pub fn cursor_for(&self, viewer: &Viewer) -> Cursor {
        cursor_at(&self.head, viewer.audience_version())
    }

    /// What of a record's log this viewer may see. `None` where they may not see the record itself.
    pub fn history_for(&self, viewer: &Viewer, record: &RecordId, log: Vec<Entry>) -> Option<Vec<Entry>> {
        let record = self.records.get(record).filter(|record| viewer.sees(record))?;
        let own = viewer.is(&record.author);
        let may = |entry: &Entry| own || viewer.is(&entry.author) || viewer.in_audience(&entry.after);
        Some(log.into_iter().filter(may).collect())
    }

    /// The people whose membership stands.
    pub fn people(&self) -> Vec<PrincipalId> {
        caller::members(self.records.values()).map(|member| member.person).collect()
    }
}

fn cursor_at(head: &Head, audience: u64) -> Cursor {
    Cursor::from(Place {
        epoch: head.epoch,
        seq: head.seq,
        change: head.change.clone(),
        accepted_ms: head.accepted_ms,
        audience,
    })
}

fn lifted(mut record: Record) -> Record {
    if let Some(rule) = rule_of(record.kind.as_str()) {
        schema::lift_record(rule, &mut record);
    }
    record
}
