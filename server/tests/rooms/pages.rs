//! What answers beside functions and streams.

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use tower::ServiceExt;

use crate::centre::Centre;

#[tokio::test]
async fn documents_scripts_and_health_answer_and_a_missing_file_does_not() {
    let centre = Centre::new().await;
    for (path, status, mime) in [
        ("/", StatusCode::OK, "text/html"),
        ("/catalogue", StatusCode::OK, "text/html"),
        ("/shell", StatusCode::OK, "text/html"),
        ("/sw.js", StatusCode::OK, "text/javascript"),
        ("/start.js", StatusCode::OK, "text/javascript"),
        ("/boot.js", StatusCode::OK, "text/javascript"),
        ("/healthz", StatusCode::OK, "text/plain"),
        ("/pkg/none.js", StatusCode::NOT_FOUND, ""),
    ] {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = centre.router().oneshot(request).await.unwrap();
        assert_eq!(response.status(), status, "{path}");
        let headers = response.headers().clone();
        assert!(headers.contains_key(header::CONTENT_SECURITY_POLICY), "{path}");
        let given = headers.get(header::CONTENT_TYPE).map_or("", |value| value.to_str().unwrap());
        assert!(given.starts_with(mime), "{path}: {given}");
    }
}

#[tokio::test]
async fn a_page_that_is_not_there_says_so_to_people_and_in_its_status() {
    let centre = Centre::new().await;
    for (path, status, says) in [
        ("/catalogue/role", StatusCode::OK, "Модератор"),
        ("/catalogue/none", StatusCode::NOT_FOUND, "Карточки нет"),
        ("/catalogue/role/more", StatusCode::NOT_FOUND, "Такой страницы нет"),
        ("/nowhere", StatusCode::NOT_FOUND, "Такой страницы нет"),
    ] {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = centre.router().oneshot(request).await.unwrap();
        assert_eq!(response.status(), status, "{path}");
        let mime = response.headers()[header::CONTENT_TYPE].to_str().unwrap().to_owned();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let html = String::from_utf8(body.to_vec()).unwrap();
        assert!(mime.starts_with("text/html") && html.contains(says), "{path}: {html}");
    }
}

#[tokio::test]
async fn the_worker_and_the_shell_bear_the_same_build() {
    let centre = Centre::new().await;
    let mut texts = Vec::new();
    for path in ["/sw.js", "/shell"] {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = centre.router().oneshot(request).await.unwrap();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        texts.push(String::from_utf8(body.to_vec()).unwrap());
    }
    let build = centre.karta.assets.build();
    assert!(texts.iter().all(|text| text.contains(build)));
    assert!(!texts[0].contains("__ASSETS__") && !texts[0].contains("__BUILD__"));
}
