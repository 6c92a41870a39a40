//! A change is judged once.

use app::failure::FailureCode;
use karta_core::sync::RefusalCode;
use serde_json::json;

use crate::{
    Board,
    centre::{card, codes, set},
};

#[tokio::test]
async fn p2_a_resent_push_gets_its_old_verdict_also_when_the_right_is_gone() {
    let Board { centre: _centre, space, mut owner, mut ivan, .. } = Board::new().await;
    let first = ivan.push(&space, vec![card("i~1", "c1", "Мысль")]).await.unwrap();
    assert_eq!(codes(&first), [None]);
    assert_eq!(ivan.push(&space, vec![card("i~1", "c1", "Мысль")]).await.unwrap(), first);
    let removal = json!({ "space": space, "person": ivan.principal() });
    owner.call::<()>("spaces/remove_member", removal).await.unwrap();
    let both = vec![card("i~1", "c1", "Мысль"), card("i~2", "c2", "Ещё")];
    let late = ivan.push(&space, both).await.unwrap();
    assert_eq!(late[0], first[0]);
    assert_eq!(codes(&late), [None, Some(RefusalCode::NotAllowed)]);
}

#[tokio::test]
async fn p2_an_id_that_somebody_used_is_nobody_elses_and_for_nothing_else() {
    let Board { centre: _centre, space, mut ivan, mut vera, .. } = Board::new().await;
    let first = ivan.push(&space, vec![card("i~1", "c1", "Мысль")]).await.unwrap();
    let stolen = vera.push(&space, vec![card("i~1", "c1", "Мысль")]).await.unwrap();
    assert_eq!(codes(&stolen), [Some(RefusalCode::ClaimedId)]);
    let other = ivan.push(&space, vec![set("i~1", "c1", "text", json!("Другое"))]).await.unwrap();
    assert_eq!(codes(&other), [Some(RefusalCode::ClaimedId)]);
    assert_eq!(ivan.push(&space, vec![card("i~1", "c1", "Мысль")]).await.unwrap(), first);
}

#[tokio::test]
async fn p3_changes_are_pushed_only_under_the_principal_that_made_them() {
    let Board { centre: _centre, space, mut ivan, vera, .. } = Board::new().await;
    let request = json!({
        "protocol": karta_core::sync::protocol::PROTOCOL, "principal": vera.principal(), "space": space,
        "batches": [card("v~1", "c1", "Чужая")],
    });
    let called = ivan.call::<serde_json::Value>("sync/push", json!({ "request": request })).await;
    assert_eq!(called, Err(FailureCode::OtherPrincipal));
}

#[tokio::test]
async fn a_program_of_another_version_is_told_so() {
    let Board { centre: _centre, space, mut ivan, .. } = Board::new().await;
    let request = json!({ "protocol": 0, "principal": ivan.principal(), "space": space, "batches": [] });
    let called = ivan.call::<serde_json::Value>("sync/push", json!({ "request": request })).await;
    assert_eq!(called, Err(FailureCode::TooOld));
}
