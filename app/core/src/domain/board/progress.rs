//! Progress: where the work at a board stands: which такт, its timer, what is shown in the hall. One record
//! with a fixed id, written by the host alone, so that late joiners are exactly where the others are.

use serde_json::{Value, json};

use super::{HOSTED, place::Place, takt::Takt, timer::Timer};
use crate::{
    domain::kinds::{Incomplete, KindRule, Shape, flag, optional, refs},
    limits::TAKTS,
    sync::{
        ids::RecordId,
        record::{Fields, Record},
        replica::Draft,
    },
};

pub const KIND: &str = "progress";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        optional("now", Shape::Whole(is_now)),
        optional("revealed", Shape::Refs),
        optional("focus", Shape::Ref),
        optional("here", Shape::Whole(is_here)),
        optional("finished", Shape::Flag),
    ],
    ..HOSTED
};

/// The id of a board's progress.
pub fn id() -> RecordId {
    RecordId::from(KIND)
}

/// The такт and its timer: one field, since a timer means nothing without its такт.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    pub takt: RecordId,
    pub timer: Timer,
}

impl Now {
    pub fn from_value(value: &Value) -> Option<Self> {
        let takt = RecordId::from(value.get("takt").and_then(Value::as_str)?);
        takt.is_well_formed().then_some(())?;
        Some(Self { takt, timer: Timer::from_value(value.get("timer")?)? })
    }

    /// What is stored.
    pub fn to_value(&self) -> Value {
        json!({ "takt": self.takt, "timer": self.timer.to_value() })
    }
}

fn is_now(value: &Value) -> bool {
    Now::from_value(value).is_some_and(|now| now.to_value() == *value)
}

/// The part of the map to which the host brings everyone: its middle and how many days it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    pub place: Place,
    pub span: i64,
}

impl Here {
    pub fn from_value(value: &Value) -> Option<Self> {
        let span = value.get("span").and_then(Value::as_i64)?.clamp(1, super::place::last_day());
        Some(Self { place: Place::from_value(value.get("place")?)?, span })
    }

    pub fn to_value(&self) -> Value {
        json!({ "place": self.place.to_value(), "span": self.span })
    }

    /// The first and the last day of it.
    pub fn days(&self) -> (i64, i64) {
        let first = self.place.at.saturating_sub(self.span / 2).max(0);
        (first, self.place.at.saturating_add(self.span - self.span / 2))
    }

    /// Whether a place lies in its time.
    pub fn shows(&self, place: Option<&Place>) -> bool {
        let (first, last) = self.days();
        place.is_some_and(|place| (first..=last).contains(&place.at))
    }
}

fn is_here(value: &Value) -> bool {
    Here::from_value(value).is_some_and(|here| here.to_value() == *value)
}

/// Where the work stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Progress {
    /// `None` before the first такт.
    pub now: Option<Now>,
    /// Такты whose cards and votes were shown to all.
    pub revealed: Vec<RecordId>,
    /// The card shown large; the newest one where it is `None` or gone.
    pub focus: Option<RecordId>,
    pub here: Option<Here>,
    pub finished: bool,
}

impl TryFrom<&Record> for Progress {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            now: record.value("now").and_then(Now::from_value),
            revealed: refs(record, "revealed"),
            focus: record.text("focus").map(RecordId::from),
            here: record.value("here").and_then(Here::from_value),
            finished: flag(record, "finished"),
        })
    }
}

/// What the one large button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Begins the first такт.
    Begin(RecordId),
    /// Shows all what the present такт hid, and its votes.
    Reveal(RecordId),
    Go(RecordId),
    Finish,
    /// Nothing is left: the outcomes are looked at.
    Outcomes,
}

impl Next {
    /// What stands on the button.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Begin(_) => "Начать",
            Self::Reveal(_) => "Раскрыть",
            Self::Go(_) => "Дальше",
            Self::Finish => "Завершить",
            Self::Outcomes => "К итогам",
        }
    }
}

impl Progress {
    /// The present такт; `None` before the first one, and where it was deleted.
    pub fn takt<'a>(&self, takts: &'a [Takt]) -> Option<&'a Takt> {
        let now = self.now.as_ref()?;
        takts.iter().find(|takt| takt.id == now.takt)
    }

    pub fn is_revealed(&self, takt: &RecordId) -> bool {
        self.revealed.contains(takt)
    }

    /// Whether dots may be given in this такт.
    pub fn takes_votes(&self, takt: &Takt) -> bool {
        let current = self.now.as_ref().is_some_and(|now| now.takt == takt.id);
        current && takt.vote.is_some() && !self.finished && !self.is_revealed(&takt.id)
    }

    /// What comes next. `takts` in their order. A deleted такт is gone on from as from the beginning.
    pub fn next(&self, takts: &[Takt]) -> Next {
        if self.finished {
            return Next::Outcomes;
        }
        let at = self.now.as_ref().and_then(|now| takts.iter().position(|takt| takt.id == now.takt));
        let hides = |takt: &Takt| (takt.reveals || takt.vote.is_some()) && !self.is_revealed(&takt.id);
        match at.and_then(|at| takts.get(at)) {
            Some(takt) if hides(takt) => Next::Reveal(takt.id.clone()),
            _ => match takts.get(at.map_or(0, |at| at + 1)) {
                Some(takt) if at.is_none() => Next::Begin(takt.id.clone()),
                Some(takt) => Next::Go(takt.id.clone()),
                None if takts.is_empty() => Next::Outcomes,
                None => Next::Finish,
            },
        }
    }

    /// The такт after the present one, for «дальше: …».
    pub fn following<'a>(&self, takts: &'a [Takt]) -> Option<&'a Takt> {
        let now = self.now.as_ref()?;
        let at = takts.iter().position(|takt| takt.id == now.takt)?;
        takts.get(at + 1)
    }
}

/// The gesture that goes to a такт and starts its timer. Going back to one starts it anew.
pub fn go_to(standing: Option<&Record>, takt: &Takt, now_ms: u64) -> Draft {
    let timer = takt.minutes.map_or_else(|| Timer::of_minutes(0), Timer::of_minutes).started(now_ms);
    let now = Now { takt: takt.id.clone(), timer };
    write(standing, vec![("now", now.to_value()), ("finished", false.into())])
}

/// The gesture that changes the timer of the present такт; `None` where there is no such.
pub fn set_timer(standing: &Record, change: impl FnOnce(Timer) -> Timer) -> Option<Draft> {
    let now = standing.value("now").and_then(Now::from_value)?;
    let now = Now { timer: change(now.timer), ..now };
    Some(write(Some(standing), vec![("now", now.to_value())]))
}

/// The gesture that notes a такт as revealed. The cards themselves the server shows (`showing`).
pub fn reveal(standing: Option<&Record>, takt: &RecordId) -> Draft {
    let mut revealed = standing.map(|record| refs(record, "revealed")).unwrap_or_default();
    if !revealed.contains(takt) {
        revealed.push(takt.clone());
    }
    // Ids of такты deleted long ago make room.
    let surplus = revealed.len().saturating_sub(TAKTS);
    revealed.drain(..surplus);
    write(standing, vec![("revealed", json!(revealed))])
}

/// The gesture that brings everyone to a part of the map. Told twice it brings back those who went on: a day
/// more makes it another value.
pub fn bring(standing: Option<&Record>, here: Here) -> Draft {
    let before = standing.and_then(|record| record.value("here")).and_then(Here::from_value);
    let again = before.as_ref() == Some(&here);
    let here = if again { Here { span: here.span + 1, ..here } } else { here };
    write(standing, vec![("here", here.to_value())])
}

/// The gesture that ends the work and stops its timer.
pub fn finish(standing: Option<&Record>, now_ms: u64) -> Draft {
    let now = standing.and_then(|record| record.value("now")).and_then(Now::from_value);
    let stopped = now.map(|now| Now { timer: now.timer.paused(now_ms), ..now }.to_value());
    let mut fields = vec![("finished", Value::from(true))];
    fields.extend(stopped.map(|now| ("now", now)));
    write(standing, fields)
}

fn write(standing: Option<&Record>, fields: Vec<(&str, Value)>) -> Draft {
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value));
    match standing {
        Some(record) => Draft::Set { record: record.id.clone(), fields: fields.collect() },
        None => {
            let fields: Fields = fields.collect();
            Draft::Create { record: id(), kind: KIND.into(), fields }
        }
    }
}

#[cfg(test)]
mod tests;
