//! One guest's page without its picture: joins by the QR, pulls, keeps the stream open, writes.

mod course;
mod push;

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use futures::{SinkExt, StreamExt};
use karta_core::{
    domain::board,
    sync::{
        PrincipalId, RecordId, SpaceId,
        protocol::{FromClient, FromServer, PROTOCOL, PullReply, PullRequest},
        replica::{Pending, Received, Replica, Write},
    },
};
use serde::Deserialize;
use serde_json::json;
use tokio::{net::TcpStream, sync::mpsc};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest, http::header},
};

pub use course::Order;
use push::{Answer, Asked};

use crate::{Fallible, http::Connection, ledger::Ledger};

#[derive(Deserialize)]
struct Joined {
    me: Me,
    space: SpaceId,
}

#[derive(Deserialize)]
pub struct Me {
    pub principal: PrincipalId,
}

pub struct Client {
    /// Its place among all.
    index: usize,
    replica: Replica,
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    asks: mpsc::UnboundedSender<Asked>,
    answers: mpsc::UnboundedReceiver<Answer>,
    pushing: bool,
    ledger: Arc<Ledger>,
    /// Cards that are in sight, with the number of the last edit that was seen of each.
    cards: HashMap<RecordId, usize>,
}

impl Client {
    /// Joins by the word of the QR; gives how long it took until the whole board was there and the stream open.
    pub async fn join(at: &str, code: &str, index: usize, ledger: Arc<Ledger>) -> Fallible<(Self, Duration)> {
        let since = Instant::now();
        let mut http = Connection::open(at).await?;
        let guest = json!({ "code": code, "name": format!("Гость {index}") });
        let Joined { me, space } = http.call("spaces/join", &guest).await?;
        let writer = format!("load-{index}-{}", wall_ms());
        let mut replica = Replica::new(me.principal, space.clone(), writer.as_str().into());
        let request = PullRequest { protocol: PROTOCOL, space: space.clone(), cursor: None };
        let reply: PullReply = http.call("sync/pull", &json!({ "request": request })).await?;
        replica.on_pull(reply, wall_ms());
        let mut request = format!("ws://{at}/ws/{space}").into_client_request()?;
        request.headers_mut().insert(header::ORIGIN, format!("http://{at}").parse()?);
        if let Some(cookie) = &http.cookie {
            request.headers_mut().insert(header::COOKIE, cookie.parse()?);
        }
        let (socket, _) = connect_async(request).await?;
        let (asks, answers) = push::start(http, space);
        let cards = HashMap::new();
        let mut client = Self { index, replica, socket, asks, answers, pushing: false, ledger, cards };
        let cursor = client.replica.cursor().cloned();
        client.say(&FromClient::Resume { protocol: PROTOCOL, cursor, thin: false }).await?;
        loop {
            let message = client.socket.next().await.ok_or("the stream ended at once")??;
            if let Message::Text(text) = message
                && client.hear(&text)
            {
                return Ok((client, since.elapsed()));
            }
        }
    }

    async fn say(&mut self, message: &FromClient) -> Fallible<()> {
        Ok(self.socket.send(Message::text(serde_json::to_string(message)?)).await?)
    }

    /// Takes a message in; says whether it brought the stream up to now.
    fn hear(&mut self, text: &str) -> bool {
        let Ok(message) = serde_json::from_str::<FromServer>(text) else { return false };
        let caught = matches!(message, FromServer::Caught(_));
        let received = match message {
            FromServer::Caught(reply) => self.replica.on_pull(reply, wall_ms()),
            FromServer::News { server_ms, frame } => {
                self.replica.learn_clock(wall_ms(), server_ms);
                self.replica.on_frame(frame)
            }
            FromServer::Resync | FromServer::Closed { .. } => Received::Gap,
            FromServer::Pong { .. } | FromServer::Presence { .. } => Received::Applied,
        };
        if received == Received::Gap {
            self.ledger.gaps.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            // Whoever asks by `pull` gets all that the stream lacked, and goes on with the stream.
            let _ = self.asks.send(Asked::Pull(self.replica.cursor().cloned()));
        }
        self.look();
        caught
    }

    /// Notes what of the view has changed.
    fn look(&mut self) {
        let before = self.cards.len();
        for id in self.replica.take_changed() {
            let Some(record) = self.replica.record(&id) else { continue };
            if record.kind.as_str() != board::KIND {
                continue;
            }
            let text = record.text("text").unwrap_or_default();
            let number = text.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
            let seen = self.cards.entry(id.clone()).or_insert(number);
            if *seen < number {
                let author = id.as_str().strip_prefix("edit-").and_then(|author| author.parse().ok());
                // The author's own view has it at once.
                if let Some(author) = author.filter(|author| *author != self.index) {
                    self.ledger.came(author, *seen + 1..=number);
                }
                *seen = number;
            }
        }
        if self.cards.len() != before {
            self.ledger.holds(self.index, self.cards.len());
        }
    }

    /// A device whose storage takes no time: what was made may be offered at once.
    fn store(&mut self) {
        for write in self.replica.take_writes() {
            let Write::Put { key, text } = write else { continue };
            if !key.starts_with("p/") {
                continue;
            }
            let pending = serde_json::from_str::<Pending>(&text).ok();
            if let Some(first) = pending.as_ref().and_then(|pending| pending.batch.changes.first()) {
                self.replica.mark_stored(&first.id, first.at);
            }
        }
    }
}

pub fn wall_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
