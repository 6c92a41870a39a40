//! The past of a card: the logs of its records as one story, keystrokes of one stretch told as one edit.
//! Every wording that once stood can be read out of it, and so brought back.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    limits::TYPING_PAUSE_MS,
    sync::{
        change::{FieldPatch, Op},
        ids::{Kind, PrincipalId, RecordId, WriterId},
        protocol::Entry,
        record::Fields,
        verdict::Outcome,
    },
};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub record: RecordId,
    pub kind: Kind,
    pub author: PrincipalId,
    writer: WriterId,
    /// When the server accepted the last of it, milliseconds since 1970.
    pub at_ms: u64,
    pub what: What,
}

/// What happened to the record.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    Made(Fields),
    Binned,
    Restored,
    Wrote(Wrote),
}

/// A value that was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Wrote {
    pub field: String,
    /// What stood there.
    pub before: Option<Value>,
    pub after: Value,
    /// What stood there had been there since the record was made.
    pub first: bool,
    /// Somebody's later value stood already: this one never did.
    pub overtaken: bool,
}

/// The story of these entries, oldest first.
pub fn past(mut entries: Vec<Entry>) -> Vec<Event> {
    entries.sort_by_key(|entry| entry.seq);
    entries.dedup_by_key(|entry| entry.seq);
    let mut story = Story::default();
    entries.into_iter().for_each(|entry| story.add(entry));
    story.events
}

/// A value that stands, and the event that wrote it; `None` where it came with the record.
struct Standing {
    value: Value,
    event: Option<usize>,
}

#[derive(Default)]
struct Story {
    events: Vec<Event>,
    standing: BTreeMap<(RecordId, String), Standing>,
}

impl Story {
    fn add(&mut self, entry: Entry) {
        let Outcome::Accepted { overtaken, .. } = &entry.outcome else { return };
        let overtaken = overtaken.clone();
        let event = |what: What| Event {
            record: entry.change.record.clone(),
            kind: entry.kind.clone(),
            author: entry.author.clone(),
            writer: entry.change.id.writer.clone(),
            at_ms: entry.accepted_ms,
            what,
        };
        match &entry.change.op {
            Op::Create { fields, .. } => {
                for (field, value) in fields {
                    let standing = Standing { value: value.clone(), event: None };
                    self.standing.insert((entry.change.record.clone(), field.clone()), standing);
                }
                self.events.push(event(What::Made(fields.clone())));
            }
            Op::Delete => self.events.push(event(What::Binned)),
            Op::Restore => self.events.push(event(What::Restored)),
            Op::Set { fields } => {
                for (field, patch) in fields.iter().filter(|(field, _)| !is_told_by_another(field, fields)) {
                    let lost = overtaken.contains(field);
                    let wrote = |before, first| {
                        let (field, after) = (field.clone(), patch.value.clone());
                        event(What::Wrote(Wrote { field, before, after, first, overtaken: lost }))
                    };
                    self.write((entry.change.record.clone(), field.clone()), &patch.value, lost, wrote);
                }
            }
        }
    }

    fn write(
        &mut self,
        place: (RecordId, String),
        value: &Value,
        overtaken: bool,
        event: impl Fn(Option<Value>, bool) -> Event,
    ) {
        let standing = self.standing.get(&place);
        let made = event(standing.map(|it| it.value.clone()), standing.is_some_and(|it| it.event.is_none()));
        if overtaken {
            self.events.push(made);
            return;
        }
        let last = standing.and_then(|it| it.event);
        let joined = last.filter(|last| self.events.get(*last).is_some_and(|last| goes_on(last, &made)));
        let at = joined.unwrap_or(self.events.len());
        match self.events.get_mut(at) {
            Some(Event { at_ms, what: What::Wrote(wrote), .. }) => {
                *at_ms = made.at_ms;
                wrote.after = value.clone();
            }
            _ => self.events.push(made),
        }
        self.standing.insert(place, Standing { value: value.clone(), event: Some(at) });
    }
}

/// Whether another field of the same change says it better: an indicator that was replaced is in the archive
/// too, and one that is taken out of there has no successors.
fn is_told_by_another(field: &str, fields: &BTreeMap<String, FieldPatch>) -> bool {
    let succeeded =
        fields.get("successors").map(|patch| patch.value.as_array().is_some_and(|ids| !ids.is_empty()));
    match field {
        "archived" => succeeded == Some(true),
        "successors" => succeeded == Some(false) && fields.contains_key("archived"),
        _ => false,
    }
}

/// Whether the second is more of the same typing: of one page, soon after, and nothing but letters put in
/// or taken out at one place.
fn goes_on(last: &Event, next: &Event) -> bool {
    let (What::Wrote(last_one), What::Wrote(next_one)) = (&last.what, &next.what) else { return false };
    let (Some(old), Some(new)) = (last_one.after.as_str(), next_one.after.as_str()) else { return false };
    last.writer == next.writer
        && next.at_ms.saturating_sub(last.at_ms) <= TYPING_PAUSE_MS
        && !old.is_empty()
        && is_typing(old, new)
}

fn is_typing(old: &str, new: &str) -> bool {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let shorter = old.len().min(new.len());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    head + tail >= shorter
}

#[cfg(test)]
mod tests;
