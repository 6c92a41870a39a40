//! What every request and answer passes through: origins, headers, cookies, sizes.

use axum::http::StatusCode;
use serde_json::json;
use server::web::{BODY_BYTES, Reach};

use crate::centre::Centre;

#[tokio::test]
async fn a_foreign_origin_is_refused_and_our_own_is_not() {
    let centre = Centre::begun().await;
    let mut browser = centre.browser();
    let refused: [&[(&str, &str)]; 8] = [
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "http://karta.local:8080")],
        &[("origin", "http://karta.local:3000.evil.example")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("content-type", "application/x-www-form-urlencoded")],
        &[("content-type", "text/plain"), ("origin", "http://karta.local")],
    ];
    for headers in refused {
        let (status, refusal) = browser.send("POST", "/me", headers, "null").await;
        assert_eq!((status, &refusal["code"]), (StatusCode::FORBIDDEN, &json!("not_allowed")), "{headers:?}");
    }
    let allowed: [&[(&str, &str)]; 5] = [
        &[("origin", "http://karta.local:3000"), ("sec-fetch-site", "same-origin")],
        &[("origin", "https://KARTA.local:3000")],
        &[("sec-fetch-site", "same-origin")],
        &[("sec-fetch-site", "none")],
        &[("content-type", "application/json; charset=utf-8")],
    ];
    for headers in allowed {
        assert_eq!(browser.send("POST", "/me", headers, "null").await.0, StatusCode::OK, "{headers:?}");
    }
}

#[tokio::test]
async fn a_foreign_page_opens_no_socket_but_may_link_to_us() {
    let centre = Centre::begun().await;
    let mut browser = centre.browser();
    let foreign = ("origin", "https://evil.example");
    assert_eq!(browser.send("GET", "/live", &[foreign], "").await.0, StatusCode::OK);
    let upgrade = ("upgrade", "websocket");
    assert_eq!(browser.send("GET", "/live", &[foreign, upgrade], "").await.0, StatusCode::FORBIDDEN);
    let ours = ("origin", "http://karta.local:3000");
    assert_eq!(browser.send("GET", "/live", &[ours, upgrade], "").await.0, StatusCode::OK);
}

#[tokio::test]
async fn every_answer_carries_the_security_headers_and_no_inline_script_may_run() {
    let centre = Centre::begun().await;
    let answer = centre.browser().raw("GET", "/live", &[], "").await;
    let policy = answer.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("http"), "{policy}");

    let refused = centre.browser().raw("POST", "/me", &[("origin", "https://evil.example")], "null").await;
    assert_eq!(refused.headers()["x-content-type-options"], "nosniff");
    assert_eq!(refused.headers()["referrer-policy"], "same-origin");
    assert!(!refused.headers().contains_key("strict-transport-security"));
}

#[tokio::test]
async fn the_cookie_is_secure_over_https_and_plain_for_a_guest_over_http() {
    let centre = Centre::begun().await.reached(Reach { https: true, ..Reach::default() });
    let door = centre.door("board:1").await;
    let form = json!([door.code, "Гость"]).to_string();
    let json_type = ("content-type", "application/json");
    let cookie_of = async |proto: &str| {
        let answer =
            centre.browser().raw("POST", "/join", &[json_type, ("x-forwarded-proto", proto)], &form).await;
        answer.headers()["set-cookie"].to_str().unwrap().to_owned()
    };
    let secure = cookie_of("https").await;
    assert!(secure.starts_with("karta=") && secure.contains("HttpOnly") && secure.contains("SameSite=Lax"));
    assert!(secure.contains("Secure") && secure.contains("Path=/"));
    assert!(!cookie_of("http").await.contains("Secure"));
}

#[tokio::test]
async fn a_body_past_the_limit_is_refused_in_words() {
    let centre = Centre::begun().await;
    let mut browser = centre.browser();
    let json_type = [("content-type", "application/json")];
    let body = format!("\"{}\"", "x".repeat(BODY_BYTES));
    let (status, refusal) = browser.send("POST", "/me", &json_type, &body).await;
    assert_eq!((status, &refusal["code"]), (StatusCode::PAYLOAD_TOO_LARGE, &json!("bad_input")));
    let fitting = format!("\"{}\"", "x".repeat(BODY_BYTES - 2));
    assert_eq!(browser.send("POST", "/me", &json_type, &fitting).await.0, StatusCode::OK);
}
