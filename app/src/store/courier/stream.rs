//! The courier's stream: the link machine decides when to connect; here its decisions are carried out.

use karta_core::sync::{
    RecordId,
    protocol::{CloseCode, FromClient, FromServer, PROTOCOL},
    replica::Received,
};
use leptos::prelude::*;

use super::Courier;
use crate::{
    platform::{
        SocketEvent, clock,
        link::{LinkInput, LinkOutput},
        page, random_u32,
        socket::Socket,
        worker,
    },
    store::{Connection, PHONE, Reach, Trouble},
};

impl Courier {
    /// Gives the link machine an input and carries out what it decides.
    pub(super) fn feed(self, input: LinkInput) {
        let mut outputs = Vec::new();
        self.state.update_value(|state| outputs = state.link.step(clock::now_ms(), random_u32(), input));
        for output in outputs {
            match output {
                LinkOutput::Connect => self.connect(),
                LinkOutput::SendPing => self.say(&FromClient::Ping),
                LinkOutput::Close => self.ended(),
                LinkOutput::Wait(ms) => {
                    let ms = u32::try_from(ms).unwrap_or(u32::MAX);
                    let wait = page::after(ms, move || self.feed(LinkInput::Tick));
                    self.state.update_value(|state| state.wait = Some(wait));
                }
            }
        }
    }

    fn connect(self) {
        let path = self.state.with_value(|state| format!("/ws/{}", state.id));
        let socket = Socket::open(&path, move |event| match event {
            SocketEvent::Open => self.opened(),
            SocketEvent::Text(text) => self.heard(&text),
            SocketEvent::Closed => {
                self.ended();
                self.feed(LinkInput::Closed);
            }
        });
        let failed = socket.is_none();
        self.state.update_value(|state| state.socket = socket);
        if failed {
            self.ended();
            self.feed(LinkInput::Closed);
        }
    }

    /// Drops the stream. Whether the server can be reached all the same, a request tells.
    pub(super) fn disconnect(self) {
        self.state.update_value(|state| state.socket = None);
        self.connection.maybe_update(|connection| {
            let had_people = !std::mem::take(&mut connection.people).is_empty();
            had_people | connection.set_reach(connection.reach.without_stream())
        });
    }

    /// The stream has ended, or did not open.
    fn ended(self) {
        let before = self.connection.with_untracked(|connection| connection.reach);
        self.disconnect();
        if before != Reach::Lost && !self.connection.with_untracked(Connection::is_reached) {
            self.pull();
        }
    }

    fn opened(self) {
        self.feed(LinkInput::Opened);
        let cursor = self.space.peek(|replica| replica.cursor().cloned());
        self.say(&FromClient::Resume { protocol: PROTOCOL, cursor, thin: page::matches_media(PHONE) });
    }

    /// Whether the stream had caught up before.
    fn met_again(self) -> bool {
        let mut before = false;
        self.state.update_value(|state| before = std::mem::replace(&mut state.met, true));
        before
    }

    fn say(self, message: &FromClient) {
        if let Ok(text) = serde_json::to_string(message) {
            self.state.with_value(|state| state.socket.as_ref().map(|socket| socket.send(&text)));
        }
    }

    /// Tells the others which record is being edited.
    pub fn show_editing(self, editing: Option<RecordId>) {
        self.say(&FromClient::Presence { editing });
    }

    fn heard(self, text: &str) {
        // A message that cannot be read is of a newer server; the next pull says so with a word.
        let Ok(message) = serde_json::from_str::<FromServer>(text) else { return };
        self.feed(LinkInput::Pong);
        match message {
            FromServer::Caught(reply) => {
                self.caught(reply);
                if self.met_again() {
                    // A server that was away may have come back as a newer one.
                    worker::check();
                }
                self.set_reach(|_| Reach::Live);
            }
            FromServer::News { server_ms, frame } => {
                self.space.with_replica(|replica| replica.learn_clock(clock::now_ms(), server_ms));
                if self.space.on_frame(frame) == Received::Gap {
                    self.pull();
                }
                self.store_words();
                self.tell();
            }
            FromServer::Pong { server_ms } => {
                self.space.with_replica(|replica| replica.learn_clock(clock::now_ms(), server_ms));
            }
            FromServer::Presence { people } => {
                self.connection.maybe_update(|connection| {
                    let changed = connection.people != people;
                    connection.people = people;
                    changed
                });
            }
            FromServer::Resync => {
                // Told by the server itself: it is there.
                self.set_reach(|_| Reach::Answered);
                self.disconnect();
                self.feed(LinkInput::Closed);
                self.feed(LinkInput::Online);
            }
            FromServer::Closed { code, text } => self.closed(code, text),
        }
    }

    fn closed(self, code: CloseCode, text: String) {
        match code {
            CloseCode::TooOld => self.trouble(Some(Trouble::TooOld)),
            CloseCode::NotAllowed => self.trouble(Some(Trouble::NotAllowed(text))),
            CloseCode::Busy => {}
        }
        if code != CloseCode::Busy {
            self.feed(LinkInput::Stop);
        }
    }
}
