//! The demonstration centre comes and goes whole.

use app::{failure::FailureCode, wire::SpaceLine};
use karta_core::sync::protocol::Item;
use serde_json::json;

use crate::centre::Centre;

#[tokio::test]
async fn the_demo_stands_for_its_administrator_and_leaves_nothing_behind() {
    let mut centre = Centre::new().await;
    let admin = &mut centre.admin;
    assert!(!admin.call::<bool>("centre/has_demo", json!({})).await.unwrap());
    for _ in 0..2 {
        admin.call::<()>("centre/set_demo", json!({ "on": true })).await.unwrap();
    }
    assert!(admin.call::<bool>("centre/has_demo", json!({})).await.unwrap());
    let boards: Vec<SpaceLine> = admin.call("spaces/own", json!({ "kind": "board" })).await.unwrap();
    assert_eq!(boards.len(), 1);
    assert_eq!(boards[0].title, "Педагог-2035 (пример)");
    let reply = admin.pull(&boards[0].space, None).await.unwrap();
    let cards = reply
        .frame
        .items
        .iter()
        .filter(|item| matches!(item, Item::Record(record) if record.kind.as_str() == "board_card"));
    assert_eq!(cards.count(), 10);
    admin.call::<()>("centre/set_demo", json!({ "on": false })).await.unwrap();
    assert!(!admin.call::<bool>("centre/has_demo", json!({})).await.unwrap());
    assert!(admin.call::<Vec<SpaceLine>>("spaces/own", json!({ "kind": "board" })).await.unwrap().is_empty());
    assert_eq!(admin.pull(&boards[0].space, None).await.unwrap_err(), FailureCode::NotAllowed);
}
