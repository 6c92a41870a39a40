//! Lifting: what an older program wrote is brought to today's shape before it is judged or shown.
//!
//! A kind lists one step per schema it has left behind; a step works on whole records and on single
//! patches alike, so it must not expect any field to be there.

use std::collections::BTreeMap;

use super::{
    change::{Change, FieldPatch, Op},
    record::{Fields, Record, by_name},
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
    let bases = by_name(patches.iter().map(|(name, patch)| (name.clone(), patch.base.clone())));
    let mut values = by_name(std::mem::take(patches).into_iter().map(|(name, patch)| (name, patch.value)));
    step(&mut values);
    // A renamed field keeps no base: its author saw a value under a name that is gone, so stamps decide.
    *patches = by_name(values.into_iter().map(|(name, value)| {
        let base = bases.get(&name).cloned().flatten();
        (name, FieldPatch { value, base })
    }));
}

/// Lifts a stored record in place (rule S-2); each lifted value keeps the version that wrote it.
pub fn lift_record(rule: &KindRule, record: &mut Record) {
    for step in steps(rule, record.schema) {
        let Some(newest) = record.newest().cloned() else { break };
        let mut cells = std::mem::take(&mut record.fields);
        let mut values = by_name(cells.iter().map(|(name, cell)| (name.clone(), cell.value.clone())));
        step(&mut values);
        record.fields = by_name(values.into_iter().map(|(name, value)| {
            let version = cells.remove(&name).map_or_else(|| newest.clone(), |cell| cell.version);
            (name, super::record::Cell { value, version })
        }));
    }
    record.schema = record.schema.max(rule.schema());
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{
        domain::board,
        sync::{
            ids::ChangeId,
            record::Cell,
            stamp::{Stamp, Version},
        },
    };

    fn rename(fields: &mut Fields) {
        if let Some(value) = fields.remove("title") {
            fields.insert("text".into(), value);
        }
    }

    fn join_period(fields: &mut Fields) {
        if let Some(from) = fields.remove("from") {
            fields.insert("period".into(), json!({ "from": from }));
        }
    }

    const RULE: KindRule = KindRule { lifts: &[rename, join_period], ..board::RULE };

    fn version(counter: u64) -> Version {
        Version { id: ChangeId { writer: "w".into(), counter }, at: Stamp { ms: counter, tick: 0 } }
    }

    fn change(schema: u16, op: Op) -> Change {
        let Version { id, at } = version(9);
        Change { id, record: "c".into(), at, schema, op }
    }

    fn old_record() -> Record {
        let cell = |counter, value| Cell { value, version: version(counter) };
        let fields =
            [("title", cell(1, json!("Мысль"))), ("мана", cell(2, json!(7))), ("from", cell(3, json!(1)))];
        Record {
            id: "c".into(),
            kind: "board_card".into(),
            schema: 1,
            author: "ivan".into(),
            seq: 3,
            fields: fields.map(|(name, cell)| (name.to_owned(), cell)).into(),
            deleted: None,
        }
    }

    #[test]
    fn s1_a_change_from_an_older_program_takes_every_step_it_has_missed() {
        let fields = [("title".to_owned(), json!("Мысль")), ("from".to_owned(), json!(2030))].into();
        let mut made = change(1, Op::Create { kind: "board_card".into(), fields });
        lift_change(&RULE, &mut made);
        let Op::Create { fields, .. } = &made.op else { panic!("still a create") };
        assert_eq!((fields.get("text"), made.schema), (Some(&json!("Мысль")), 3));
        assert_eq!(fields.get("period"), Some(&json!({ "from": 2030 })));
    }

    #[test]
    fn s1_a_patch_keeps_its_base_where_the_field_keeps_its_name() {
        let patch = |value| FieldPatch { value, base: Some(version(1).id) };
        let fields = [("title".to_owned(), patch(json!("Слово"))), ("sort".to_owned(), patch(json!("goal")))];
        let mut edit = change(1, Op::Set { fields: fields.into() });
        lift_change(&RULE, &mut edit);
        let Op::Set { fields } = &edit.op else { panic!("still a set") };
        assert_eq!(fields["text"], FieldPatch { value: json!("Слово"), base: None });
        assert_eq!(fields["sort"].base, Some(version(1).id));
    }

    #[test]
    fn s1_a_change_of_today_or_of_tomorrow_is_left_as_it_is() {
        for schema in [3, 4] {
            let before = change(schema, Op::Delete);
            let mut after = before.clone();
            lift_change(&RULE, &mut after);
            assert_eq!(after, before);
        }
    }

    #[test]
    fn s2_a_stored_record_is_lifted_and_each_value_keeps_who_wrote_it() {
        let mut record = old_record();
        lift_record(&RULE, &mut record);
        assert_eq!((record.schema, record.text("text")), (3, Some("Мысль")));
        assert_eq!(record.fields["мана"], Cell { value: json!(7), version: version(2) });
        let once = record.clone();
        lift_record(&RULE, &mut record);
        assert_eq!(record, once, "lifting twice changes nothing");
    }

    #[test]
    fn s2_a_value_under_a_new_name_counts_as_written_by_the_newest_change() {
        let mut record = old_record();
        lift_record(&RULE, &mut record);
        assert_eq!(record.fields["text"].version, version(3));
    }
}
