//! Lifting: what an older program wrote is brought to today's shape before it is judged or shown.
//!
//! A kind lists one step per schema it has left behind; a step works on whole records and on single
//! patches alike, so it must not expect any field to be there.

use std::collections::BTreeMap;

use super::{
    change::{Change, FieldPatch, Op},
    record::{Fields, Record},
};
use crate::domain::kinds::KindRule;

/// Brings raw fields from one schema to the next: renames, splits, defaults.
pub type Lift = fn(&mut Fields);

/// The steps from `schema` to the kind's present one.
fn steps(rule: &KindRule, schema: u16) -> &[Lift] {
    rule.lifts.get(usize::from(schema.saturating_sub(1))..).unwrap_or_default()
}

/// Lifts a change in place (rule S-1). The kind is the record's.
pub fn lift_change(rule: &KindRule, change: &mut Change) {
    for step in steps(rule, change.schema) {
        match &mut change.op {
            Op::Create { fields, .. } => step(fields),
            Op::Set { fields } => lift_patches(*step, fields),
            Op::Delete | Op::Restore => {}
        }
    }
    change.schema = change.schema.max(rule.schema());
}

fn lift_patches(step: Lift, patches: &mut BTreeMap<String, FieldPatch>) {
    let bases: BTreeMap<_, _> =
        patches.iter().map(|(name, patch)| (name.clone(), patch.base.clone())).collect();
    let mut values: Fields =
        std::mem::take(patches).into_iter().map(|(name, patch)| (name, patch.value)).collect();
    step(&mut values);
    // A renamed field keeps no base: its author saw a value under a name that is gone, so stamps decide.
    *patches = values
        .into_iter()
        .map(|(name, value)| {
            let base = bases.get(&name).cloned().flatten();
            (name, FieldPatch { value, base })
        })
        .collect();
}

/// Lifts a stored record in place (rule S-2); each lifted value keeps the version that wrote it.
pub fn lift_record(rule: &KindRule, record: &mut Record) {
    for step in steps(rule, record.schema) {
        let Some(newest) = record.newest().cloned() else { break };
        let mut cells = std::mem::take(&mut record.fields);
        let mut values: Fields =
            cells.iter().map(|(name, cell)| (name.clone(), cell.value.clone())).collect();
        step(&mut values);
        record.fields = values
            .into_iter()
            .map(|(name, value)| {
                let version = cells.remove(&name).map_or_else(|| newest.clone(), |cell| cell.version);
                (name, super::record::Cell { value, version })
            })
            .collect();
    }
    record.schema = record.schema.max(rule.schema());
}
