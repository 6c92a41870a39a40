//! Comparison of two versions of a plan, record by record and field by field, with the words that went and
//! came. A version may also be compared with the plan as it stands ([`Snapshot::of`]).

mod told;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    Trajectory,
    version::{GOAL_FIELDS, HEAD_FIELDS, STEP_FIELDS, Snapshot},
};
use crate::{
    domain::difference::{Run, difference},
    sync::{ids::RecordId, record::Fields},
};

/// What kind of record differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Head,
    Goal,
    Step,
}

/// A record that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub part: Part,
    pub record: RecordId,
    /// As it is called in the newer version that has it.
    pub title: String,
    pub how: How,
}

/// What has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    Added,
    Removed,
    /// By fields, in the order of the document.
    Changed(Vec<FieldChange>),
}

/// A field that reads otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    pub field: &'static str,
    /// Its name for people.
    pub title: &'static str,
    pub runs: Vec<Run>,
}

/// All that differs: the head, goals, then steps, each in the order of the newer version, what was removed
/// last. `card` gives a card's title.
pub fn compare(old: &Snapshot, new: &Snapshot, card: impl Fn(&RecordId) -> Option<String>) -> Vec<Changed> {
    let told = told::Told { old, new, card: &card };
    let head = fields(&told, &HEAD_FIELDS, (&old.head, &new.head), None);
    let mut changed = Vec::new();
    if !head.is_empty() {
        let title = title_of(&new.head);
        changed.push(Changed {
            part: Part::Head,
            record: Trajectory::head(),
            title,
            how: How::Changed(head),
        });
    }
    changed.extend(records(&told, Part::Goal, &GOAL_FIELDS, (&old.goals, &new.goals)));
    changed.extend(records(&told, Part::Step, &STEP_FIELDS, (&old.steps, &new.steps)));
    changed
}

type Records = BTreeMap<RecordId, Fields>;

fn records(
    told: &told::Told,
    part: Part,
    named: &[(&'static str, &'static str)],
    (old, new): (&Records, &Records),
) -> Vec<Changed> {
    let (before, after) = (in_order(old), in_order(new));
    let moved = moved(&before, &after);
    let mut changed = Vec::new();
    let mut add = |record: &RecordId, fields: &Fields, how: How| {
        changed.push(Changed { part, record: record.clone(), title: title_of(fields), how });
    };
    for id in &after {
        let (Some(now), was) = (new.get(id), old.get(id)) else { continue };
        let Some(was) = was else {
            add(id, now, How::Added);
            continue;
        };
        let number = |list: &[&RecordId]| list.iter().position(|other| other == id).map_or(0, |at| at + 1);
        let place = moved.contains(*id).then(|| (number(&before), number(&after)));
        let fields = fields(told, named, (was, now), place);
        if !fields.is_empty() {
            add(id, now, How::Changed(fields));
        }
    }
    for id in before.iter().filter(|id| !new.contains_key(**id)) {
        add(id, &old[*id], How::Removed);
    }
    changed
}

/// Places in the list are told by their number, since what is stored means nothing to people.
fn fields(
    told: &told::Told,
    named: &[(&'static str, &'static str)],
    (was, now): (&Fields, &Fields),
    place: Option<(usize, usize)>,
) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    for &(field, title) in named {
        let runs = if field == "order" {
            place.map(|(from, to)| difference(&format!("№ {from}"), &format!("№ {to}")))
        } else if was.get(field) == now.get(field) {
            None
        } else {
            let text = |fields: &Fields| {
                fields.get(field).map_or_else(String::new, |value| told.value(field, value))
            };
            Some(difference(&text(was), &text(now)))
        };
        let runs = runs.filter(|runs| runs.iter().any(|run| !matches!(run, Run::Same(_))));
        changes.extend(runs.map(|runs| FieldChange { field, title, runs }));
    }
    changes
}

fn title_of(fields: &Fields) -> String {
    fields.get("title").and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn in_order(records: &Records) -> Vec<&RecordId> {
    let order = |fields: &Fields| fields.get("order").and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut list: Vec<_> = records.iter().map(|(id, fields)| (order(fields), id)).collect();
    list.sort();
    list.into_iter().map(|(_, id)| id).collect()
}

/// Who was moved among those that both lists have: all but the most that kept their order (the longest
/// ascending row of old places).
fn moved<'a>(before: &[&'a RecordId], after: &[&'a RecordId]) -> BTreeSet<&'a RecordId> {
    let place: BTreeMap<&RecordId, usize> = before.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let row: Vec<(&RecordId, usize)> = after.iter().filter_map(|id| Some((*id, *place.get(id)?))).collect();
    // For each the length of the longest row that ends there, and who comes before it.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(row.len());
    for (at, (_, place)) in row.iter().enumerate() {
        let earlier = (0..at).filter(|other| row[*other].1 < *place);
        let before = earlier.max_by_key(|other| (best[*other].0, std::cmp::Reverse(*other)));
        best.push((before.map_or(1, |before| best[before].0 + 1), before));
    }
    let mut moved: BTreeSet<&RecordId> = row.iter().map(|(id, _)| *id).collect();
    let mut at = (0..row.len()).max_by_key(|at| (best[*at].0, std::cmp::Reverse(*at)));
    while let Some(stays) = at {
        moved.remove(row[stays].0);
        at = best[stays].1;
    }
    moved
}

#[cfg(test)]
mod tests;
