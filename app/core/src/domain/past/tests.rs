//! Logs as they come from the server, and the stories told of them.

use serde_json::json;

use super::*;
use crate::sync::{audience::Audience, change::Change, ids::ChangeId, stamp::Stamp};

fn entry(seq: u64, writer: &str, at_ms: u64, overtaken: &[&str], op: Op) -> Entry {
    let id = ChangeId { writer: writer.into(), counter: seq };
    let change = Change { id, record: "r".into(), at: Stamp { ms: at_ms, tick: 0 }, schema: 1, op };
    let overtaken = overtaken.iter().map(|field| (*field).to_owned()).collect();
    Entry {
        seq,
        change,
        author: "a-olga".into(),
        kind: "role_card".into(),
        accepted_ms: at_ms,
        outcome: Outcome::Accepted { seq, restamped: None, overtaken },
        before: None,
        after: Audience::All,
    }
}

fn made(title: &str) -> Op {
    Op::Create { kind: "role_card".into(), fields: [("title".to_owned(), json!(title))].into() }
}

fn set(title: &str) -> Op {
    Op::Set { fields: [("title".to_owned(), FieldPatch { value: json!(title), base: None })].into() }
}

/// What was written, from what, and whether the former had stood from the beginning.
fn written(entries: Vec<Entry>) -> Vec<(String, String, bool)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let events = past(entries).into_iter().filter_map(|event| match event.what {
        What::Wrote(wrote) => {
            Some((wrote.before.as_ref().map(text).unwrap_or_default(), text(&wrote.after), wrote.first))
        }
        _ => None,
    });
    events.collect()
}

fn line(before: &str, after: &str, first: bool) -> (String, String, bool) {
    (before.to_owned(), after.to_owned(), first)
}

#[test]
fn keystrokes_of_one_stretch_are_one_edit() {
    let entries = vec![
        entry(1, "s", 0, &[], made("Тьютор")),
        entry(2, "w", 1_000, &[], set("Тьютор в")),
        entry(3, "w", 2_000, &[], set("Тьютор взрос")),
        entry(4, "w", 3_000, &[], set("Тьютор взрослых")),
    ];
    assert_eq!(written(entries), [line("Тьютор", "Тьютор взрослых", true)]);
}

#[test]
fn a_wording_that_stood_is_told_by_itself() {
    let entries = vec![
        entry(1, "s", 0, &[], made("Тьютор")),
        entry(2, "w", 1_000, &[], set("Наставник")),
        entry(3, "w", 2_000, &[], set("Проводник")),
        entry(4, "w", 2_000 + TYPING_PAUSE_MS + 1, &[], set("Проводник по городу")),
        entry(5, "x", 40_000, &[], set("Проводник по городам")),
    ];
    let told = [
        line("Тьютор", "Наставник", true),
        line("Наставник", "Проводник", false),
        line("Проводник", "Проводник по городу", false),
        line("Проводник по городу", "Проводник по городам", false),
    ];
    assert_eq!(written(entries), told);
}

#[test]
fn an_overtaken_wording_is_told_and_changes_nothing_that_comes_after() {
    let entries = vec![
        entry(3, "b", 3_000, &["title"], set("Первый")),
        entry(1, "s", 0, &[], made("Тьютор")),
        entry(2, "a", 2_000, &[], set("Второй")),
        entry(4, "a", 90_000, &[], set("Третий")),
    ];
    let story = past(entries.clone());
    let overtaken = |event: &Event| matches!(&event.what, What::Wrote(wrote) if wrote.overtaken);
    assert_eq!(story.iter().filter(|event| overtaken(event)).count(), 1);
    let last = written(entries).pop();
    assert_eq!(last, Some(line("Второй", "Третий", false)));
}

#[test]
fn a_replaced_indicator_is_told_by_what_took_its_place_alone() {
    let patch = |value| FieldPatch { value, base: None };
    let replaced =
        [("archived".to_owned(), patch(json!(true))), ("successors".to_owned(), patch(json!(["n"])))];
    let back = [("archived".to_owned(), patch(json!(false))), ("successors".to_owned(), patch(json!([])))];
    let entries = vec![
        entry(1, "a", 1, &[], Op::Set { fields: replaced.into() }),
        entry(2, "a", 2, &[], Op::Set { fields: back.into() }),
    ];
    let told: Vec<_> = past(entries)
        .into_iter()
        .filter_map(|event| match event.what {
            What::Wrote(wrote) => Some(wrote.field),
            _ => None,
        })
        .collect();
    assert_eq!(told, ["successors", "archived"]);
}
