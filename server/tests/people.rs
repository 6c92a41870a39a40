//! What people rely on about accounts, sessions, join codes and foreign pages, told through the real
//! layers, sessions and storage over small routes.

use axum::http::StatusCode;
use karta_core::domain::account::AccountKind;
use serde_json::{Value, json};
use server::{
    auth::{PeopleError, limits},
    web::{BODY_BYTES, Reach},
};

#[path = "people/centre.rs"]
mod centre;

use centre::{Centre, PASSWORD, beginning, code_of};

#[tokio::test]
async fn a_slip_works_once_and_signs_in() {
    let centre = Centre::begun().await;
    let path = centre.add("Вера", AccountKind::Teacher).await;
    let mut vera = centre.browser();
    let greeting = vera.post("/slip", json!(path)).await.1;
    assert_eq!(greeting["name"], "Вера");

    let (status, me) = vera.post("/begin", beginning(&path, "vera")).await;
    assert_eq!((status, &me["name"]), (StatusCode::OK, &json!("Вера")));
    assert_eq!(vera.me().await["principal"], me["principal"]);

    let mut other = centre.browser();
    assert_eq!(other.post("/slip", json!(path)).await.1["code"], "not_found");
    assert_eq!(other.post("/begin", beginning(&path, "other")).await.1["code"], "not_found");
    assert_eq!(other.me().await, Value::Null);
}

#[tokio::test]
async fn of_two_who_use_a_slip_at_once_on_two_nodes_one_begins() {
    let centre = Centre::begun().await;
    let path = centre.add("Вера", AccountKind::Teacher).await;
    let (mut one, mut two) = (centre.browser(), centre.another_node().browser());
    let (one, two) = tokio::join!(
        one.post("/begin", beginning(&path, "vera.one")),
        two.post("/begin", beginning(&path, "vera.two"))
    );
    let mut statuses = [one.0, two.0];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::OK, StatusCode::INTERNAL_SERVER_ERROR]);
}

#[tokio::test]
async fn a_new_link_kills_the_former_and_an_old_one_expires() {
    let centre = Centre::begun().await;
    let former = centre.add("Вера", AccountKind::Teacher).await;
    let mut admin = centre.admin().await;
    let vera = admin.line("Вера").await;
    let newer = admin.post("/renew", vera["principal"].clone()).await.1["path"].clone();

    let mut browser = centre.browser();
    assert_eq!(browser.post("/slip", json!(former)).await.1["code"], "not_found");
    assert_eq!(browser.post("/slip", newer.clone()).await.0, StatusCode::OK);
    centre.wait(limits::SLIP_MS);
    assert_eq!(browser.post("/slip", newer).await.1["code"], "not_found");
}

#[tokio::test]
async fn the_first_link_is_made_anew_at_each_start_until_an_administrator_has_begun() {
    let centre = Centre::empty().await;
    let first = centre.people.first_start().await.unwrap().unwrap();
    let second = centre.people.first_start().await.unwrap().unwrap();
    let mut browser = centre.browser();
    assert_eq!(browser.post("/begin", beginning(&first.path, "boss")).await.1["code"], "not_found");
    let me = browser.post("/begin", beginning(&second.path, "boss")).await.1;
    assert_eq!(me["kind"], "admin");
    assert!(centre.people.first_start().await.unwrap().is_none());
    assert_eq!(browser.post("/accounts", Value::Null).await.1.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn closing_an_account_ends_its_sessions_at_once_and_reopening_does_not_revive_them() {
    let centre = Centre::begun().await;
    let mut vera = centre.person("vera", AccountKind::Methodist).await;
    let mut admin = centre.admin().await;
    let principal = vera.me().await["principal"].clone();
    let mut endings = centre.people.endings();

    assert_eq!(admin.post("/close", json!([principal, true])).await.0, StatusCode::OK);
    assert_eq!(json!(endings.try_recv().unwrap()), principal);
    assert_eq!(vera.me().await, Value::Null);
    assert_eq!(vera.sign_in("vera", PASSWORD).await.1["code"], "wrong_secret");

    admin.post("/close", json!([principal, false])).await;
    assert_eq!(vera.me().await, Value::Null);
    assert_eq!(vera.sign_in("vera", PASSWORD).await.0, StatusCode::OK);
}

#[tokio::test]
async fn the_last_administrator_stays_even_if_two_close_each_other_at_once() {
    let centre = Centre::begun().await;
    let mut admin = centre.admin().await;
    let own = admin.me().await["principal"].clone();
    assert_eq!(admin.post("/close", json!([own, true])).await.1["code"], "not_allowed");

    // One who has not begun is no administrator yet.
    centre.add("Новый", AccountKind::Admin).await;
    assert_eq!(admin.post("/close", json!([own, true])).await.1["code"], "not_allowed");

    let node = centre.another_node();
    let mut second = node.person("second", AccountKind::Admin).await;
    let seconds = second.me().await["principal"].clone();
    tokio::join!(admin.post("/close", json!([seconds, true])), second.post("/close", json!([own, true])));
    let open = centre.accounts.accounts().await.unwrap();
    let open = open.iter().filter(|a| a.kind == AccountKind::Admin && a.has_begun() && !a.closed);
    assert_eq!(open.count(), 1);
}

#[tokio::test]
async fn wrong_passwords_are_counted_per_login_and_forgotten_after_the_wait() {
    let centre = Centre::begun().await;
    centre.person("vera", AccountKind::Teacher).await;
    centre.person("boris", AccountKind::Teacher).await;
    let mut browser = centre.browser();
    for _ in 0..limits::WRONG_PASSWORDS.tries {
        assert_eq!(browser.sign_in("vera", "a wrong one").await.1["code"], "wrong_secret");
    }
    let (_, refusal) = browser.sign_in("VERA ", PASSWORD).await;
    assert_eq!(refusal["code"], "too_many");
    assert!(refusal["text"].as_str().unwrap().contains("120 с"), "{refusal}");
    assert_eq!(browser.sign_in("boris", PASSWORD).await.0, StatusCode::OK);

    centre.wait(limits::WRONG_PASSWORDS.window_ms);
    assert_eq!(browser.sign_in("vera", PASSWORD).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_login_that_nobody_has_is_throttled_like_any_other() {
    let centre = Centre::begun().await;
    let mut browser = centre.browser();
    for _ in 0..limits::WRONG_PASSWORDS.tries {
        assert_eq!(browser.sign_in("nobody", PASSWORD).await.1["code"], "wrong_secret");
    }
    assert_eq!(browser.sign_in("nobody", PASSWORD).await.1["code"], "too_many");
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_and_the_old_password() {
    let centre = Centre::begun().await;
    let mut tablet = centre.person("vera", AccountKind::Teacher).await;
    let principal = tablet.me().await["principal"].clone();
    let path = centre.admin().await.post("/renew", principal.clone()).await.1["path"].clone();
    assert_eq!(tablet.me().await["principal"], principal, "the present password works until the link is used");

    let mut computer = centre.browser();
    let mut renewal = beginning(path.as_str().unwrap(), "");
    renewal["password"] = json!("another good one");
    let (status, me) = computer.post("/begin", renewal).await;
    assert_eq!((status, &me["principal"]), (StatusCode::OK, &principal));
    assert_eq!(tablet.me().await, Value::Null);
    assert_eq!(tablet.sign_in("vera", PASSWORD).await.1["code"], "wrong_secret");
    assert_eq!(tablet.sign_in("vera", "another good one").await.0, StatusCode::OK);
}

#[tokio::test]
async fn logins_differing_in_case_are_one() {
    let centre = Centre::begun().await;
    centre.person("Вера.Ильина", AccountKind::Teacher).await;
    let mut browser = centre.browser();
    assert_eq!(browser.sign_in(" вера.ИЛЬИНА", PASSWORD).await.0, StatusCode::OK);
    let path = centre.add("Другая", AccountKind::Teacher).await;
    let (_, refusal) = centre.browser().post("/begin", beginning(&path, "ВЕРА.ильина")).await;
    assert_eq!(refusal["code"], "bad_input");
    assert!(refusal["text"].as_str().unwrap().contains("занят"));
}

#[tokio::test]
async fn the_form_says_what_does_not_fit_and_the_slip_stays_good() {
    let centre = Centre::begun().await;
    let path = centre.add("Вера", AccountKind::Teacher).await;
    let mut browser = centre.browser();
    for (field, value) in
        [("password", "short"), ("login", "a b"), ("login", ""), ("name", "  "), ("consent", ""), ("name", "a\u{7}b")]
    {
        let mut form = beginning(&path, "vera");
        form[field] = json!(value);
        assert_eq!(browser.post("/begin", form).await.1["code"], "bad_input", "{field} {value:?}");
    }
    assert_eq!(browser.post("/begin", beginning(&path, "vera")).await.0, StatusCode::OK);
}

#[tokio::test]
async fn only_an_administrator_keeps_accounts() {
    let centre = Centre::begun().await;
    let door = centre.door("board:1").await;
    let mut guest = centre.browser();
    guest.post("/join", json!([door.code, "Гость"])).await;
    let callers = [
        (centre.browser(), "sign_in_needed"),
        (centre.person("teacher", AccountKind::Teacher).await, "not_allowed"),
        (centre.person("methodist", AccountKind::Methodist).await, "not_allowed"),
        (guest, "not_allowed"),
    ];
    for (mut caller, code) in callers {
        let own = caller.me().await["principal"].as_str().unwrap_or("a-x").to_owned();
        for (path, body) in [
            ("/accounts", Value::Null),
            ("/add", json!(["Ещё", "teacher"])),
            ("/close", json!([own, false])),
            ("/renew", json!(own)),
        ] {
            assert_eq!(caller.post(path, body).await.1["code"], code, "{path}");
        }
    }
    let mut admin = centre.admin().await;
    assert_eq!(admin.post("/add", json!(["Гость", "guest"])).await.1["code"], "bad_input");
}

#[tokio::test]
async fn signing_out_ends_the_session_at_once_and_signing_in_changes_its_id() {
    let centre = Centre::begun().await;
    let mut vera = centre.person("vera", AccountKind::Teacher).await;
    let former = vera.cookie.clone();
    vera.sign_in("vera", PASSWORD).await;
    assert_ne!(vera.cookie, former);
    let mut thief = centre.browser();
    thief.cookie = former;
    assert_eq!(thief.me().await, Value::Null);

    let stolen = vera.cookie.clone();
    assert_eq!(vera.post("/sign_out", Value::Null).await.0, StatusCode::OK);
    assert_eq!(vera.cookie, None, "the cookie is taken back");
    thief.cookie = stolen;
    assert_eq!(thief.me().await, Value::Null);
}

#[tokio::test]
async fn a_session_not_used_for_thirty_days_ends_and_one_in_use_does_not() {
    let centre = Centre::begun().await;
    let mut vera = centre.person("vera", AccountKind::Teacher).await;
    let given = vera.times_given;
    vera.me().await;
    assert_eq!(vera.times_given, given, "not saved at every request");
    centre.wait(limits::SESSION_TOUCH_MS);
    assert_ne!(vera.me().await, Value::Null);
    assert_eq!(vera.times_given, given + 1, "given its whole time once a day");
    centre.wait(31 * limits::SESSION_TOUCH_MS);
    assert_eq!(vera.me().await, Value::Null);
}

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
async fn the_password_hash_never_appears_in_any_reply() {
    let centre = Centre::begun().await;
    let mut vera = centre.person("vera", AccountKind::Teacher).await;
    let mut admin = centre.admin().await;
    let principal = vera.me().await["principal"].clone();
    let mut replies = vec![vera.me().await, vera.sign_in("vera", PASSWORD).await.1, vera.sign_in("vera", "x").await.1];
    replies.push(admin.post("/accounts", Value::Null).await.1);
    let slip = admin.post("/renew", principal.clone()).await.1;
    replies.push(admin.post("/slip", slip["path"].clone()).await.1);
    replies.push(slip);
    replies.push(admin.post("/close", json!([principal, true])).await.1);
    for reply in replies {
        let text = reply.to_string();
        assert!(!text.contains("argon2") && !text.contains("password") && !text.contains("digest"), "{text}");
    }
    let stored = centre.accounts.account_by_login("vera").await.unwrap().unwrap();
    assert!(stored.password.as_ref().unwrap().0.starts_with("$argon2id$"));
    assert!(!format!("{stored:?}").contains("argon2"), "nor in a log line");
}

#[tokio::test]
async fn every_answer_carries_the_security_headers_and_a_policy_with_its_own_nonce() {
    let centre = Centre::begun().await;
    let answer = centre.browser().raw("GET", "/page", &[], "").await;
    let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
    let nonce = code_of(answer).await;
    assert!(policy.contains(&format!("'nonce-{nonce}'")) && nonce.len() >= 22, "{policy}");
    assert!(!policy.contains("script-src 'self' 'unsafe-inline'") && policy.contains("frame-ancestors 'none'"));
    assert_ne!(code_of(centre.browser().raw("GET", "/page", &[], "").await).await, nonce);

    let refused = centre.browser().raw("POST", "/me", &[("origin", "https://evil.example")], "null").await;
    assert_eq!(refused.headers()["x-content-type-options"], "nosniff");
    assert_eq!(refused.headers()["referrer-policy"], "same-origin");
    assert!(!refused.headers().contains_key("strict-transport-security"));
}

#[tokio::test]
async fn the_cookie_is_secure_over_https_and_plain_for_a_guest_over_http() {
    let centre = Centre::begun().await.reached(Reach { https: true, reload_port: None });
    let door = centre.door("board:1").await;
    let form = json!([door.code, "Гость"]).to_string();
    let json_type = ("content-type", "application/json");
    let cookie_of = async |proto: &str| {
        let answer = centre.browser().raw("POST", "/join", &[json_type, ("x-forwarded-proto", proto)], &form).await;
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

#[tokio::test]
async fn what_is_stored_signs_nobody_in() {
    let centre = Centre::begun().await;
    let vera = centre.person("vera", AccountKind::Teacher).await;
    let cookie = vera.cookie.clone().unwrap();
    let id = cookie.split('=').nth(1).unwrap();
    assert!(centre.accounts.session(id).await.unwrap().is_none());
    let path = centre.add("Борис", AccountKind::Teacher).await;
    let stored = centre.accounts.accounts().await.unwrap();
    let token = path.rsplit('/').next().unwrap();
    assert!(!format!("{stored:?}").contains(token));
}
