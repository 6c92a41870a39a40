//! What people may rely on when the server decides.

use serde_json::{Value, json};

use super::*;
use crate::{
    domain::{account::AccountKind, grants::Standing, own_level::OwnLevel, space::SpaceKind},
    sync::{audience::Audience, ids::ChangeId, record::AUDIENCE},
};

mod rights;
mod trajectory;

const NOW: u64 = 1_000_000;

fn person(name: &str, account: AccountKind) -> Viewer {
    let standing = Standing { account: Some(account), ..Standing::visitor(SpaceKind::Catalogue) };
    Viewer { principal: Some(name.into()), standing }
}

fn methodist() -> Viewer {
    person("a-olga", AccountKind::Methodist)
}

fn teacher() -> Viewer {
    person("a-ivan", AccountKind::Teacher)
}

fn change(writer: &str, counter: u64, ms: u64, record: &str, op: Op) -> Change {
    let id = ChangeId { writer: writer.into(), counter };
    Change { id, record: record.into(), at: Stamp { ms, tick: 0 }, schema: 1, op }
}

fn create(kind: &str, fields: Value) -> Op {
    let fields = fields.as_object().cloned().unwrap_or_default().into_iter().collect();
    Op::Create { kind: kind.into(), fields }
}

fn card() -> Op {
    create("role_card", json!({ "title": "Модератор", "order": crate::sync::order::sequence(1)[0] }))
}

fn set(field: &str, value: Value, base: Option<&str>) -> Op {
    let base = base.and_then(|id| id.parse().ok());
    Op::Set { fields: [(field.to_owned(), FieldPatch { value, base })].into() }
}

fn one(change: Change) -> Batch {
    Batch { changes: vec![change] }
}

fn code(outcome: &Outcome) -> Option<RefusalCode> {
    match outcome {
        Outcome::Refused(refusal) => Some(refusal.code),
        Outcome::Accepted { .. } => None,
    }
}

/// A catalogue with one card, made by a methodist as change `w~1`.
fn catalogue() -> BTreeMap<RecordId, Record> {
    let empty = BTreeMap::new();
    let mut docket = Docket::new(&empty, 0, 0, Stamp::default());
    docket.judge(&one(change("w", 1, 10, "card", card())), &methodist(), NOW);
    docket.changed
}

fn judge_one(by: &Viewer, op: Op) -> Outcome {
    let records = catalogue();
    let mut docket = Docket::new(&records, 1, 1, Stamp::default());
    docket.judge(&one(change("v", 1, 20, "card", op)), by, NOW).remove(0)
}

#[test]
fn b1_one_bad_change_refuses_its_whole_gesture_and_leaves_nothing_behind() {
    let records = catalogue();
    let mut docket = Docket::new(&records, 1, 1, Stamp::default());
    let good = change("v", 1, 20, "card", set("title", json!("Новое имя"), Some("w~1")));
    let bad = change("v", 2, 20, "card", set("title", json!(7), Some("v~1")));
    let outcomes = docket.judge(&Batch { changes: vec![good, bad] }, &methodist(), NOW);
    assert_eq!(code(&outcomes[0]), Some(RefusalCode::BatchRefused));
    assert_eq!(code(&outcomes[1]), Some(RefusalCode::BadValue));
    assert!(docket.changed.is_empty() && docket.entries.is_empty() && docket.seq == 1);
}

#[test]
fn a_new_card_gets_the_next_number_and_is_seen_by_all() {
    let card = &catalogue()[&RecordId::from("card")];
    assert_eq!(card.value(NUMBER), Some(&json!(1)));
    assert_eq!(card.audience(), Audience::All);
}

#[test]
fn a_teacher_does_not_rename_a_card_and_a_visitor_does_nothing() {
    let rename = || set("title", json!("Моё"), Some("w~1"));
    assert_eq!(code(&judge_one(&teacher(), rename())), Some(RefusalCode::NotAllowed));
    let visitor = Viewer { principal: None, standing: Standing::visitor(SpaceKind::Catalogue) };
    assert_eq!(code(&judge_one(&visitor, rename())), Some(RefusalCode::NotAllowed));
    assert_eq!(code(&judge_one(&methodist(), rename())), None);
}

#[test]
fn unknown_kinds_fields_and_newer_schemas_are_each_refused_by_their_own_code() {
    let records = catalogue();
    let mut docket = Docket::new(&records, 1, 1, Stamp::default());
    let mut decide = |change| code(&docket.judge(&one(change), &methodist(), NOW)[0]);
    assert_eq!(decide(change("v", 1, 20, "x", create("spell", json!({})))), Some(RefusalCode::UnknownKind));
    assert_eq!(
        decide(change("v", 2, 20, "card", set("мана", json!(1), None))),
        Some(RefusalCode::UnknownField)
    );
    assert_eq!(
        decide(change("v", 3, 20, "x", create("role_card", json!({})))),
        Some(RefusalCode::MissingField)
    );
    assert_eq!(decide(change("v", 4, 20, "card", card())), Some(RefusalCode::RecordExists));
    assert_eq!(decide(change("v", 5, 20, "none", Op::Delete)), Some(RefusalCode::NoRecord));
    let newer = Change { schema: 99, ..change("v", 6, 20, "card", Op::Delete) };
    assert_eq!(decide(newer), Some(RefusalCode::SchemaTooNew));
}

#[test]
fn nobody_gives_a_record_a_number_or_an_audience_without_the_right_to() {
    let numbered = judge_one(&methodist(), set("number", json!(99), None));
    assert_eq!(code(&numbered), Some(RefusalCode::NotAllowed));
    let hidden = judge_one(&methodist(), set("audience", json!("author"), None));
    assert_eq!(code(&hidden), Some(RefusalCode::NotAllowed));
    let by_admin = judge_one(&person("a-admin", AccountKind::Admin), set("audience", json!("author"), None));
    assert_eq!(code(&by_admin), None);
}

#[test]
fn r1_a_delete_wins_over_an_edit_made_without_seeing_it() {
    let records = catalogue();
    let mut docket = Docket::new(&records, 1, 1, Stamp::default());
    docket.judge(&one(change("a", 1, 20, "card", Op::Delete)), &methodist(), NOW);
    let late = change("b", 1, 999, "card", set("title", json!("Ещё правлю"), Some("w~1")));
    let outcome = &docket.judge(&one(late), &methodist(), NOW)[0];
    assert_eq!(code(outcome), Some(RefusalCode::RecordDeleted));
}

#[test]
fn m2_the_overtaken_of_two_blind_edits_is_named_and_kept_in_the_log() {
    let records = catalogue();
    let mut docket = Docket::new(&records, 1, 1, Stamp::default());
    let later = change("a", 1, 500, "card", set("title", json!("Позже"), Some("w~1")));
    let earlier = change("b", 1, 400, "card", set("title", json!("Раньше"), Some("w~1")));
    docket.judge(&one(later), &methodist(), NOW);
    let outcome = docket.judge(&one(earlier), &methodist(), NOW).remove(0);
    assert_eq!(outcome, Outcome::Accepted { seq: 3, restamped: None, overtaken: vec!["title".into()] });
    assert_eq!(docket.record(&"card".into()).and_then(|card| card.text("title")), Some("Позже"));
    assert_eq!(docket.entries.len(), 2);
}

#[test]
fn r3_one_persons_two_devices_write_one_own_level() {
    let records = catalogue();
    let mut docket = Docket::new(&records, 1, 1, Stamp::default());
    let ivan: PrincipalId = "a-ivan".into();
    let id = OwnLevel::id_of(&"card".into(), &ivan);
    let level = |n: i64| create("own_level", json!({ "role": "card", "level": n }));
    docket.judge(&one(change("phone", 1, 30, id.as_str(), level(1))), &teacher(), NOW);
    let second = docket.judge(&one(change("tablet", 1, 40, id.as_str(), level(2))), &teacher(), NOW);
    assert_eq!(code(&second[0]), None);
    let record = docket.record(&id).unwrap();
    assert_eq!(record.value("level"), Some(&json!(2)));
    assert!(teacher().sees(record) && !methodist().sees(record));
}

#[test]
fn r3_nobody_writes_the_own_level_of_somebody_else() {
    let id = OwnLevel::id_of(&"card".into(), &"a-ivan".into());
    let records = catalogue();
    let mut docket = Docket::new(&records, 1, 1, Stamp::default());
    let forged = change("v", 1, 30, id.as_str(), create("own_level", json!({ "role": "card", "level": 4 })));
    assert_eq!(code(&docket.judge(&one(forged), &methodist(), NOW)[0]), Some(RefusalCode::ClaimedId));
}

#[test]
fn t4_a_stamp_a_year_ahead_is_replaced_and_the_verdict_says_so() {
    let ahead = NOW + 365 * 24 * 3_600_000;
    let records = catalogue();
    let mut docket = Docket::new(&records, 1, 1, Stamp::default());
    let future = change("v", 1, ahead, "card", set("title", json!("Из будущего"), Some("w~1")));
    let outcome = docket.judge(&one(future), &methodist(), NOW).remove(0);
    let replaced = Stamp { ms: NOW + 1, tick: 0 };
    assert_eq!(outcome, Outcome::Accepted { seq: 2, restamped: Some(replaced), overtaken: vec![] });
    assert_eq!(docket.newest, replaced);
}
