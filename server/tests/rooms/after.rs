//! What is left of a board's session: its film and its протокол, each with what the asker may see.

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use karta_core::{domain::board::replay::Shot, sync::SpaceId};
use serde_json::json;
use tower::ServiceExt;

use crate::{
    Board,
    centre::{Browser, Centre, card, create, set},
};

const SECRET: &str = "СЕКРЕТНАЯ-МЫСЛЬ";

async fn minutes(centre: &Centre, who: &Browser, space: &SpaceId) -> (StatusCode, Vec<u8>) {
    let mut request = Request::get(format!("/board-files/{space}/minutes.docx?day=2026-11-24"));
    if let Some(cookie) = &who.cookie {
        request = request.header(header::COOKIE, cookie);
    }
    let response = centre.router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let status = response.status();
    (status, to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec())
}

fn words_of(docx: &[u8]) -> String {
    docx_rs::read_docx(docx).expect("a word processor reads it").json()
}

#[tokio::test]
async fn the_film_holds_nothing_before_its_reveal_and_nobody_elses_secrets() {
    let Board { space, mut owner, mut ivan, mut vera, .. } = Board::new().await;
    ivan.push(&space, vec![card("i~1", "hidden", SECRET)]).await.unwrap();
    ivan.push(&space, vec![set("i~2", "hidden", "text", json!("Сказанное вслух"))]).await.unwrap();
    let before: Vec<Shot> = owner.call("boards/film", json!({ "space": space })).await.unwrap();
    assert!(before.iter().all(|shot| shot.record.as_str() != "hidden"));
    let wish = json!({ "space": space, "wish": "everything" });
    owner.call::<()>("boards/show", wish).await.unwrap();
    let film: Vec<Shot> = vera.call("boards/film", json!({ "space": space })).await.unwrap();
    let shown: Vec<&Shot> = film.iter().filter(|shot| shot.record.as_str() == "hidden").collect();
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].shown.as_ref().unwrap().text("text"), Some("Сказанное вслух"));
    assert!(!vera.heard.contains(SECRET), "what was written before the reveal is in the film");
}

#[tokio::test]
async fn the_protocol_tells_each_asker_what_they_may_see_and_strangers_nothing() {
    let Board { centre, space, mut owner, mut ivan, vera } = Board::new().await;
    ivan.push(&space, vec![card("i~1", "hidden", SECRET)]).await.unwrap();
    let note = json!({ "title": "Решили", "text": "Начать в сентябре." });
    owner.push(&space, vec![create("o~1", "minutes.decided", "minutes_note", note)]).await.unwrap();
    let (status, docx) = minutes(&centre, &vera, &space).await;
    let words = words_of(&docx);
    assert_eq!(status, StatusCode::OK);
    assert!(words.contains("Начать в сентябре.") && words.contains("24.11.2026"), "{words}");
    assert!(!words.contains(SECRET));
    assert!(words_of(&minutes(&centre, &ivan, &space).await.1).contains(SECRET), "its author's own");
    assert_eq!(minutes(&centre, &centre.visitor(), &space).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(minutes(&centre, &centre.admin, &space).await.0, StatusCode::FORBIDDEN);
    assert_eq!(minutes(&centre, &owner, &"catalogue".into()).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_participant_writes_nothing_into_the_protocol() {
    let Board { space, mut ivan, .. } = Board::new().await;
    let note = create("i~1", "minutes.decided", "minutes_note", json!({ "text": "Своё" }));
    let verdicts = ivan.push(&space, vec![note]).await.unwrap();
    assert!(crate::centre::codes(&verdicts)[0].is_some());
}
