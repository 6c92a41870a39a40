//! What people may rely on when they look back, on logs as the server keeps them.

use serde_json::{Value, json};

use super::*;
use crate::sync::{
    change::{Change, FieldPatch},
    ids::ChangeId,
    stamp::Stamp,
};

fn entry(seq: u64, record: &str, kind: &str, op: Op, after: Audience) -> Entry {
    let id = ChangeId { writer: "w".into(), counter: seq };
    Entry {
        seq,
        change: Change { id, record: record.into(), at: Stamp { ms: seq, tick: 0 }, schema: 1, op },
        author: "a-ivan".into(),
        kind: kind.into(),
        accepted_ms: seq * 1_000,
        outcome: Outcome::Accepted { seq, restamped: None, overtaken: Vec::new() },
        before: None,
        after,
    }
}

fn create(kind: &str, fields: Value) -> Op {
    let fields = fields.as_object().cloned().unwrap_or_default().into_iter().collect();
    Op::Create { kind: kind.into(), fields }
}

fn set(field: &str, value: Value) -> Op {
    Op::Set { fields: [(field.to_owned(), FieldPatch { value, base: None })].into() }
}

/// Written at 1, reworded at 2, revealed at 3, reworded at 4, deleted at 5, restored at 6.
fn log() -> Vec<Entry> {
    let card = |seq, op, after| entry(seq, "c", card::KIND, op, after);
    vec![
        card(1, create(card::KIND, json!({ "text": "Тайна", "sort": "trend" })), Audience::Author),
        card(2, set("text", json!("Черновик")), Audience::Author),
        card(3, set(AUDIENCE, json!("all")), Audience::All),
        card(4, set("text", json!("Мысль")), Audience::All),
        card(5, Op::Delete, Audience::All),
        card(6, Op::Restore, Audience::All),
    ]
}

fn text_at(film: &[Shot], at_ms: u64) -> Option<String> {
    let board = board_at(film, at_ms);
    board.get(&RecordId::from("c")).and_then(|record| record.text("text")).map(str::to_owned)
}

fn filmed(log: &[Entry]) -> Vec<Shot> {
    film(log, |_| None)
}

#[test]
fn nothing_is_shown_before_its_reveal_and_earlier_wordings_never() {
    let film = filmed(&log());
    assert_eq!([text_at(&film, 1_000), text_at(&film, 2_999)], [None, None]);
    assert_eq!(text_at(&film, 3_000).as_deref(), Some("Черновик"));
    assert!(!serde_json::to_string(&film).unwrap().contains("Тайна"));
}

#[test]
fn the_board_is_shown_at_every_moment_as_it_was() {
    let film = filmed(&log());
    assert_eq!(text_at(&film, 4_000).as_deref(), Some("Мысль"));
    assert_eq!(text_at(&film, 5_500), None);
    assert_eq!(text_at(&film, u64::MAX).as_deref(), Some("Мысль"));
}

#[test]
fn what_is_hidden_again_goes_from_the_film_at_that_moment() {
    let mut log = log();
    log.push(entry(7, "c", card::KIND, set(AUDIENCE, json!("author")), Audience::Author));
    let film = filmed(&log);
    assert!(text_at(&film, 6_999).is_some() && text_at(&film, 7_000).is_none());
}

#[test]
fn votes_of_persons_are_in_no_film_and_the_tally_is() {
    let dots = json!({ "takt": "t", "dots": { "c": 1 } });
    let log = [
        entry(1, "ballot:t:a-ivan", ballot::KIND, create(ballot::KIND, dots.clone()), Audience::All),
        entry(2, "hands:t:a-olga", ballot::HANDS, create(ballot::HANDS, dots.clone()), Audience::All),
        entry(3, "tally:t", ballot::TALLY, create(ballot::TALLY, dots), Audience::All),
    ];
    let film = filmed(&log);
    assert_eq!(film.iter().map(|shot| shot.record.as_str()).collect::<Vec<_>>(), ["tally:t"]);
}

#[test]
fn an_overtaken_wording_is_not_shown() {
    let mut log = log();
    let mut late = entry(7, "c", card::KIND, set("text", json!("Поздно")), Audience::All);
    late.outcome = Outcome::Accepted { seq: 7, restamped: None, overtaken: vec!["text".into()] };
    log.push(late);
    assert_eq!(text_at(&filmed(&log), u64::MAX).as_deref(), Some("Мысль"));
}

#[test]
fn cards_bear_the_number_that_they_have_today() {
    let today = crate::sync::record::sample("c", card::KIND, json!({ "number": 12 }));
    let film = film(&log(), |_| Some(&today));
    let board = board_at(&film, 3_000);
    assert_eq!(board[&RecordId::from("c")].value(NUMBER), Some(&json!(12)));
}

#[test]
fn a_clock_set_back_does_not_turn_the_film_around() {
    let mut log = log();
    log[3].accepted_ms = 10;
    let film = filmed(&log);
    assert!(film.windows(2).all(|pair| pair[0].at_ms <= pair[1].at_ms));
    assert_eq!(text_at(&film, 3_000).as_deref(), Some("Мысль"));
}

#[test]
fn a_log_whose_beginning_is_missing_is_no_crash() {
    assert!(filmed(&log()[1..]).is_empty());
}

#[test]
fn one_jumps_to_each_takt_and_a_changed_timer_is_no_new_one() {
    let now = |takt: &str, length: u64| json!({ "takt": takt, "timer": { "length": length, "spent": 0, "from": 1 } });
    let step = |seq, op| entry(seq, progress::KIND, progress::KIND, op, Audience::All);
    let log = [
        step(1, create(progress::KIND, json!({ "now": now("frame", 60) }))),
        step(2, set("now", now("frame", 120))),
        step(3, set("now", now("trends", 60))),
        step(4, set("now", now("frame", 60))),
    ];
    let film = filmed(&log);
    let found: Vec<_> = jumps(&film).into_iter().map(|jump| (jump.at_ms, jump.takt.to_string())).collect();
    assert_eq!(found, [(1_000, "frame".into()), (3_000, "trends".into()), (4_000, "frame".into())]);
}
