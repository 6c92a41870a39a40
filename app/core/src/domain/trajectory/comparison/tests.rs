use serde_json::json;

use super::*;
use crate::{
    domain::trajectory::{goal, tests::step_record},
    sync::record::{Record, sample},
};

fn no_card(_: &RecordId) -> Option<String> {
    None
}

fn plan(steps: &[(&str, Value)]) -> Snapshot {
    let records: Vec<Record> = steps.iter().map(|(id, fields)| step_record(id, fields.clone())).collect();
    Snapshot::of(&records)
}

fn fields_of(changed: &Changed) -> Vec<(&str, Vec<&str>)> {
    let How::Changed(fields) = &changed.how else { return Vec::new() };
    fields.iter().map(|change| (change.field, change.runs.iter().map(Run::text).collect())).collect()
}

#[test]
fn equal_plans_do_not_differ() {
    let one = plan(&[("a", json!({ "hours": 8 })), ("b", json!({}))]);
    assert_eq!(compare(&one, &one, no_card), []);
}

#[test]
fn each_changed_field_is_told_in_words() {
    let old = plan(&[(
        "a",
        json!({
            "hours": 16, "days": { "from": "2026-10-01", "to": "2026-10-05" }, "develops": ["role-1"],
            "result": "Сценарий игры",
        }),
    )]);
    let new = plan(&[(
        "a",
        json!({
            "hours": 24, "days": { "from": "2026-10-01", "to": "2026-10-05" }, "develops": ["role-2"],
            "result": "Сценарий большой игры", "status": { "state": "done", "since": "2026-10-05" },
        }),
    )]);
    let card = |id: &RecordId| (id.as_str() == "role-1").then(|| "Тьютор".to_owned());
    let changed = compare(&old, &new, card);
    let expected = [
        ("hours", vec!["16", "24", " ч"]),
        ("develops", vec!["Тьютор", "карточка удалена"]),
        ("result", vec!["Сценарий ", "большой ", "игры"]),
        ("status", vec!["выполнен 05.10.2026"]),
    ];
    assert_eq!(fields_of(&changed[0]), expected);
    assert_eq!((changed.len(), changed[0].title.as_str()), (1, "Шаг a"));
}

#[test]
fn added_and_removed_records_are_told_as_such_and_links_by_titles() {
    let goal = sample("g", goal::KIND, json!({ "title": "Вести игры", "order": "80" }));
    let old = plan(&[("a", json!({})), ("b", json!({}))]);
    let new = Snapshot::of(&[goal, step_record("b", json!({ "goal": "g", "depends": ["a"] }))]);
    let changed = compare(&old, &new, no_card);
    let told: Vec<_> = changed.iter().map(|one| (one.part, one.record.as_str(), &one.how)).collect();
    assert_eq!(told[0], (Part::Goal, "g", &How::Added));
    assert_eq!(told[2], (Part::Step, "a", &How::Removed));
    assert_eq!(fields_of(&changed[1]), [("goal", vec!["Вести игры"]), ("depends", vec!["Шаг a"])]);
}

#[test]
fn a_step_moved_to_the_front_is_the_only_one_that_was_moved() {
    let order = |place: &str| json!({ "order": place });
    let old = plan(&[("a", order("1")), ("b", order("2")), ("c", order("3")), ("d", order("4"))]);
    let new = plan(&[("d", order("05")), ("a", order("1")), ("b", order("2")), ("c", order("31"))]);
    let changed = compare(&old, &new, no_card);
    assert_eq!(changed.len(), 1);
    assert_eq!(fields_of(&changed[0]), [("order", vec!["№ ", "4", "1"])]);
}
