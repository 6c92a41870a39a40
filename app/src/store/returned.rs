//! What did not stand, gathered into what a person decides on at once: a refused gesture together with
//! the later refused ones that stand or fall with it.
//!
//! Pure. The page «Не принято» shows the groups, the state line counts them.

use std::collections::BTreeSet;

use karta_core::sync::{
    Batch, ChangeId, RecordId, Stamp,
    change::Op,
    replica::{Returned, Why},
};
use serde_json::Value;

/// Returned gestures that are decided on together, in the order they were made. Never empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub head: Returned,
    /// What was not accepted together with it.
    pub rest: Vec<Returned>,
}

impl Group {
    pub fn gestures(&self) -> impl Iterator<Item = &Returned> {
        std::iter::once(&self.head).chain(&self.rest)
    }

    pub fn ids(&self) -> Vec<ChangeId> {
        self.gestures().filter_map(|one| one.batch.id().cloned()).collect()
    }
}

/// The groups, the oldest first. A refused gesture joins an earlier refused one that touched the same
/// record, or one that it refers to; an overtaken gesture was accepted and stands alone.
pub fn grouped(returned: &[Returned]) -> Vec<Group> {
    let mut made: Vec<&Returned> = returned.iter().collect();
    made.sort_by_key(|one| made_at(one));
    let mut groups: Vec<Forming> = Vec::new();
    for one in made {
        let mut joined = Forming::of(one);
        if joined.refused {
            let needs = &joined.touches | &references(&one.batch);
            let (bound, apart): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|group| group.refused && !group.touches.is_disjoint(&needs));
            groups = apart;
            for group in bound {
                joined.gestures.extend(group.gestures);
                joined.touches.extend(group.touches);
            }
        }
        groups.push(joined);
    }
    let mut groups: Vec<Group> = groups.into_iter().filter_map(Forming::finish).collect();
    groups.sort_by_key(|group| made_at(&group.head));
    groups
}

struct Forming<'a> {
    gestures: Vec<&'a Returned>,
    touches: BTreeSet<RecordId>,
    refused: bool,
}

impl<'a> Forming<'a> {
    fn of(one: &'a Returned) -> Self {
        let touches = one.batch.changes.iter().map(|change| change.record.clone()).collect();
        Self { gestures: vec![one], touches, refused: matches!(one.why, Why::Refused(_)) }
    }

    fn finish(mut self) -> Option<Group> {
        self.gestures.sort_by_key(|one| made_at(one));
        let mut gestures = self.gestures.into_iter().cloned();
        Some(Group { head: gestures.next()?, rest: gestures.collect() })
    }
}

fn made_at(one: &Returned) -> Option<(Stamp, ChangeId)> {
    one.batch.changes.first().map(|first| (first.at, first.id.clone()))
}

/// Every record that the gesture's values name.
fn references(batch: &Batch) -> BTreeSet<RecordId> {
    let mut named = BTreeSet::new();
    for change in &batch.changes {
        match &change.op {
            Op::Create { fields, .. } => fields.values().for_each(|value| texts(value, &mut named)),
            Op::Set { fields } => fields.values().for_each(|patch| texts(&patch.value, &mut named)),
            Op::Delete | Op::Restore => {}
        }
    }
    named
}

fn texts(value: &Value, into: &mut BTreeSet<RecordId>) {
    match value {
        Value::String(text) => {
            let id = RecordId::from(text.as_str());
            if id.is_well_formed() {
                into.insert(id);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(parts) => parts.values().for_each(|part| texts(part, into)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use karta_core::sync::{Change, FieldPatch, Refusal, RefusalCode};
    use serde_json::json;

    use super::*;

    fn gesture(counter: u64, record: &str, op: Op, why: Why) -> Returned {
        let change = Change {
            id: ChangeId { writer: "w".into(), counter },
            record: record.into(),
            at: Stamp { ms: counter, tick: 0 },
            schema: 1,
            op,
        };
        // The verdicts of one push come at the same moment.
        Returned { batch: Batch { changes: vec![change] }, why, at_ms: 7 }
    }

    fn refused() -> Why {
        Why::Refused(Refusal::new(RefusalCode::NotAllowed, "Нельзя."))
    }

    fn write(counter: u64, record: &str, value: Value) -> Returned {
        let patch = FieldPatch { value, base: None };
        let fields = [("title".to_owned(), patch)].into();
        gesture(counter, record, Op::Set { fields }, refused())
    }

    fn create(counter: u64, record: &str, value: Value) -> Returned {
        let fields = [("place".to_owned(), value)].into();
        gesture(counter, record, Op::Create { kind: "indicator".into(), fields }, refused())
    }

    fn counters(returned: &[Returned]) -> Vec<Vec<u64>> {
        let group = |group: Group| group.ids().into_iter().map(|id| id.counter).collect();
        grouped(returned).into_iter().map(group).collect()
    }

    #[test]
    fn what_was_written_into_a_record_that_was_not_accepted_stands_with_its_creation() {
        let returned =
            [create(1, "x", json!(null)), write(2, "x", json!("Имя")), write(3, "y", json!("Иное"))];
        assert_eq!(counters(&returned), [vec![1, 2], vec![3]]);
    }

    #[test]
    fn what_refers_to_a_record_stands_with_it_however_deep_the_reference_lies() {
        let returned = [
            create(1, "card", json!(null)),
            create(2, "level", json!("card")),
            create(3, "indicator", json!({ "parent": "level", "order": "a" })),
            write(4, "list", json!(["indicator"])),
        ];
        assert_eq!(counters(&returned), [vec![1, 2, 3, 4]]);
    }

    #[test]
    fn a_gesture_that_binds_two_groups_makes_them_one() {
        let returned = [create(1, "x", json!(null)), create(2, "y", json!(null)), write(3, "x", json!("y"))];
        assert_eq!(counters(&returned), [vec![1, 2, 3]]);
    }

    #[test]
    fn gestures_come_in_the_order_they_were_made_whatever_order_they_lie_in() {
        let returned = [write(10, "x", json!("в")), write(2, "x", json!("б")), write(1, "z", json!("а"))];
        assert_eq!(counters(&returned), [vec![1], vec![2, 10]]);
    }

    #[test]
    fn an_earlier_gesture_does_not_depend_on_a_later_one() {
        let returned = [write(1, "x", json!("y")), create(2, "y", json!(null))];
        assert_eq!(counters(&returned), [vec![1], vec![2]]);
    }

    #[test]
    fn an_overtaken_text_was_accepted_and_stands_alone() {
        let overtaken = |counter| {
            let patch = FieldPatch { value: json!("Имя"), base: None };
            let fields = [("title".to_owned(), patch)].into();
            let fields_of = [(RecordId::from("x"), vec!["title".to_owned()])].into();
            gesture(counter, "x", Op::Set { fields }, Why::Overtaken(fields_of))
        };
        let returned = [overtaken(1), write(2, "x", json!("Иначе")), overtaken(3)];
        assert_eq!(counters(&returned), [vec![1], vec![2], vec![3]]);
    }
}
