//! What participants and hosts may rely on, decided by the real judge.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::{
    domain::{
        board::{ballot::Ballot, head::BOARD, progress, takt},
        grants::{Function, Standing},
        space::SpaceKind,
    },
    sync::{
        audience::{Audience, Viewer},
        change::{Batch, Change, Op},
        ids::{ChangeId, RecordId},
        judge::Docket,
        record::{Record, sample},
        stamp::Stamp,
        verdict::Outcome,
    },
};

const NOW: u64 = 1_790_000_000_000;

fn viewer(name: &str, function: Function, group: Option<&str>) -> Viewer {
    let standing = Standing {
        functions: [function].into(),
        group: group.map(Into::into),
        ..Standing::visitor(SpaceKind::Board)
    };
    Viewer { principal: Some(name.into()), standing }
}

fn participant() -> Viewer {
    viewer("g-ivan", Function::Participant, Some("red"))
}

fn host() -> Viewer {
    viewer("a-olga", Function::Host, None)
}

/// A board in the такт «trends», after «frame» and before «vote».
fn board(now: &str, revealed: &[&str], locked: bool) -> BTreeMap<RecordId, Record> {
    let timer = json!({ "length": 60_000, "spent": 0, "from": null });
    let takt = |id: &str, order: &str, begins: &str, adds: Value| {
        let fields = json!({ "title": id, "order": order, "begins": begins, "adds": adds,
            "vote": if id == "vote" { json!({ "dots": 3, "per_card": 2 }) } else { json!(null) } });
        sample(id, takt::KIND, fields)
    };
    let records = [
        sample(BOARD, BOARD, json!({ "title": "Доска", "locked": locked })),
        takt("frame", "80", "author", json!([])),
        takt("trends", "8180", "group", json!(["trend"])),
        takt("vote", "8280", "all", json!(["link"])),
        sample(
            progress::KIND,
            progress::KIND,
            json!({ "now": { "takt": now, "timer": timer }, "revealed": revealed }),
        ),
    ];
    records.map(|record| (record.id.clone(), Record { seq: 1, ..record })).into()
}

fn write(
    records: &BTreeMap<RecordId, Record>,
    by: &Viewer,
    id: &str,
    kind: &str,
    fields: Value,
) -> Result<Record, String> {
    let fields = fields.as_object().cloned().unwrap_or_default().into_iter().collect();
    let change = Change {
        id: ChangeId { writer: "w".into(), counter: 7 },
        record: id.into(),
        at: Stamp { ms: NOW, tick: 0 },
        schema: 1,
        op: Op::Create { kind: kind.into(), fields },
    };
    let mut docket = Docket::new(records, 5, 0, Stamp::default());
    match docket.judge(&Batch { changes: vec![change] }, by, NOW).remove(0) {
        Outcome::Accepted { .. } => Ok(docket.record(&id.into()).cloned().unwrap()),
        Outcome::Refused(refusal) => Err(refusal.text),
    }
}

fn card(sort: &str, takt: Option<&str>) -> Value {
    let mut fields = json!({ "text": "Мысль", "sort": sort });
    if let Some(takt) = takt {
        fields["takt"] = json!(takt);
    }
    fields
}

fn seen(records: &BTreeMap<RecordId, Record>, by: &Viewer, takt: Option<&str>) -> Audience {
    write(records, by, "c", "board_card", card("trend", takt)).unwrap().audience()
}

#[test]
fn a7_a_new_card_is_seen_by_whom_its_takt_says() {
    let there = board("trends", &[], false);
    assert_eq!(seen(&there, &participant(), None), Audience::Group("red".into()));
    assert_eq!(seen(&there, &viewer("g", Function::Participant, None), None), Audience::Author);
    assert_eq!(seen(&there, &participant(), Some("frame")), Audience::Author, "written offline before");
}

#[test]
fn a7_a_card_that_comes_after_its_takts_reveal_is_seen_by_all() {
    let there = board("vote", &["trends"], false);
    assert_eq!(seen(&there, &participant(), Some("trends")), Audience::All);
}

#[test]
fn a7_a_takt_that_is_still_to_come_says_nothing_yet() {
    let there = board("trends", &["vote"], false);
    assert_eq!(seen(&there, &participant(), Some("vote")), Audience::Group("red".into()));
}

#[test]
fn a7_what_is_gathered_on_a_common_map_is_seen_by_all_and_what_others_write_there_is_not() {
    let mut there = board("trends", &[], false);
    there.insert(BOARD.into(), sample(BOARD, BOARD, json!({ "title": "Доска", "common": true })));
    assert_eq!(seen(&there, &host(), None), Audience::All);
    assert_eq!(seen(&there, &participant(), None), Audience::Group("red".into()));
}

#[test]
fn a7_a_board_without_takts_keeps_cards_to_their_authors() {
    assert_eq!(seen(&BTreeMap::new(), &participant(), None), Audience::Author);
}

#[test]
fn w4_a_takt_takes_what_it_names_and_the_host_may_add_anything() {
    let there = board("trends", &[], false);
    assert!(write(&there, &participant(), "c", "board_card", card("goal", None)).is_err());
    assert!(write(&there, &participant(), "c", "board_card", card("goal", Some("frame"))).is_ok());
    assert!(write(&there, &host(), "c", "board_card", card("goal", None)).is_ok());
    let link = json!({ "ends": { "from": "a", "to": "b" }, "sort": "cause" });
    assert!(write(&there, &participant(), "l", "board_link", link.clone()).is_err());
    assert!(write(&board("vote", &[], false), &participant(), "l", "board_link", link).is_ok());
}

#[test]
fn w4_on_a_locked_board_participants_only_look() {
    let there = board("trends", &[], true);
    assert!(write(&there, &participant(), "c", "board_card", card("trend", None)).is_err());
    assert!(write(&there, &host(), "c", "board_card", card("trend", None)).is_ok());
}

#[test]
fn w4_nobody_takes_the_place_of_the_boards_progress() {
    assert!(
        write(&BTreeMap::new(), &participant(), progress::KIND, "board_card", card("trend", None)).is_err()
    );
}

#[test]
fn w4_a_ballot_keeps_to_its_dots_and_to_the_time_of_voting() {
    let vote = |now: &str, revealed: &[&str], dots: Value| {
        let id = Ballot::id_of(&"vote".into(), &"g-ivan".into());
        let fields = json!({ "takt": "vote", "dots": dots });
        write(&board(now, revealed, false), &participant(), id.as_str(), "ballot", fields)
    };
    let fine = vote("vote", &[], json!({ "a": 2, "b": 1 })).unwrap();
    assert_eq!(fine.audience(), Audience::Author);
    assert!(vote("vote", &[], json!({ "a": 2, "b": 2 })).is_err(), "four dots of three");
    assert!(vote("vote", &[], json!({ "a": 3 })).is_err(), "three dots on one card");
    assert!(vote("vote", &["vote"], json!({ "a": 1 })).is_err(), "revealed");
    assert!(vote("trends", &[], json!({ "a": 1 })).is_err(), "another такт");
}

#[test]
fn w4_a_ballot_of_one_takt_cannot_pass_for_another_ones() {
    let there = board("vote", &[], false);
    let fields = json!({ "takt": "vote", "dots": { "a": 1 } });
    assert!(write(&there, &participant(), "ballot:other:g-ivan", "ballot", fields.clone()).is_err());
    assert!(write(&there, &participant(), "ballot:vote:g-anna", "ballot", fields).is_err());
}

#[test]
fn a_participant_does_not_steer() {
    let there = board("vote", &[], false);
    let takt = json!({ "title": "Т", "order": "80" });
    assert!(write(&there, &participant(), "t9", takt::KIND, takt.clone()).is_err());
    assert!(write(&there, &host(), "t9", takt::KIND, takt).is_ok());
    let id = "hands:vote:g-ivan";
    let hands = json!({ "takt": "vote", "people": 4, "dots": { "a": 8 } });
    assert!(write(&there, &participant(), id, "hands", hands.clone()).is_err());
    assert!(write(&there, &host(), "hands:vote:a-olga", "hands", hands).is_ok());
}
