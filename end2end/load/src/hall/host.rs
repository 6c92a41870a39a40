//! The host of the board: founds it, fills it, hides and reveals.

use karta_core::{
    domain::board::{self, place, progress, takt},
    limits::PUSH_BATCHES,
    sync::{
        Batch, Change, ChangeId, FieldPatch, Fields, Op, PrincipalId, RecordId, SpaceId, Stamp,
        protocol::{PROTOCOL, PushReply},
        record::fields,
    },
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    Fallible,
    client::{Me, wall_ms},
    http::Connection,
    server::Server,
};

const QUIET: &str = "quiet";
const PASSWORD: &str = "пароль под нагрузкой";

#[derive(Deserialize)]
struct Door {
    path: String,
}

#[derive(Deserialize)]
struct Counts {
    with_authors: usize,
}

pub struct Host {
    http: Connection,
    me: PrincipalId,
    space: SpaceId,
    pub code: String,
    made: u64,
}

impl Host {
    /// A board whose cards are seen by all, with its door open.
    pub async fn begin(server: &Server) -> Fallible<Self> {
        let mut http = Connection::open(&server.at).await?;
        let beginning = json!({ "token": server.token, "name": "Анна", "login": "admin", "password": PASSWORD, "consent": "1" });
        let me: Me = http.call("session/begin", &json!({ "beginning": beginning })).await?;
        let facts = json!({ "kind": "board", "head": { "title": "Зал" } });
        let space: SpaceId = http.call("spaces/found", &facts).await?;
        let Door { path } = http.call("spaces/door", &json!({ "space": space })).await?;
        // By the QR's long word: a code gives way when more than forty come at one moment.
        let code = path.rsplit('/').next().unwrap_or_default().to_owned();
        let mut host = Self { http, me: me.principal, space, code, made: 0 };
        let [open, quiet] = ["8080", "8180"];
        let takt = |title: &str, order: &str, begins: &str, reveals: bool| {
            fields([
                ("title", title.into()),
                ("order", order.into()),
                ("begins", begins.into()),
                ("reveals", reveals.into()),
            ])
        };
        host.create("open", takt::KIND, takt("Вместе", open, "all", false)).await?;
        host.create(QUIET, takt::KIND, takt("Каждый сам", quiet, "author", true)).await?;
        host.create(progress::KIND, progress::KIND, fields([("now", now("open"))])).await?;
        Ok(host)
    }

    /// Cards that nobody edits.
    pub async fn fill(&mut self, cards: usize) -> Fallible<()> {
        let mut made = Vec::new();
        for number in 0..cards {
            let at = i64::try_from(number)? * 7 + 9_500;
            let place = place::Place::new(at, Some("school"), at % 1_000).to_value();
            let text = format!("Педагоги объединяются в сетевые сообщества, мысль {number}.");
            let card = fields([("text", text.into()), ("sort", "event".into()), ("place", place)]);
            let op = Op::Create { kind: board::KIND.into(), fields: card };
            made.push((RecordId::new(format!("filler-{number}")), op));
        }
        self.push(made).await
    }

    /// From now on a card is its author's until it is revealed.
    pub async fn hide(&mut self) -> Fallible<()> {
        let patch = FieldPatch { value: now(QUIET), base: None };
        let op = Op::Set { fields: [("now".to_owned(), patch)].into() };
        self.push(vec![(progress::id(), op)]).await
    }

    pub async fn hidden(&mut self) -> Fallible<usize> {
        let counts: Counts = self.http.call("boards/counts", &json!({ "space": self.space })).await?;
        Ok(counts.with_authors)
    }

    pub async fn reveal(&mut self) -> Fallible<()> {
        self.http.call("boards/reveal", &json!({ "space": self.space, "takt": QUIET })).await
    }

    async fn create(&mut self, id: &str, kind: &str, fields: Fields) -> Fallible<()> {
        self.push(vec![(id.into(), Op::Create { kind: kind.into(), fields })]).await
    }

    async fn push(&mut self, made: Vec<(RecordId, Op)>) -> Fallible<()> {
        let mut batches = Vec::new();
        for (record, op) in made {
            self.made += 1;
            let id = ChangeId { writer: "host".into(), counter: self.made };
            let at = Stamp { ms: wall_ms(), tick: 0 };
            batches.push(Batch { changes: vec![Change { id, record, at, schema: 1, op }] });
        }
        for part in batches.chunks(PUSH_BATCHES) {
            let request =
                json!({ "protocol": PROTOCOL, "principal": self.me, "space": self.space, "batches": part });
            let reply: PushReply = self.http.call("sync/push", &json!({ "request": request })).await?;
            if let Some(refused) = reply.verdicts.iter().find(|verdict| verdict.outcome.seq().is_none()) {
                return Err(format!("{refused:?}").into());
            }
        }
        Ok(())
    }
}

fn now(takt: &str) -> Value {
    json!({ "takt": takt, "timer": { "length": 60_000, "spent": 0, "from": 1 } })
}
