//! The WebSocket of one open space: the client says where it stands, gets what it lacks, then news as they
//! come. Nothing is decided here; the room decides what each viewer is told.
//!
//! A stream ends with a word for people, or silently when the connection is gone: the client resumes.

use std::{future::Future, ops::ControlFlow, sync::Arc, time::Instant};

use app::failure::{Failure, FailureCode};
use axum::{
    Json,
    extract::{
        Path, State,
        ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade},
    },
    http::StatusCode,
    response::{IntoResponse, Response},
};
use karta_core::sync::{
    Cursor, PrincipalId, SpaceId,
    protocol::{CloseCode, FromClient, FromServer, PROTOCOL},
};
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::{sleep_until, timeout},
};
use tower_sessions::Session;

use super::{
    hub::{Ear, Hub, HubError, StreamId},
    limits::{
        MESSAGE_BYTES, MESSAGE_WINDOW, MESSAGES, RECHECK_EVERY, RESUME_WITHIN, SEND_WITHIN, SILENT_AFTER,
    },
    outbox::{Next, Outbox, text_of},
    rate::Rate,
    room::Caller,
    seats::Seat,
};
use crate::{auth::People, backend::caller_of, state::Karta};

const TOO_OLD: &str =
    "Программа на этом устройстве и сервер разных версий. Обновите страницу: правки сохранятся.";
const NOT_ALLOWED: &str = "Сюда у вас нет доступа.";
const TOO_MANY: &str = "Слишком много сообщений. Подключитесь чуть позже.";
const TOO_MANY_TABS: &str = "Открыто слишком много вкладок. Закройте лишние.";
const FAULT: &str = "На сервере случилась ошибка. Подключитесь чуть позже.";

/// `GET /ws/{space}`.
pub async fn stream(
    State(karta): State<Karta>,
    Path(space): Path<SpaceId>,
    session: Session,
    upgrade: WebSocketUpgrade,
) -> Response {
    let caller = match karta.people.who(&session).await {
        Ok(who) => caller_of(who),
        Err(error) => return refuse(StatusCode::INTERNAL_SERVER_ERROR, Failure::from(error)),
    };
    let key = caller.principal.as_ref().and(session.id()).map(|id| id.to_string());
    let Some(seat) = karta.hub.seats.take(key) else {
        let failure = Failure::new(FailureCode::TooMany, TOO_MANY_TABS);
        return refuse(StatusCode::TOO_MANY_REQUESTS, failure);
    };
    let endings = karta.people.endings();
    upgrade.max_message_size(MESSAGE_BYTES).max_frame_size(MESSAGE_BYTES).on_upgrade(move |socket| {
        let stream = Stream {
            id: karta.hub.new_stream(),
            hub: karta.hub,
            people: karta.people,
            space,
            caller,
            session,
            outbox: Arc::default(),
            rate: Rate::new(MESSAGES, MESSAGE_WINDOW, Instant::now()),
            _seat: seat,
        };
        stream.run(socket, endings)
    })
}

fn refuse(status: StatusCode, failure: Failure) -> Response {
    (status, Json(failure)).into_response()
}

struct Stream {
    id: StreamId,
    hub: Arc<Hub>,
    people: Arc<People>,
    space: SpaceId,
    caller: Caller,
    session: Session,
    outbox: Arc<Outbox>,
    rate: Rate,
    _seat: Seat,
}

/// Whether the stream goes on.
type Goes = ControlFlow<()>;

impl Stream {
    async fn run(mut self, mut socket: WebSocket, endings: Receiver<PrincipalId>) {
        if self.begin(&mut socket).await.is_continue() {
            self.go_on(&mut socket, endings).await;
        }
        self.hub.leave(&self.space, self.id).await;
    }

    /// The first message must say where the client stands.
    async fn begin(&mut self, socket: &mut WebSocket) -> Goes {
        match timeout(RESUME_WITHIN, socket.recv()).await {
            Ok(Some(Ok(Message::Text(text)))) => match read(&text) {
                Some(FromClient::Resume { protocol, cursor, thin }) => {
                    self.resume(protocol, cursor, thin).await
                }
                _ => self.outbox.close(CloseCode::TooOld, TOO_OLD),
            },
            _ => return Goes::Break(()),
        }
        Goes::Continue(())
    }

    async fn go_on(&mut self, socket: &mut WebSocket, mut endings: Receiver<PrincipalId>) {
        let mut silent_at = tokio::time::Instant::now() + SILENT_AFTER;
        let mut recheck_at = tokio::time::Instant::now() + RECHECK_EVERY;
        // What ends a session through another process is not announced here.
        let rechecks = self.hub.has_other_nodes() && self.caller.principal.is_some();
        let mut goes = Goes::Continue(());
        while goes.is_continue() {
            goes = tokio::select! {
                next = self.outbox.next() => send(socket, next).await,
                heard = socket.recv() => {
                    silent_at = tokio::time::Instant::now() + SILENT_AFTER;
                    match heard {
                        Some(Ok(message)) => self.hear(message).await,
                        // Gone, or broken: the client resumes.
                        Some(Err(_)) | None => Goes::Break(()),
                    }
                }
                ended = endings.recv() => self.sign_out(ended).await,
                () = sleep_until(recheck_at), if rechecks => {
                    recheck_at = tokio::time::Instant::now() + RECHECK_EVERY;
                    self.recheck().await
                }
                () = sleep_until(silent_at) => Goes::Break(()),
            };
        }
    }

    async fn hear(&mut self, message: Message) -> Goes {
        let text = match message {
            Message::Text(text) => text,
            Message::Close(_) => return Goes::Break(()),
            Message::Binary(_) | Message::Ping(_) | Message::Pong(_) => Utf8Bytes::default(),
        };
        if !self.rate.take(Instant::now()) {
            self.outbox.close(CloseCode::Busy, TOO_MANY);
            return Goes::Continue(());
        }
        match read(&text) {
            Some(FromClient::Ping) => {
                let pong = FromServer::Pong { server_ms: self.hub.now_ms() };
                if !self.outbox.put(text_of(&pong)) {
                    self.hub.leave(&self.space, self.id).await;
                }
            }
            Some(FromClient::Presence { editing }) => self.hub.edits(&self.space, self.id, editing).await,
            Some(FromClient::Resume { protocol, cursor, thin }) => self.resume(protocol, cursor, thin).await,
            // A word of another version: unknown is not wrong.
            None => {}
        }
        Goes::Continue(())
    }

    async fn resume(&mut self, protocol: u16, cursor: Option<Cursor>, thin: bool) {
        if protocol != PROTOCOL {
            return self.outbox.close(CloseCode::TooOld, TOO_OLD);
        }
        let outbox = Arc::clone(&self.outbox);
        match self.hub.watch(&self.space, self.id, self.caller.clone(), cursor, Ear { outbox, thin }).await {
            Ok(true) => {}
            Ok(false) | Err(HubError::NoSpace) => self.outbox.close(CloseCode::NotAllowed, NOT_ALLOWED),
            Err(HubError::TooMany) => self.outbox.close(CloseCode::Busy, TOO_MANY),
            Err(HubError::Fault) => self.outbox.close(CloseCode::Busy, FAULT),
        }
    }

    /// Somebody's sessions ended: if this one is among them, so does the stream.
    async fn sign_out(&mut self, ended: Result<PrincipalId, RecvError>) -> Goes {
        let concerns_me = match ended {
            Ok(principal) => self.caller.is(&principal),
            Err(RecvError::Lagged(_)) => self.caller.principal.is_some(),
            Err(RecvError::Closed) => return Goes::Break(()),
        };
        if concerns_me { self.recheck().await } else { Goes::Continue(()) }
    }

    /// Ends the stream if its session has ended.
    async fn recheck(&mut self) -> Goes {
        match self.people.recheck(&self.session).await {
            Ok(Some(who)) if self.caller.is(&who.principal) => {}
            Ok(_) => self.outbox.close(CloseCode::NotAllowed, "Вы вышли. Войдите снова, чтобы продолжить."),
            Err(error) => {
                let failure = Failure::from(error);
                self.outbox.close(CloseCode::Busy, &failure.text);
            }
        }
        Goes::Continue(())
    }
}

fn read(text: &str) -> Option<FromClient> {
    serde_json::from_str(text).ok()
}

async fn send(socket: &mut WebSocket, next: Next) -> Goes {
    match next {
        Next::Text(text) => in_time(socket.send(Message::Text(text))).await,
        Next::Last(text) => {
            let _ = in_time(socket.send(Message::Text(text))).await;
            let _ = in_time(socket.send(Message::Close(None))).await;
            Goes::Break(())
        }
    }
}

/// A stream that does not take a message in time is as good as gone.
async fn in_time(sending: impl Future<Output = Result<(), axum::Error>>) -> Goes {
    match timeout(SEND_WITHIN, sending).await {
        Ok(Ok(())) => Goes::Continue(()),
        Ok(Err(_)) | Err(_) => Goes::Break(()),
    }
}
