//! A centre in memory: real storage, sessions and layers, a clock that tests move, small routes.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use app::{
    failure::Failure,
    wire::{Beginning, Door, Joined},
};
use axum::{
    Json, Router,
    body::{Body, to_bytes},
    extract::{ConnectInfo, State},
    http::{Request, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use karta_core::{domain::account::AccountKind, sync::PrincipalId};
use serde::Serialize;
use serde_json::{Value, json};
use server::{
    auth::{Clock, People, PeopleError, SystemClock, session_layer},
    persistence::{
        Committed,
        accounts::{Account, Accounts},
        surreal::{SurrealStorage, accounts::SurrealAccounts},
    },
    web::{Reach, guard},
};
use tower::ServiceExt as _;
use tower_sessions::Session;

pub const PASSWORD: &str = "a good password";
const ADMIN: &str = "admin";

#[derive(Clone)]
pub struct Centre {
    pub people: Arc<People>,
    pub accounts: Arc<dyn Accounts>,
    now: Arc<AtomicU64>,
    router: Router,
}

impl Centre {
    /// Nobody has begun.
    pub async fn empty() -> Self {
        let accounts: Arc<dyn Accounts> = Arc::new(database().await);
        let now = Arc::new(AtomicU64::new(SystemClock.now_ms()));
        Self::over(accounts, now, Reach::default())
    }

    /// With one administrator.
    pub async fn begun() -> Self {
        let centre = Self::empty().await;
        let slip = centre.people.first_start().await.unwrap().unwrap();
        let mut form = beginning(&slip.path, ADMIN);
        form["name"] = json!("Ольга");
        let (status, me) = centre.browser().post("/begin", form).await;
        assert_eq!(status, StatusCode::OK, "{me}");
        centre
    }

    /// The same centre reached in another way.
    pub fn reached(self, reach: Reach) -> Self {
        Self::over(self.accounts, self.now, reach)
    }

    /// A second process over the same database.
    pub fn another_node(&self) -> Self {
        Self::over(Arc::clone(&self.accounts), Arc::clone(&self.now), Reach::default())
    }

    fn over(accounts: Arc<dyn Accounts>, now: Arc<AtomicU64>, reach: Reach) -> Self {
        let hands = Arc::clone(&now);
        let clock: Arc<dyn Clock> = Arc::new(move || hands.load(Ordering::SeqCst));
        let people = Arc::new(People::new(Arc::clone(&accounts), Arc::clone(&clock)));
        let router = guard(
            routes(Arc::clone(&people)).layer(session_layer(Arc::clone(&accounts), Arc::clone(&clock))),
            reach,
        );
        Self { people, accounts, now, router }
    }

    pub fn wait(&self, ms: u64) {
        self.now.fetch_add(ms, Ordering::SeqCst);
    }

    pub fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookie: None, times_given: 0 }
    }

    pub async fn admin(&self) -> Browser {
        let mut browser = self.browser();
        assert_eq!(browser.sign_in(ADMIN, PASSWORD).await.0, StatusCode::OK);
        browser
    }

    /// Adds an account and gives the path of its link.
    pub async fn add(&self, name: &str, kind: AccountKind) -> String {
        let (status, slip) = self.admin().await.post("/add", json!([name, kind])).await;
        assert_eq!(status, StatusCode::OK);
        slip["path"].as_str().unwrap().to_owned()
    }

    /// Somebody signed in, named like the login.
    pub async fn person(&self, login: &str, kind: AccountKind) -> Browser {
        let path = self.add(login, kind).await;
        let mut browser = self.browser();
        let mut form = beginning(&path, login);
        form["name"] = json!(login);
        assert_eq!(browser.post("/begin", form).await.0, StatusCode::OK);
        browser
    }

    /// Accounts `login.1` to `login.60` with the login's own password, made without hashing it anew.
    pub async fn sixty_more_like(&self, login: &str) {
        let model = self.accounts.account_by_login(login).await.unwrap().unwrap();
        for n in 1..=60 {
            let more = Account {
                principal: PrincipalId::new(format!("{}-{n}", model.principal)),
                login: Some(format!("{login}.{n}")),
                ..model.clone()
            };
            let version = self.accounts.people_version().await.unwrap();
            assert_eq!(self.accounts.write_account(&more, version).await.unwrap(), Committed::Done);
        }
    }

    pub async fn door(&self, space: &str) -> Door {
        self.people.open_door(&space.into()).await.unwrap()
    }
}

async fn database() -> SurrealAccounts {
    let _ = tracing_subscriber::fmt().with_test_writer().with_max_level(tracing::Level::ERROR).try_init();
    SurrealAccounts::new(SurrealStorage::open("mem://").await.unwrap().db())
}

/// The form of somebody who begins by the link.
pub fn beginning(path: &str, login: &str) -> Value {
    let token = path.rsplit('/').next().unwrap();
    json!({ "token": token, "name": "Вера", "login": login, "password": PASSWORD, "consent": "2026-1" })
}

/// A browser that keeps the session cookie.
pub struct Browser {
    router: Router,
    pub cookie: Option<String>,
    /// How often it was given a cookie.
    pub times_given: usize,
}

impl Browser {
    pub async fn raw(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Response {
        // Everybody stands behind one address, as in a hall.
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "karta.local:3000")
            .header("x-forwarded-for", "198.51.100.7")
            .extension(ConnectInfo(SocketAddr::from(([198, 51, 100, 7], 40_000))));
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        for given in answer.headers().get_all("set-cookie") {
            let pair = given.to_str().unwrap().split(';').next().unwrap().to_owned();
            self.times_given += 1;
            self.cookie = (!pair.ends_with('=')).then_some(pair);
        }
        answer
    }

    pub async fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> (StatusCode, Value) {
        let answer = self.raw(method, path, headers, body).await;
        let status = answer.status();
        (status, serde_json::from_str(&text_of(answer).await).unwrap_or_default())
    }

    pub async fn post(&mut self, path: &str, body: Value) -> (StatusCode, Value) {
        let headers = [("content-type", "application/json"), ("origin", "http://karta.local:3000")];
        self.send("POST", path, &headers, &body.to_string()).await
    }

    pub async fn sign_in(&mut self, login: &str, password: &str) -> (StatusCode, Value) {
        self.post("/sign_in", json!([login, password])).await
    }

    pub async fn me(&mut self) -> Value {
        self.post("/me", Value::Null).await.1
    }

    pub async fn line(&mut self, name: &str) -> Value {
        let lines = self.post("/accounts", Value::Null).await.1;
        lines.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap().clone()
    }
}

/// The answer's text.
async fn text_of(answer: Response) -> String {
    String::from_utf8(to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

type Of = State<Arc<People>>;

fn routes(people: Arc<People>) -> Router {
    Router::new()
        .route("/me", post(async |State(p): Of, s: Session| told(p.me(&s).await)))
        .route(
            "/sign_in",
            post(async |State(p): Of, s: Session, Json((login, password)): Json<(String, String)>| {
                told(p.sign_in(&s, &login, password).await)
            }),
        )
        .route("/sign_out", post(async |State(p): Of, s: Session| told(p.sign_out(&s).await)))
        .route(
            "/slip",
            post(async |State(p): Of, Json(path): Json<String>| {
                told(p.slip(path.rsplit('/').next().unwrap()).await)
            }),
        )
        .route(
            "/begin",
            post(async |State(p): Of, s: Session, Json(form): Json<Beginning>| told(p.begin(&s, form).await)),
        )
        .route("/accounts", post(async |State(p): Of, s: Session| told(p.accounts(&s).await)))
        .route(
            "/add",
            post(async |State(p): Of, s: Session, Json((name, kind)): Json<(String, AccountKind)>| {
                told(p.add_account(&s, &name, kind).await)
            }),
        )
        .route(
            "/close",
            post(async |State(p): Of, s: Session, Json((who, closed)): Json<(PrincipalId, bool)>| {
                told(p.close_account(&s, &who, closed).await)
            }),
        )
        .route(
            "/renew",
            post(async |State(p): Of, s: Session, Json(who): Json<PrincipalId>| {
                told(p.renew_slip(&s, &who).await)
            }),
        )
        .route(
            "/join",
            post(async |State(p): Of, s: Session, Json((code, name)): Json<(String, String)>| {
                told(join(&p, &s, &code, &name).await)
            }),
        )
        .route("/live", get(async || Json("open")))
        .with_state(people)
}

async fn join(people: &People, session: &Session, code: &str, name: &str) -> Result<Joined, PeopleError> {
    let space = people.find_door(code).await?;
    let me = people.join_as(session, &space, name).await?;
    Ok(Joined { me, space })
}

/// As server functions answer: the value, or the failure with status 500.
fn told<T: Serialize>(result: Result<T, PeopleError>) -> Response {
    match result {
        Ok(value) => Json(value).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, Json(Failure::from(error))).into_response(),
    }
}
