//! A proposal from its offer to its acceptance, as a page and a server live through it.

use serde_json::{Value, json};

use super::*;
use crate::sync::record::sample as record;

fn card(tasks: Value) -> Record {
    record("card", "role_card", json!({ "title": "Модератор", "order": "80", "tasks": tasks }))
}

fn proposal(text: &str) -> Proposal {
    let fields = json!({ "target": "card", "field": "tasks", "seen": "Вести\nЗаписать", "text": text });
    Proposal::try_from(&record("p", KIND, fields)).unwrap()
}

#[test]
fn a_proposal_knows_whether_the_wording_has_changed_since() {
    let proposal = proposal("Вести спор");
    assert_eq!(proposal.since(Some(&card(json!(["Вести", "Записать"])))), Since::Unchanged);
    let changed = Since::Changed("Вести".into());
    assert_eq!(proposal.since(Some(&card(json!(["Вести"])))), changed);
    assert_eq!(proposal.since(None), Since::Gone);
    let mut deleted = card(json!(["Вести", "Записать"]));
    deleted.deleted = deleted.newest().cloned();
    assert_eq!(proposal.since(Some(&deleted)), Since::Gone);
    assert!(proposal.accept(&deleted).is_err());
}

#[test]
fn accepting_writes_the_wording_and_the_decision_in_one_gesture() {
    let drafts = proposal("Вести спор\n\nЗаписать").accept(&card(json!(["Вести", "Записать"]))).unwrap();
    let [Draft::Set { record: target, fields }, Draft::Set { record: offered, fields: decision }] =
        &drafts[..]
    else {
        panic!("two records are written: {drafts:?}")
    };
    assert_eq!((target.as_str(), offered.as_str()), ("card", "p"));
    assert_eq!(fields.as_slice(), [("tasks".to_owned(), json!(["Вести спор", "Записать"]))]);
    assert!(decision.contains(&("state".to_owned(), json!("accepted"))));
}

#[test]
fn what_does_not_fit_its_field_is_said_before_it_is_tried() {
    let long = proposal(&"я".repeat(500)).accept(&card(json!([]))).unwrap_err();
    assert_eq!(long, "Слишком длинно: не больше 400 знаков.");
    let elsewhere = Proposal { field: "order".into(), ..proposal("1") };
    assert!(elsewhere.accept(&card(json!([]))).is_err());
}

#[test]
fn a_returned_proposal_waits_again_once_its_author_has_reworked_it() {
    let mut returned =
        record("p", KIND, json!({ "target": "card", "field": "title", "seen": "", "text": "А" }));
    let write = |record: &mut Record, field: &str, value: &str, ms: u64| {
        let mut version = record.newest().cloned().unwrap();
        version.at.ms = ms;
        record.fields.insert(field.into(), crate::sync::Cell { value: value.into(), version });
    };
    write(&mut returned, "state", "returned", 10);
    write(&mut returned, "word", "Короче", 11);
    assert!(!Proposal::try_from(&returned).unwrap().reworked);
    write(&mut returned, "text", "Б", 20);
    assert!(Proposal::try_from(&returned).unwrap().reworked);
    write(&mut returned, "word", "Ещё короче", 25);
    let again = Proposal::try_from(&returned).unwrap();
    assert!(!again.reworked && !again.waits(), "it was returned a second time");
    write(&mut returned, "why", "Так говорят", 27);
    assert!(Proposal::try_from(&returned).unwrap().waits());
    write(&mut returned, "state", "accepted", 30);
    let accepted = Proposal::try_from(&returned).unwrap();
    assert!(!accepted.reworked && !accepted.waits() && !accepted.is_open());
}
