//! What a room decides and tells, without storage.

use std::collections::{BTreeMap, BTreeSet};

use karta_core::{
    domain::{account::AccountKind, grants::Function, space::SpaceKind},
    sync::{
        Batch, Change, ChangeId, Cursor, FieldPatch, Op, Outcome, PrincipalId, RefusalCode, Stamp, Viewer,
        WriterId, order,
        protocol::{Frame, Item},
    },
};
use serde_json::{Value, json};

use super::*;

const NOW: u64 = 1_000_000;

fn person(name: &str) -> Caller {
    Caller::person(name.into(), AccountKind::Guest, name)
}

fn change(id: &str, record: &str, op: Op) -> Change {
    let id: ChangeId = id.parse().unwrap();
    Change { id, record: record.into(), at: Stamp { ms: NOW, tick: 0 }, schema: 1, op }
}

fn card(id: &str, record: &str, text: &str) -> Batch {
    let fields = [("text".to_owned(), json!(text)), ("sort".to_owned(), json!("trend"))].into();
    Batch { changes: vec![change(id, record, Op::Create { kind: "board_card".into(), fields })] }
}

fn set(id: &str, record: &str, field: &str, value: Value) -> Batch {
    let fields = [(field.to_owned(), FieldPatch { value, base: None })].into();
    Batch { changes: vec![change(id, record, Op::Set { fields })] }
}

fn push(caller: &Caller, batches: Vec<Batch>) -> Offer {
    Offer { caller: caller.clone(), asked: Asked::Batches(batches) }
}

fn effect(caller: &Caller, counter: u64, what: What) -> Offer {
    let id = ChangeId { writer: "server".into(), counter };
    Offer { caller: caller.clone(), asked: Asked::Effect(Effect { id, what }) }
}

fn let_in(counter: u64, name: &str, function: Function) -> Offer {
    let what = What::LetIn {
        person: name.into(),
        name: name.into(),
        functions: BTreeSet::from([function]),
        by_door: true,
    };
    effect(&Caller::system(), counter, what)
}

/// A board of `olga` (host), with participants `ivan` and `vera`, and what was judged on it so far.
struct Board {
    room: Room,
    judged: BTreeMap<ChangeId, Judged>,
}

impl Board {
    fn new() -> Self {
        let room = Room::new("board:1".into(), None, 7).unwrap();
        let mut board = Self { room, judged: BTreeMap::new() };
        board.run(&[
            let_in(0, "olga", Function::Host),
            let_in(2, "ivan", Function::Participant),
            let_in(4, "vera", Function::Participant),
        ]);
        board
    }

    fn run(&mut self, offers: &[Offer]) -> (Vec<Answer>, Option<News>) {
        let plan = self.room.decide(offers, &self.judged, NOW);
        let news = plan.commit.map(|commit| {
            for judged in &commit.judged {
                self.judged.insert(judged.change.id.clone(), judged.clone());
            }
            self.room.apply(commit)
        });
        (plan.answers, news)
    }

    fn viewer(&self, name: &str) -> Viewer {
        self.room.viewer(&person(name))
    }

    fn catch_up(&self, name: &str, cursor: Option<&Cursor>) -> Frame {
        let seq = cursor.and_then(Cursor::place).map_or(0, |place| place.seq);
        let past = self.room.recall(seq).unwrap_or_default();
        self.room.frame_for(&self.viewer(name), cursor, &past)
    }
}

fn outcomes(answer: &Answer) -> Vec<Outcome> {
    match answer {
        Answer::Verdicts(verdicts) => verdicts.iter().map(|verdict| verdict.outcome.clone()).collect(),
        Answer::NotAllowed => panic!("not allowed"),
    }
}

fn codes(answer: &Answer) -> Vec<Option<RefusalCode>> {
    let code = |outcome: &Outcome| match outcome {
        Outcome::Refused(refusal) => Some(refusal.code),
        Outcome::Accepted { .. } => None,
    };
    outcomes(answer).iter().map(code).collect()
}

#[test]
fn p2_a_resent_change_gets_its_old_verdict_also_within_one_round() {
    let mut board = Board::new();
    let ivan = person("ivan");
    let offer = push(&ivan, vec![card("i~1", "c1", "Мысль")]);
    let (twice, _) = board.run(&[offer.clone(), offer.clone()]);
    assert_eq!(twice[0], twice[1]);
    let seq = board.room.head().seq;
    let (again, news) = board.run(&[offer]);
    assert_eq!(again[0], twice[0]);
    assert!(news.is_none() && board.room.head().seq == seq);
}

#[test]
fn p2_an_id_of_somebody_else_or_of_other_content_is_claimed() {
    let mut board = Board::new();
    board.run(&[push(&person("ivan"), vec![card("i~1", "c1", "Мысль")])]);
    let (forged, _) = board.run(&[push(&person("vera"), vec![card("i~1", "c1", "Мысль")])]);
    assert_eq!(codes(&forged[0]), [Some(RefusalCode::ClaimedId)]);
    let (changed, _) = board.run(&[push(&person("ivan"), vec![card("i~1", "c1", "Другая")])]);
    assert_eq!(codes(&changed[0]), [Some(RefusalCode::ClaimedId)]);
    assert_eq!(board.judged[&"i~1".parse().unwrap()].author, PrincipalId::from("ivan"));
}

#[test]
fn p2_an_id_of_the_server_is_claimed_whatever_was_made_under_it() {
    let mut board = Board::new();
    let id = ChangeId { writer: WriterId::server(7), counter: 1 }.to_string();
    let once = Offer { caller: Caller::system(), asked: Asked::Once(vec![card(&id, "c1", "Мысль")]) };
    let (made, _) = board.run(&[once]);
    assert_eq!(codes(&made[0]), [None]);
    assert!(!board.judged.contains_key(&id.parse().unwrap()));
    let (forged, news) = board.run(&[push(&person("ivan"), vec![card(&id, "c1", "Мысль")])]);
    assert_eq!(codes(&forged[0]), [Some(RefusalCode::ClaimedId)]);
    assert!(news.is_none());
}

#[test]
fn p2_a_gesture_partly_judged_before_keeps_those_verdicts_and_is_refused_otherwise() {
    let mut board = Board::new();
    let ivan = person("ivan");
    let first = card("i~1", "c1", "Мысль");
    board.run(&[push(&ivan, vec![first.clone()])]);
    let mixed = Batch { changes: [first.changes, card("i~2", "c2", "Ещё").changes].concat() };
    let (answers, _) = board.run(&[push(&ivan, vec![mixed])]);
    assert_eq!(codes(&answers[0]), [None, Some(RefusalCode::Malformed)]);
    assert!(board.room.record(&"c2".into()).is_none());
}

#[test]
fn one_bad_gesture_does_not_hinder_the_others_of_its_push() {
    let mut board = Board::new();
    let bad = set("i~2", "c1", "мана", json!(1));
    let batches = vec![card("i~1", "c1", "Первая"), bad, card("i~3", "c3", "Третья")];
    let (answers, _) = board.run(&[push(&person("ivan"), batches)]);
    assert_eq!(codes(&answers[0]), [None, Some(RefusalCode::UnknownField), None]);
}

#[test]
fn an_outsider_is_not_judged_and_a_former_member_is_refused_change_by_change() {
    let mut board = Board::new();
    let (answers, news) = board.run(&[push(&person("stranger"), vec![card("s~1", "c1", "Чужая")])]);
    assert!(answers == [Answer::NotAllowed] && news.is_none());
    let removal = effect(&person("olga"), 10, What::Remove { person: "ivan".into() });
    board.run(&[removal]);
    let (answers, _) = board.run(&[push(&person("ivan"), vec![card("i~1", "c1", "Поздно")])]);
    assert_eq!(codes(&answers[0]), [Some(RefusalCode::NotAllowed)]);
}

#[test]
fn a_removal_counts_for_the_very_next_offer_of_the_round() {
    let mut board = Board::new();
    let removal = effect(&person("olga"), 10, What::Remove { person: "ivan".into() });
    let (answers, _) = board.run(&[removal, push(&person("ivan"), vec![card("i~1", "c1", "Поздно")])]);
    assert_eq!(codes(&answers[1]), [Some(RefusalCode::NotAllowed)]);
}

#[test]
fn only_who_manages_members_removes_and_nobody_removes_an_owner() {
    let mut board = Board::new();
    board.run(&[let_in(6, "anna", Function::Owner)]);
    let remove = |name: &str| What::Remove { person: name.into() };
    assert_eq!(board.run(&[effect(&person("ivan"), 20, remove("vera"))]).0, [Answer::NotAllowed]);
    assert_eq!(board.run(&[effect(&person("olga"), 22, remove("anna"))]).0, [Answer::NotAllowed]);
    let forged = What::LetIn {
        person: "x".into(),
        name: "x".into(),
        functions: [Function::Owner].into(),
        by_door: true,
    };
    assert_eq!(board.run(&[effect(&person("anna"), 24, forged)]).0, [Answer::NotAllowed]);
}

#[test]
fn who_was_removed_and_comes_back_has_only_what_they_come_back_for() {
    let mut board = Board::new();
    board.run(&[let_in(6, "petr", Function::Host)]);
    board.run(&[effect(&person("olga"), 8, What::Remove { person: "petr".into() })]);
    board.run(&[let_in(10, "petr", Function::Participant)]);
    assert_eq!(board.viewer("petr").standing.functions, BTreeSet::from([Function::Participant]));
}

#[test]
fn a1_a_hidden_card_is_news_to_its_author_alone() {
    let mut board = Board::new();
    let (_, news) = board.run(&[push(&person("ivan"), vec![card("i~1", "c1", "Тайна")])]);
    let news = news.unwrap();
    assert!(news.frame_for(&board.viewer("vera"), 3).is_none());
    let own = news.frame_for(&board.viewer("ivan"), 3).unwrap();
    assert!(matches!(&own.items[..], [Item::Record(record)] if record.id == "c1".into()));

    // Who does not see a card cannot write to it either, blindly.
    let blind = set("o~1", "c1", "audience", json!("all"));
    let (answers, _) = board.run(&[push(&person("olga"), vec![blind])]);
    assert_eq!(codes(&answers[0]), [Some(RefusalCode::NoRecord)]);
}

#[test]
fn a2_revealing_sends_the_record_hiding_takes_it_away_and_editing_sends_cells() {
    let mut board = Board::new();
    board.run(&[let_in(6, "kira", Function::Observer)]);
    let olga = person("olga");
    board.run(&[push(&olga, vec![card("o~1", "c1", "Карта")])]);
    let from = board.room.head().seq;
    let mut frame_of = |batch: Batch| {
        let (_, news) = board.run(&[push(&olga, vec![batch])]);
        news.unwrap().frame_for(&board.viewer("kira"), from)
    };
    assert!(frame_of(set("o~2", "c1", "text", json!("Не видно"))).is_none());
    let shown = frame_of(set("o~3", "c1", "audience", json!("all"))).unwrap();
    assert_eq!(shown.after, from);
    assert!(matches!(&shown.items[..], [Item::Record(_)]));
    let edited = frame_of(set("o~4", "c1", "text", json!("Видно"))).unwrap();
    assert!(matches!(&edited.items[..], [Item::Cells { cells, .. }] if cells.len() == 1));
    let hidden = frame_of(set("o~5", "c1", "audience", json!("author"))).unwrap();
    assert_eq!(hidden.items, [Item::Hide("c1".into())]);
}

#[test]
fn c3_a_replay_tells_what_was_touched_and_hides_what_is_no_longer_seen() {
    let mut board = Board::new();
    let olga = person("olga");
    board.run(&[push(&olga, vec![card("o~1", "c1", "Первая"), card("o~2", "c2", "Вторая")])]);
    board.run(&[push(&olga, vec![set("o~3", "c1", "audience", json!("all"))])]);
    let first = board.catch_up("vera", None);
    assert!(first.snapshot && first.items.len() == 4, "three members and one card");
    board.run(&[push(&olga, vec![set("o~4", "c1", "audience", json!("author"))])]);
    board.run(&[push(&olga, vec![set("o~5", "c2", "text", json!("Тихо"))])]);
    let next = board.catch_up("vera", Some(&first.cursor));
    assert_eq!((next.snapshot, next.after, next.upto), (false, first.upto, board.room.head().seq));
    assert_eq!(next.items, [Item::Hide("c1".into())]);
}

#[test]
fn c4_a_cursor_on_a_change_that_is_gone_gets_a_snapshot_that_says_so() {
    let mut board = Board::new();
    let cursor = board.catch_up("vera", None).cursor;
    let mut place = cursor.place().unwrap();
    place.change = "gone~1".parse().ok();
    let frame = board.catch_up("vera", Some(&Cursor::from(place.clone())));
    assert!(frame.snapshot && frame.lost);
    place.seq = 999;
    assert!(board.catch_up("vera", Some(&Cursor::from(place))).lost);
    let other = board.catch_up("ivan", Some(&cursor));
    assert!(other.snapshot && !other.lost, "the audience is another's, the log is the same");
    board.run(&[push(&person("ivan"), vec![card("i~1", "c1", "Мысль")])]);
    assert!(!board.catch_up("vera", Some(&cursor)).snapshot);
}

#[test]
fn the_history_of_what_was_hidden_stays_hidden_after_the_reveal() {
    let mut board = Board::new();
    let olga = person("olga");
    let batches = vec![
        card("o~1", "c1", "Черновик"),
        set("o~2", "c1", "audience", json!("all")),
        set("o~3", "c1", "text", json!("Чистовик")),
    ];
    let plan = board.room.decide(&[push(&olga, batches)], &BTreeMap::new(), NOW);
    let commit = plan.commit.unwrap();
    let log = commit.entries.clone();
    board.room.apply(commit);
    let seen = |name: &str| {
        let log = board.room.history_for(&board.viewer(name), &"c1".into(), log.clone());
        log.map(|entries| entries.len())
    };
    assert_eq!((seen("olga"), seen("vera"), seen("stranger")), (Some(3), Some(2), None));
}

#[test]
fn a_person_reads_and_writes_their_own_notes_alone() {
    let room = Room::new("notes:ivan".into(), None, 1).unwrap();
    assert_eq!(room.kind(), SpaceKind::Notes);
    let may = |name: &str| room.viewer(&person(name)).standing.functions.contains(&Function::Owner);
    assert!(may("ivan") && !may("vera"));
}

#[test]
fn a_catalogue_reader_without_an_account_sees_what_is_for_all() {
    let mut room = Room::new("catalogue".into(), None, 1).unwrap();
    let fields =
        [("title".to_owned(), json!("Модератор")), ("order".to_owned(), json!(order::sequence(1)[0]))];
    let seed = change("seed~1", "r1", Op::Create { kind: "role_card".into(), fields: fields.into() });
    let plan =
        room.decide(&[push(&Caller::system(), vec![Batch { changes: vec![seed] }])], &BTreeMap::new(), NOW);
    room.apply(plan.commit.unwrap());
    let frame = room.frame_for(&room.viewer(&Caller::visitor()), None, &Past::default());
    assert_eq!(frame.items.len(), 1);
}
