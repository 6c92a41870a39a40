//! What people rely on about accounts, sessions, join codes and foreign pages, told through the real
//! layers, sessions and storage over small routes.

use axum::http::StatusCode;
use futures::future::join_all;
use karta_core::domain::account::AccountKind;
use serde_json::{Value, json};
use server::auth::limits;

#[path = "people/centre.rs"]
mod centre;
#[path = "people/doors.rs"]
mod doors;
#[path = "people/layers.rs"]
mod layers;
#[path = "people/tls.rs"]
mod tls;

use centre::{Centre, PASSWORD, beginning};

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_people_behind_one_address_sign_in_within_a_minute_while_one_login_is_throttled() {
    let centre = Centre::begun().await;
    centre.person("vera", AccountKind::Teacher).await;
    centre.sixty_more_like("vera").await;
    let mut guesser = centre.browser();
    for _ in 0..limits::WRONG_PASSWORDS.tries {
        assert_eq!(guesser.sign_in("vera", "a wrong one").await.1["code"], "wrong_secret");
    }
    // The clock stands still: all of it happens within one moment.
    let logins: Vec<String> = (1..=60).map(|n| format!("vera.{n}")).collect();
    for wave in logins.chunks(10) {
        let signing_in = wave.iter().map(|login| async {
            // A slip of the finger first, as it goes on a tablet.
            let mut tablet = centre.browser();
            let slip = tablet.sign_in(login, "a gud password").await.1["code"].clone();
            (slip, tablet.sign_in(login, PASSWORD).await.0)
        });
        for (slip, status) in join_all(signing_in).await {
            assert_eq!((slip, status), (json!("wrong_secret"), StatusCode::OK));
        }
    }
    assert_eq!(guesser.sign_in("vera", PASSWORD).await.1["code"], "too_many");
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
    assert_eq!(
        tablet.me().await["principal"],
        principal,
        "the present password works until the link is used"
    );

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
    for (field, value) in [
        ("password", "short"),
        ("login", "a b"),
        ("login", ""),
        ("name", "  "),
        ("consent", ""),
        ("name", "a\u{7}b"),
    ] {
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
async fn the_password_hash_never_appears_in_any_reply() {
    let centre = Centre::begun().await;
    let mut vera = centre.person("vera", AccountKind::Teacher).await;
    let mut admin = centre.admin().await;
    let principal = vera.me().await["principal"].clone();
    let mut replies =
        vec![vera.me().await, vera.sign_in("vera", PASSWORD).await.1, vera.sign_in("vera", "x").await.1];
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
