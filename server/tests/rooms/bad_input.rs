//! Bad input: each piece is refused with its own code and words for people, and the rest of the push
//! applies.

use app::failure::FailureCode;
use karta_core::{
    limits::{BATCH_CHANGES, PUSH_BATCHES},
    sync::{Batch, RefusalCode, SpaceId},
};
use serde_json::{Value, json};

use crate::{
    Board,
    centre::{card, codes, create, set},
};

fn joined(batches: impl IntoIterator<Item = Batch>) -> Batch {
    Batch { changes: batches.into_iter().flat_map(|batch| batch.changes).collect() }
}

#[tokio::test]
async fn every_bad_change_has_its_code_and_the_good_ones_around_it_apply() {
    let Board { centre: _centre, space, mut owner, mut ivan, .. } = Board::new().await;
    ivan.push(&space, vec![card("i~0", "mine", "Моя")]).await.unwrap();
    owner.push(&space, vec![card("o~0", "hidden", "Не видно Ивану")]).await.unwrap();
    let mut newer = set("i~8", "mine", "text", json!("Из будущего"));
    newer.changes[0].schema = 99;
    let bad = [
        (create("i~1", "x", "spell", json!({})), RefusalCode::UnknownKind),
        (set("i~2", "mine", "мана", json!(1)), RefusalCode::UnknownField),
        (set("i~3", "mine", "text", json!(7)), RefusalCode::BadValue),
        (set("i~4", "mine", "text", json!("я".repeat(10_000))), RefusalCode::BadValue),
        (set("i~5", "mine", "sort", json!("заклинание")), RefusalCode::BadValue),
        (create("i~6", "x", "board_card", json!({ "sort": "trend" })), RefusalCode::MissingField),
        (set("i~7", "none", "text", json!("Нет такой")), RefusalCode::NoRecord),
        (newer, RefusalCode::SchemaTooNew),
        (set("i~9", "hidden", "text", json!("Вслепую")), RefusalCode::NoRecord),
        (card("i~10", "mine", "Опять"), RefusalCode::RecordExists),
        (set("i~11", "mine", "number", json!(1)), RefusalCode::NotAllowed),
        (set("i~12", "mine", "audience", json!("all")), RefusalCode::NotAllowed),
        (create("i~13", "x", "role_card", json!({ "title": "Роль", "order": "V" })), RefusalCode::NotAllowed),
        (
            create(
                "i~14",
                "member:i",
                "member",
                json!({ "person": "i", "name": "И", "functions": ["owner"] }),
            ),
            RefusalCode::NotAllowed,
        ),
        (set("i~15", "a/b", "text", json!("Косая черта")), RefusalCode::Malformed),
    ];
    let expected: Vec<_> = bad.iter().flat_map(|(_, code)| [Some(*code), None]).collect();
    let batches = bad.into_iter().enumerate().flat_map(|(at, (batch, _))| {
        [batch, card(&format!("i~{}", 100 + at), &format!("good-{at}"), "Хорошая")]
    });
    let verdicts = ivan.push(&space, batches.collect()).await.unwrap();
    assert_eq!(codes(&verdicts), expected);
}

#[tokio::test]
async fn b1_a_gesture_half_good_is_refused_whole() {
    let Board { centre: _centre, space, mut ivan, .. } = Board::new().await;
    let half = joined([card("i~1", "c1", "Хорошая"), set("i~2", "none", "text", json!("Нет такой"))]);
    let verdicts = ivan.push(&space, vec![half, card("i~3", "c3", "Отдельно")]).await.unwrap();
    assert_eq!(codes(&verdicts), [Some(RefusalCode::BatchRefused), Some(RefusalCode::NoRecord), None]);
    let twice = joined([card("i~4", "c4", "Раз"), card("i~4", "c5", "Два")]);
    let verdicts = ivan.push(&space, vec![twice]).await.unwrap();
    assert_eq!(codes(&verdicts), [Some(RefusalCode::BatchRefused), Some(RefusalCode::ClaimedId)]);
}

#[tokio::test]
async fn what_is_too_much_is_said_to_be_too_much() {
    let Board { centre: _centre, space, mut ivan, .. } = Board::new().await;
    let cards = (0..=BATCH_CHANGES).map(|at| card(&format!("big~{at}"), &format!("b{at}"), "Мысль"));
    let verdicts = ivan.push(&space, vec![joined(cards)]).await.unwrap();
    assert_eq!(codes(&verdicts)[0], Some(RefusalCode::LimitReached));
    let many = (0..=PUSH_BATCHES).map(|at| card(&format!("many~{at}"), &format!("m{at}"), "Мысль"));
    assert_eq!(ivan.push(&space, many.collect()).await.unwrap_err(), FailureCode::BadInput);
    let huge = card("huge~1", "huge", &"я".repeat(600 * 1024));
    assert_eq!(ivan.push(&space, vec![huge]).await.unwrap_err(), FailureCode::BadInput);
}

#[tokio::test]
async fn a_body_that_is_no_request_and_a_space_that_is_none_are_refused() {
    let Board { centre: _centre, mut ivan, .. } = Board::new().await;
    let called = ivan.call::<Value>("sync/push", json!({ "request": "что-то" })).await;
    assert!(called.is_err());
    for (space, code) in [
        ("", FailureCode::NotFound),
        ("catalogue:2", FailureCode::NotFound),
        ("нечто", FailureCode::NotFound),
        ("board:a/b", FailureCode::NotFound),
        ("board:of-somebody", FailureCode::NotAllowed),
        ("notes:a-somebody", FailureCode::NotAllowed),
    ] {
        let space = SpaceId::from(space);
        assert_eq!(ivan.push(&space, vec![card("f~1", "c", "Чужое место")]).await, Err(code), "{space}");
    }
}

#[tokio::test]
async fn t4_a_clock_a_year_ahead_is_set_right_and_nothing_is_lost() {
    let Board { centre, space, mut ivan, .. } = Board::new().await;
    let mut ahead = card("i~1", "c1", "Из будущего");
    let now_ms = centre.karta.hub.now_ms();
    ahead.changes[0].at.ms = now_ms + 365 * 24 * 3_600_000;
    let verdicts = ivan.push(&space, vec![ahead]).await.unwrap();
    match &verdicts[0].outcome {
        karta_core::sync::Outcome::Accepted { restamped: Some(stamp), .. } => {
            assert!(stamp.ms < now_ms + 3_600_000);
        }
        other => panic!("{other:?}"),
    }
}
