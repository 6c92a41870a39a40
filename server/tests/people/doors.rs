//! Guests and the doors they come in by.

use axum::http::StatusCode;
use karta_core::domain::account::AccountKind;
use serde_json::json;
use server::auth::{PeopleError, limits};

use crate::centre::Centre;

#[tokio::test]
async fn a_guest_joins_by_code_or_link_and_comes_back_as_the_same_person() {
    let centre = Centre::begun().await;
    let door = centre.door("board:1").await;
    let spaced = format!("{} {}", &door.code[..3], &door.code[3..]);
    let mut phone = centre.browser();
    let guest = phone.post("/join", json!([spaced, " Синяя  Птица "])).await.1;
    assert_eq!((&guest["space"], &guest["me"]["name"]), (&json!("board:1"), &json!("Синяя Птица")));
    assert_eq!(phone.me().await["kind"], "guest");

    let other = centre.door("board:2").await;
    let elsewhere = phone.post("/join", json!([other.code, "Птица"])).await.1;
    assert_ne!(elsewhere["me"]["principal"], guest["me"]["principal"]);
    let token = door.path.rsplit('/').next().unwrap();
    let back = phone.post("/join", json!([token, "Птица"])).await.1;
    assert_eq!(back["me"]["principal"], guest["me"]["principal"]);

    let mut vera = centre.person("vera", AccountKind::Teacher).await;
    let joined = vera.post("/join", json!([door.code, "Кто-то"])).await.1;
    assert_eq!((&joined["me"]["kind"], &joined["me"]["name"]), (&json!("teacher"), &json!("vera")));
}

#[tokio::test]
async fn a_door_made_anew_kills_the_former_and_a_closed_or_old_one_lets_nobody_in() {
    let centre = Centre::begun().await;
    let former = centre.door("board:1").await;
    let newer = centre.door("board:1").await;
    assert!(matches!(centre.people.find_door(&former.code).await, Err(PeopleError::NoDoor)));
    assert_eq!(centre.people.find_door(&newer.code).await.unwrap(), "board:1".into());
    centre.wait(limits::DOOR_MS);
    assert!(matches!(centre.people.find_door(&newer.code).await, Err(PeopleError::NoDoor)));

    let last = centre.door("board:1").await;
    centre.people.close_door(&"board:1".into()).await.unwrap();
    assert!(matches!(centre.people.find_door(&last.code).await, Err(PeopleError::NoDoor)));
}

#[tokio::test]
async fn guessing_codes_stops_for_all_together_while_the_long_link_still_works() {
    let centre = Centre::begun().await;
    let door = centre.door("board:1").await;
    let wrong = if door.code == "000000" { "000001" } else { "000000" };
    for _ in 0..limits::WRONG_CODES.tries {
        assert_eq!(centre.browser().post("/join", json!([wrong, "Гость"])).await.1["code"], "not_found");
    }
    assert_eq!(centre.browser().post("/join", json!([door.code, "Гость"])).await.1["code"], "too_many");
    let token = door.path.rsplit('/').next().unwrap();
    assert_eq!(centre.browser().post("/join", json!([token, "Гость"])).await.0, StatusCode::OK);
    centre.wait(limits::WRONG_CODES.window_ms);
    assert_eq!(centre.browser().post("/join", json!([door.code, "Гость"])).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_hall_that_types_right_codes_is_never_throttled() {
    let centre = Centre::begun().await;
    let door = centre.door("board:1").await;
    for _ in 0..limits::WRONG_CODES.tries * 2 {
        assert!(centre.people.find_door(&door.code).await.is_ok());
    }
}

#[tokio::test]
async fn a_link_to_look_has_no_six_digits_and_is_found_again_until_it_is_shut_or_old() {
    let centre = Centre::begun().await;
    let space = "trajectory:1".into();
    let link = centre.people.open_link(&space).await.unwrap();
    let door = centre.accounts.door_of(&space).await.unwrap().unwrap();
    assert!(door.code == door.token && door.code.len() > 20, "there is nothing to guess");
    assert!(link.path.ends_with(&door.token));
    assert_eq!(centre.people.link(&space).await.unwrap().as_ref(), Some(&link));
    assert_eq!(centre.people.find_door(&door.token).await.unwrap(), space);
    centre.wait(limits::DOOR_MS);
    assert_eq!(centre.people.link(&space).await.unwrap(), None);
    centre.people.open_link(&space).await.unwrap();
    centre.people.close_door(&space).await.unwrap();
    assert_eq!(centre.people.link(&space).await.unwrap(), None);
}
