//! The oracle's own telling of the rules: it folds the server's log with plain code, sharing neither the
//! judge's, the merge's nor the audiences' with the product, and knows who may see what at each moment.

use std::collections::{BTreeMap, BTreeSet};

use karta_core::sync::{Change, Op, Outcome, Record, protocol::Entry};
use serde_json::{Value, json};

/// What wrote a value: stamp, then writer, then counter.
pub type Wrote = ((u64, u32), String, u64);

#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub kind: String,
    pub author: String,
    pub seq: u64,
    pub values: BTreeMap<String, (Value, Wrote)>,
    pub deleted: Option<Wrote>,
}

/// The board as the log says it must be.
#[derive(Debug, Clone, Default)]
pub struct Truth {
    pub facts: BTreeMap<String, Fact>,
    pub log: Vec<Entry>,
    pub ids: BTreeSet<String>,
    numbers: u64,
    newest_ms: u64,
}

pub fn wrote(change: &Change) -> Wrote {
    ((change.at.ms, change.at.tick), change.id.writer.to_string(), change.id.counter)
}

impl Truth {
    /// Takes the next entry in, or says which rule it breaks.
    pub fn take(&mut self, entry: &Entry) -> Result<(), String> {
        let place = self.log.len() as u64 + 1;
        ensure(entry.seq == place, || format!("entry {} stands at {place}", entry.seq))?;
        let id = entry.change.id.to_string();
        ensure(self.ids.insert(id.clone()), || format!("{id} is in the log twice"))?;
        let latest = entry.accepted_ms.max(self.newest_ms) + 60_000;
        ensure(entry.change.at.ms <= latest, || format!("{id} keeps a stamp too far ahead (T-4)"))?;
        self.check_right(entry).map_err(|broken| format!("{id}: {broken}"))?;
        let overtaken = self.apply(entry).map_err(|broken| format!("{id}: {broken}"))?;
        let Outcome::Accepted { overtaken: said, .. } = &entry.outcome else {
            return Err(format!("{id} was refused and is in the log"));
        };
        let said: BTreeSet<String> = said.iter().cloned().collect();
        ensure(said == overtaken, || format!("{id}: overtaken in {overtaken:?}, said {said:?} (M-2)"))?;
        self.newest_ms = self.newest_ms.max(entry.change.at.ms);
        self.log.push(entry.clone());
        Ok(())
    }

    fn apply(&mut self, entry: &Entry) -> Result<BTreeSet<String>, String> {
        let (name, by) = (entry.change.record.to_string(), wrote(&entry.change));
        let mut overtaken = BTreeSet::new();
        if let Op::Create { kind, fields } = &entry.change.op {
            ensure(!self.facts.contains_key(&name), || "made twice".into())?;
            let mut values: BTreeMap<_, _> =
                fields.iter().map(|(field, value)| (field.clone(), (value.clone(), by.clone()))).collect();
            let begins = if kind.as_str() == "board_card" { "author" } else { "all" };
            values.entry("audience".into()).or_insert((json!(begins), by.clone()));
            if kind.as_str() == "board_card" {
                self.numbers += 1;
                values.insert("number".into(), (json!(self.numbers), by));
            }
            let (kind, author) = (kind.to_string(), entry.author.to_string());
            self.facts.insert(name, Fact { kind, author, seq: entry.seq, values, deleted: None });
            return Ok(overtaken);
        }
        let fact = self.facts.get_mut(&name).ok_or("no such record")?;
        fact.seq = entry.seq;
        match &entry.change.op {
            Op::Create { .. } => {}
            Op::Delete => fact.deleted = Some(by),
            Op::Restore => fact.deleted = None,
            Op::Set { fields } => {
                ensure(fact.deleted.is_none(), || "an edit of a deleted record stands (R-1)".into())?;
                for (field, patch) in fields {
                    let stands = fact.values.get(field).is_none_or(|(_, (at, writer, counter))| {
                        let seen = patch
                            .base
                            .as_ref()
                            .is_some_and(|base| base.writer.as_str() == writer && base.counter == *counter);
                        seen || by > (*at, writer.clone(), *counter)
                    });
                    if stands {
                        fact.values.insert(field.clone(), (patch.value.clone(), by.clone()));
                    } else {
                        overtaken.insert(field.clone());
                    }
                }
            }
        }
        Ok(overtaken)
    }

    /// Whether the author might write this at that moment: DOMAIN's table, told once more.
    fn check_right(&self, entry: &Entry) -> Result<(), String> {
        let who = entry.author.as_str();
        if who == "system" {
            return Ok(());
        }
        let any = |wanted: &[&str]| self.functions(who).iter().any(|held| wanted.contains(&held.as_str()));
        let contributes = any(&["owner", "host", "assistant", "collector", "participant"]);
        let edits = any(&["owner", "host", "assistant"]);
        let fact = self.facts.get(entry.change.record.as_str());
        let right = match (&entry.change.op, fact) {
            (Op::Create { kind, .. }, _) => kind.as_str() == "board_card" && contributes,
            (_, Some(fact)) if fact.kind == "board_card" => {
                self.sees(who, fact) && (edits || (fact.author == who && contributes))
            }
            _ => false,
        };
        ensure(right, || format!("{who} had no right to it"))?;
        let steers = match &entry.change.op {
            Op::Create { fields, .. } => fields.contains_key("audience"),
            Op::Set { fields } => fields.contains_key("audience"),
            Op::Delete | Op::Restore => false,
        };
        ensure(!steers || any(&["owner", "host"]), || format!("{who} decides who sees what"))
    }

    pub fn functions(&self, who: &str) -> Vec<String> {
        let Some(fact) = self.facts.get(&format!("member:{who}")).filter(|fact| fact.deleted.is_none())
        else {
            return Vec::new();
        };
        let held = fact.values.get("functions").and_then(|(value, _)| value.as_array());
        held.into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
    }

    pub fn was_member(&self, who: &str) -> bool {
        self.facts.contains_key(&format!("member:{who}"))
    }

    pub fn reads(&self, who: &str) -> bool {
        !self.functions(who).is_empty()
    }

    pub fn sees(&self, who: &str, fact: &Fact) -> bool {
        if !self.reads(who) {
            return false;
        }
        let audience = fact.values.get("audience").map(|(value, _)| value);
        let group = self.facts.get(&format!("member:{who}")).and_then(|member| member.values.get("group"));
        let group = group.and_then(|(value, _)| value.as_str());
        fact.author == who
            || audience.is_some_and(|audience| match audience {
                Value::String(all) => all == "all",
                other => {
                    let wanted = other.get("group").and_then(Value::as_str);
                    let named = other.get("named").and_then(Value::as_array);
                    (wanted.is_some() && wanted == group)
                        || named
                            .is_some_and(|people| people.iter().any(|person| person.as_str() == Some(who)))
                }
            })
    }

    /// Everything that the person may see.
    pub fn seen_by(&self, who: &str) -> BTreeMap<String, Fact> {
        let seen = self.facts.iter().filter(|(_, fact)| self.sees(who, fact));
        seen.map(|(id, fact)| (id.clone(), fact.clone())).collect()
    }
}

/// A record of the product in the oracle's terms.
pub fn fact_of(record: &Record) -> Fact {
    let by = |version: &karta_core::sync::Version| {
        ((version.at.ms, version.at.tick), version.id.writer.to_string(), version.id.counter)
    };
    let values = record.fields.iter();
    Fact {
        kind: record.kind.to_string(),
        author: record.author.to_string(),
        seq: record.seq,
        values: values.map(|(name, cell)| (name.clone(), (cell.value.clone(), by(&cell.version)))).collect(),
        deleted: record.deleted.as_ref().map(by),
    }
}

pub fn ensure(holds: bool, broken: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(broken()) }
}
