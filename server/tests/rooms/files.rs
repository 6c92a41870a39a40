//! Files of a trajectory: each tells what the asker may see now, and nobody else gets any.

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use karta_core::{
    domain::{account::AccountKind, grants::Function, month::Month, trajectory::growth::GrowthPoint},
    sync::SpaceId,
};
use serde_json::json;
use tower::ServiceExt;

use crate::centre::{Browser, Centre, create, place, set};

const SECRET: &str = "ЛИЧНЫЙ-МОМЕНТ";

pub async fn get(centre: &Centre, who: &Browser, path: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
    let mut request = Request::get(path);
    if let Some(cookie) = &who.cookie {
        request = request.header(header::COOKIE, cookie);
    }
    let response = centre.router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, headers, body.to_vec())
}

/// A trajectory with a goal, a dated step and a point of the graph that only its owner sees.
async fn trajectory(centre: &mut Centre) -> (Browser, SpaceId) {
    let mut owner = centre.account(AccountKind::Teacher, "owner").await;
    let founding = json!({ "kind": "trajectory", "head": { "title": "Мой путь: игры" } });
    let space: SpaceId = owner.call("spaces/found", founding).await.unwrap();
    let gap = json!({ "sort": "level", "card": "role", "level": 2 });
    let days = json!({ "from": "2026-10-01", "to": "2026-10-31" });
    let month = Month::from_iso("2015-09").unwrap();
    let point = GrowthPoint::id_of(month, &owner.principal());
    let batches = vec![
        set("o~1", "trajectory", "person", json!("Ким Ольга")),
        create("o~2", "g", "goal", json!({ "title": "Веду игру", "order": place(), "gap": gap })),
        create(
            "o~3",
            "s",
            "step",
            json!({ "title": "Провести игру", "form": "game", "order": place(), "goal": "g", "days": days }),
        ),
        create(
            "o~4",
            point.as_str(),
            "growth_point",
            json!({ "month": "2015-09", "height": 120, "moment": SECRET }),
        ),
    ];
    let verdicts = owner.push(&space, batches).await.unwrap();
    assert!(crate::centre::codes(&verdicts).iter().all(Option::is_none));
    (owner, space)
}

pub fn words_of(docx: &[u8]) -> String {
    docx_rs::read_docx(docx).expect("a word processor reads it").json()
}

#[tokio::test]
async fn the_owner_gets_the_document_and_the_calendar_as_files_that_are_kept_nowhere() {
    let mut centre = Centre::new().await;
    let (owner, space) = trajectory(&mut centre).await;
    let (status, headers, docx) =
        get(&centre, &owner, &format!("/trajectory-files/{space}/document.docx")).await;
    assert_eq!((status, &headers[header::CACHE_CONTROL]), (StatusCode::OK, &"no-store".parse().unwrap()));
    let disposition = headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert!(
        disposition.starts_with("attachment; filename=\"document.docx\"; filename*=UTF-8''%D0%9C"),
        "{disposition}"
    );
    assert!(!disposition.contains("%3A") && disposition.ends_with(".docx"), "{disposition}");
    let words = words_of(&docx);
    for told in ["Мой путь: игры", "Ким Ольга", "Провести игру", "Модератор, уровень 2", SECRET]
    {
        assert!(words.contains(told), "{told}");
    }
    let (status, headers, text) =
        get(&centre, &owner, &format!("/trajectory-files/{space}/calendar.ics")).await;
    let text = String::from_utf8(text).unwrap();
    assert_eq!(
        (status, headers[header::CONTENT_TYPE].to_str().unwrap()),
        (StatusCode::OK, "text/calendar; charset=utf-8")
    );
    assert!(
        text.contains("DTSTART;VALUE=DATE:20261001\r\nDTEND;VALUE=DATE:20261101\r\nSUMMARY:Провести игру"),
        "{text}"
    );
}

#[tokio::test]
async fn who_was_let_in_gets_what_they_may_see_and_nobody_else_gets_anything() {
    let mut centre = Centre::new().await;
    let (_, space) = trajectory(&mut centre).await;
    let observer = centre.account(AccountKind::Teacher, "observer").await;
    let path = format!("/trajectory-files/{space}/document.docx");
    let (status, _, refusal) = get(&centre, &observer, &path).await;
    assert_eq!(
        (status, String::from_utf8(refusal).unwrap()),
        (StatusCode::FORBIDDEN, "Сюда у вас нет доступа.".into())
    );
    assert_eq!(get(&centre, &centre.visitor(), &path).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(get(&centre, &centre.admin, &path).await.0, StatusCode::FORBIDDEN);

    let functions = [Function::Observer].into();
    centre
        .karta
        .hub
        .let_in(&space, observer.principal(), "Наблюдатель".into(), functions, false)
        .await
        .unwrap();
    let (status, _, docx) = get(&centre, &observer, &path).await;
    let words = words_of(&docx);
    assert_eq!(status, StatusCode::OK);
    assert!(words.contains("Провести игру") && !words.contains(SECRET));
}

#[tokio::test]
async fn what_is_no_file_of_a_trajectory_is_not_found() {
    let mut centre = Centre::new().await;
    let (owner, space) = trajectory(&mut centre).await;
    let board: SpaceId = centre
        .admin
        .call("spaces/found", json!({ "kind": "board", "head": { "title": "Доска" } }))
        .await
        .unwrap();
    for path in [
        format!("/trajectory-files/{space}/secrets.zip"),
        format!("/trajectory-files/{board}/document.docx"),
        "/trajectory-files/catalogue/document.docx".to_owned(),
        "/trajectory-files/trajectory:none/document.docx".to_owned(),
    ] {
        let (status, _, body) = get(&centre, &owner, &path).await;
        assert!(status == StatusCode::NOT_FOUND || status == StatusCode::FORBIDDEN, "{path}: {status}");
        assert!(!String::from_utf8_lossy(&body).contains("Провести"), "{path}");
    }
}
