//! A whole server for tests: the real router over storage in memory (or a folder), and browsers that keep
//! their cookies. Sign-in goes the way people go: by one-time links.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::Arc,
    time::Duration,
};

use app::{
    failure::FailureCode,
    wire::{Door, Joined, Me, Slip},
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Request, header},
};
use futures::{SinkExt, StreamExt};
use karta_core::{
    domain::account::AccountKind,
    sync::{
        Batch, Change, ChangeId, Cursor, FieldPatch, Fields, Kind, Op, Outcome, PrincipalId, RecordId,
        RefusalCode, SpaceId, Stamp, Verdict,
        protocol::{Entry, FromClient, FromServer, PROTOCOL, PullReply, PushReply},
    },
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use server::{
    auth::{Clock, SystemClock},
    live::hub::Nodes,
    persistence::{self, Opened, Storage, accounts::Accounts, memory::MemoryStorage},
    router::router,
    state::Karta,
    web::Reach,
};
use tokio::net::TcpStream;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite};
use tower::ServiceExt;

/// The one address from which everybody comes.
const HALL: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 7);

const LARGEST: usize = 64 * 1024 * 1024;

/// What a call came to: its value, or the code of its failure.
pub type Called<T> = Result<T, FailureCode>;

/// A running server.
pub struct Centre {
    pub karta: Karta,
    router: Router,
    pub admin: Browser,
}

impl Centre {
    /// An empty one in memory, with its administrator signed in and a catalogue of one card, `role`.
    pub async fn new() -> Self {
        let storage = Arc::new(MemoryStorage::default());
        let accounts: Arc<dyn Accounts> = storage.clone();
        Self::over(storage, accounts).await
    }

    /// The first start over this storage.
    pub async fn over(storage: Arc<dyn Storage>, accounts: Arc<dyn Accounts>) -> Self {
        Self::node(storage, accounts, Nodes::One).await
    }

    /// The first start over this storage, alone or beside others.
    pub async fn node(storage: Arc<dyn Storage>, accounts: Arc<dyn Accounts>, nodes: Nodes) -> Self {
        let (karta, router) = start(storage, accounts, nodes);
        let slip = karta.people.first_start().await.unwrap().expect("nobody has begun");
        let mut admin = Browser::new(router.clone());
        admin.begin(&slip, "admin").await;
        let card = create("seed~0", "role", "role_card", json!({ "title": "Модератор", "order": place() }));
        karta.hub.seed(&SpaceId::from("catalogue"), vec![card]).await.unwrap();
        Self { karta, router, admin }
    }

    /// The next start over the same storage, as a router alone.
    pub fn again(storage: Arc<dyn Storage>, accounts: Arc<dyn Accounts>) -> Router {
        start(storage, accounts, Nodes::One).1
    }

    /// Another process over the same storage: the administrator's browser now goes there.
    pub fn other_node(&self) -> Self {
        let (storage, accounts) = (Arc::clone(&self.karta.storage), Arc::clone(&self.karta.accounts));
        let (karta, router) = start(storage, accounts, Nodes::Several);
        let admin = self.admin.at(&router);
        Self { karta, router, admin }
    }

    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// A browser that nobody has signed in with.
    pub fn visitor(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// A new account of this kind, signed in.
    pub async fn account(&mut self, kind: AccountKind, login: &str) -> Browser {
        let slip: Slip =
            self.admin.call("accounts/add", json!({ "name": login, "kind": kind })).await.unwrap();
        let mut browser = self.visitor();
        browser.begin(&slip, login).await;
        browser
    }

    /// A guest who joins by the door's code.
    pub async fn guest(&self, door: &Door, name: &str) -> Browser {
        let mut browser = self.visitor();
        let joined: Joined =
            browser.call("spaces/join", json!({ "code": door.code, "name": name })).await.unwrap();
        browser.me = Some(joined.me);
        browser
    }

    /// Serves on a port of this machine; gives its address.
    pub async fn serve(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let router = self.router.clone();
        tokio::spawn(async move { axum::serve(listener, router).await });
        addr.to_string()
    }
}

fn start(storage: Arc<dyn Storage>, accounts: Arc<dyn Accounts>, nodes: Nodes) -> (Karta, Router) {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let karta = Karta::new(storage, accounts, clock, Reach::default(), nodes);
    let router = router(karta.clone());
    (karta, router)
}

/// Opens a folder that was in use: the database lets it go a moment after its last handle is dropped.
pub async fn open_again(folder: &Path) -> Opened {
    for _ in 0..100 {
        match persistence::open(folder, None).await {
            Ok(opened) => return opened,
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
    panic!("the folder stays locked");
}

/// A browser with its cookie. All stand behind one address, as in a hall.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookie: Option<String>,
    me: Option<Me>,
    /// Everything that was answered, as it came over the wire.
    pub heard: String,
}

impl Browser {
    pub fn new(router: Router) -> Self {
        Self { router, cookie: None, me: None, heard: String::new() }
    }

    /// The same browser, whose requests go to another process.
    pub fn at(&self, router: &Router) -> Self {
        Self { router: router.clone(), ..self.clone() }
    }

    /// Who is signed in; somebody who is nobody for a visitor.
    pub fn principal(&self) -> PrincipalId {
        self.me.as_ref().map_or_else(|| "a-nobody".into(), |me| me.principal.clone())
    }

    /// Who the browser's cookie belongs to.
    pub fn set_me(&mut self, me: Option<Me>) {
        self.me = me;
    }

    async fn begin(&mut self, slip: &Slip, login: &str) {
        let token = slip.path.rsplit('/').next().unwrap();
        let beginning = json!({
            "token": token, "name": login, "login": login, "password": "пароль-12345", "consent": "1",
        });
        self.me = Some(self.call("session/begin", json!({ "beginning": beginning })).await.unwrap());
    }

    /// Calls a server function of `/api`.
    pub async fn call<T: DeserializeOwned>(&mut self, function: &str, args: Value) -> Called<T> {
        let mut request = Request::post(format!("/api/{function}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::HOST, "karta.test")
            .header(header::ORIGIN, "http://karta.test")
            .header("x-forwarded-for", HALL.to_string())
            .extension(ConnectInfo(SocketAddr::from((HALL, 40_000))));
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request.body(Body::from(args.to_string())).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        self.keep_cookie(response.headers());
        let fine = response.status().is_success();
        let body = to_bytes(response.into_body(), LARGEST).await.unwrap();
        let text = String::from_utf8(body.to_vec()).unwrap();
        self.heard.push_str(&text);
        if fine {
            return Ok(
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{function}: {error}: {text}"))
            );
        }
        let failure: app::failure::Failure =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{function}: {error}: {text}"));
        assert!(
            failure.text.chars().any(|c| ('а'..='я').contains(&c)),
            "{function}: not for people: {failure:?}"
        );
        Err(failure.code)
    }

    fn keep_cookie(&mut self, headers: &HeaderMap) {
        if let Some(cookie) = headers.get(header::SET_COOKIE) {
            let text = cookie.to_str().unwrap();
            self.cookie = text.split(';').next().map(str::to_owned);
        }
    }

    pub async fn push(&mut self, space: &SpaceId, batches: Vec<Batch>) -> Called<Vec<Verdict>> {
        let principal = self.principal();
        let request = json!({
            "protocol": PROTOCOL, "principal": principal, "space": space, "batches": batches,
        });
        let reply: Called<PushReply> = self.call("sync/push", json!({ "request": request })).await;
        reply.map(|reply| reply.verdicts)
    }

    pub async fn pull(&mut self, space: &SpaceId, cursor: Option<&Cursor>) -> Called<PullReply> {
        let request = json!({ "protocol": PROTOCOL, "space": space, "cursor": cursor });
        self.call("sync/pull", json!({ "request": request })).await
    }

    pub async fn history(&mut self, space: &SpaceId, record: &str) -> Called<Vec<Entry>> {
        self.call("sync/history", json!({ "space": space, "record": record })).await
    }

    /// Opens the stream of a space and says where it stands.
    pub async fn watch(&self, addr: &str, space: &SpaceId, cursor: Option<Cursor>) -> Socket {
        self.watch_as(addr, space, cursor, false).await
    }

    /// The same as a phone, which asks for a thin stream.
    pub async fn watch_by_phone(&self, addr: &str, space: &SpaceId) -> Socket {
        self.watch_as(addr, space, None, true).await
    }

    async fn watch_as(&self, addr: &str, space: &SpaceId, cursor: Option<Cursor>, thin: bool) -> Socket {
        let mut request =
            tungstenite::client::IntoClientRequest::into_client_request(format!("ws://{addr}/ws/{space}"))
                .unwrap();
        request.headers_mut().insert(header::ORIGIN, format!("http://{addr}").parse().unwrap());
        if let Some(cookie) = &self.cookie {
            request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
        }
        let (stream, _) = connect_async(request).await.unwrap();
        let mut socket = Socket { stream, heard: String::new() };
        socket.say(&FromClient::Resume { protocol: PROTOCOL, cursor, thin }).await;
        socket
    }
}

/// An open stream.
pub struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// Everything that came, as it came over the wire.
    pub heard: String,
}

impl Socket {
    pub async fn say(&mut self, message: &FromClient) {
        let text = serde_json::to_string(message).unwrap();
        self.stream.send(tungstenite::Message::text(text)).await.unwrap();
    }

    /// The next message but presence; `None` where the stream ended.
    pub async fn next(&mut self) -> Option<FromServer> {
        loop {
            match self.any().await? {
                FromServer::Presence { .. } => {}
                other => return Some(other),
            }
        }
    }

    /// The next message of any sort.
    pub async fn any(&mut self) -> Option<FromServer> {
        let next = tokio::time::timeout(Duration::from_secs(20), self.stream.next());
        match next.await.expect("nothing came in time")?.ok()? {
            tungstenite::Message::Text(text) => {
                self.heard.push_str(&text);
                Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}")))
            }
            _ => None,
        }
    }

    /// Everything up to the answer to a ping.
    pub async fn until_pong(&mut self) -> Vec<FromServer> {
        self.say(&FromClient::Ping).await;
        let mut messages = Vec::new();
        loop {
            match self.any().await.expect("the stream goes on") {
                FromServer::Pong { .. } => return messages,
                other => messages.push(other),
            }
        }
    }
}

/// A place among siblings.
pub fn place() -> String {
    karta_core::sync::order::sequence(1).remove(0)
}

fn one(id: &str, record: &str, op: Op) -> Batch {
    let id: ChangeId = id.parse().unwrap();
    Batch {
        changes: vec![Change {
            id,
            record: RecordId::from(record),
            at: Stamp { ms: 1, tick: 0 },
            schema: 1,
            op,
        }],
    }
}

/// A gesture of one change that makes a record.
pub fn create(id: &str, record: &str, kind: &str, fields: Value) -> Batch {
    let fields: Fields = serde_json::from_value(fields).unwrap();
    one(id, record, Op::Create { kind: Kind::from(kind), fields })
}

/// A gesture of one change that makes a board's card.
pub fn card(id: &str, record: &str, text: &str) -> Batch {
    create(id, record, "board_card", json!({ "text": text, "sort": "trend" }))
}

/// A gesture of one change that sets a field.
pub fn set(id: &str, record: &str, field: &str, value: Value) -> Batch {
    one(id, record, Op::Set { fields: [(field.to_owned(), FieldPatch { value, base: None })].into() })
}

/// A gesture of one change that deletes a record.
pub fn delete(id: &str, record: &str) -> Batch {
    one(id, record, Op::Delete)
}

/// The refusal's code of each verdict; `None` for accepted ones. Each refusal has words for people.
pub fn codes(verdicts: &[Verdict]) -> Vec<Option<RefusalCode>> {
    let code = |verdict: &Verdict| match &verdict.outcome {
        Outcome::Refused(refusal) => {
            let russian = refusal.text.chars().any(|c| ('а'..='я').contains(&c));
            assert!(russian, "not for people: {refusal:?}");
            Some(refusal.code)
        }
        Outcome::Accepted { .. } => None,
    };
    verdicts.iter().map(code).collect()
}
