//! The courier of one space: between the replica, the device and the server.
//!
//! It stores each own word at once, offers it when the device has it, keeps the stream open, and asks by
//! `pull` where the stream has a gap or cannot be had. Nothing here waits for the network to show an edit.

mod device;
mod stream;

use karta_core::{
    limits::{PUSH_BATCHES, PUSH_BYTES},
    sync::{
        Batch, PrincipalId, RecordId, SpaceId,
        protocol::{Entry, PROTOCOL, PullRequest, PushRequest},
        replica::{Received, Replica},
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::{Connection, Reach, SpaceStore, Trouble, budget};
use crate::{
    api,
    failure::{Failure, FailureCode},
    platform::{
        Guard,
        link::{Link, LinkInput},
        page,
        socket::Socket,
    },
};

/// How long confirmed records may stay unwritten, milliseconds.
const FLUSH_AFTER_MS: u32 = 400;
/// How long to wait after a failure before offering again, milliseconds.
const RETRY_AFTER_MS: u32 = 5_000;
/// How often to look for a dead tab's queue and, without a stream, for news, milliseconds.
const ROUND_MS: u32 = 10_000;

/// Handle to one space's courier.
#[derive(Clone, Copy)]
pub struct Courier {
    pub space: SpaceStore,
    pub connection: RwSignal<Connection>,
    state: StoredValue<State>,
}

struct State {
    id: SpaceId,
    me: PrincipalId,
    link: Link,
    socket: Option<Socket>,
    /// The stream has caught up once.
    met: bool,
    wait: Option<Guard>,
    flush: Option<Guard>,
    retry: Option<Guard>,
    /// The last request was answered, or none was made yet. While nobody answers nothing is offered, so that
    /// typing goes on joining into one gesture (rule P-4).
    reachable: bool,
    pushing: bool,
    push_again: bool,
    pulling: bool,
    keeper: bool,
    /// Storage belongs to a newer program: nothing is written any more.
    mute: bool,
    /// localStorage has no room for this space's copy: the mirror keeps it.
    spilled: bool,
    held: Vec<Guard>,
}

impl Courier {
    /// Takes a replica into service: loads what the device has and opens the stream.
    pub fn start(replica: Replica, keeper: bool, mute: bool) -> Self {
        let courier = Self::still(replica, keeper, mute);
        if mute {
            courier.silence();
        } else {
            budget::opened(&courier.me(), &courier.id());
        }
        courier.load_local();
        courier.space.when_made(move || courier.made());
        courier.listen();
        courier.load_mirror();
        courier
    }

    /// A replica that neither stores nor sends: a page rendered on the server.
    pub fn still(replica: Replica, keeper: bool, mute: bool) -> Self {
        let (id, me) = (replica.space().clone(), replica.me().clone());
        let state = State {
            id,
            me,
            link: Link::new(),
            socket: None,
            met: false,
            wait: None,
            flush: None,
            retry: None,
            reachable: true,
            pushing: false,
            push_again: false,
            pulling: false,
            keeper,
            mute,
            spilled: false,
            held: Vec::new(),
        };
        let space = SpaceStore::new(replica);
        Self { space, connection: RwSignal::new(Connection::default()), state: StoredValue::new(state) }
    }

    fn me(self) -> PrincipalId {
        self.state.with_value(|state| state.me.clone())
    }

    fn id(self) -> SpaceId {
        self.state.with_value(|state| state.id.clone())
    }

    fn listen(self) {
        let guards = vec![
            page::on_connection(move |online| {
                if !online {
                    self.set_reach(Reach::without_network);
                }
                self.feed(if online { LinkInput::Online } else { LinkInput::Offline });
            }),
            page::on_visibility(move |visible| {
                if visible {
                    self.feed(LinkInput::Visible);
                } else {
                    self.space.seal();
                    self.flush_now();
                }
            }),
            page::on_leave(move || self.flush_now()),
            page::every(ROUND_MS, move || self.round()),
            crate::platform::tabs::on_storage(move |key, text| self.overheard(key, text)),
        ];
        self.state.update_value(|state| state.held = guards);
        if self.space.peek(|replica| replica.cursor().is_some()) {
            self.feed(LinkInput::Start);
        }
    }

    /// This tab became, or no longer is, the one that writes confirmed records.
    pub fn set_keeper(self, keeper: bool) {
        self.state.update_value(|state| state.keeper = keeper);
        if keeper {
            self.flush_soon();
        }
    }

    /// Storage belongs to a newer program from now on: this page goes on in memory, and sends.
    pub fn silence(self) {
        self.state.update_value(|state| state.mute = true);
        self.connection.update(|connection| connection.device = Some(Trouble::NewerSchema));
    }

    /// An own gesture was made: store it, then offer it.
    fn made(self) {
        self.store_words();
        self.tell();
    }

    /// Brings the connection's figures up to date.
    fn tell(self) {
        let (waiting, stored) = self.space.peek(|replica| (replica.waiting(), replica.all_stored()));
        self.connection.maybe_update(|connection| {
            let changed = (connection.waiting, connection.stored) != (waiting, stored);
            (connection.waiting, connection.stored) = (waiting, stored);
            changed
        });
        if self.space.peek(Replica::is_dirty) {
            self.flush_soon();
        }
    }

    fn round(self) {
        self.inherit();
        if !self.is_live() && page::is_visible() && page::is_online() {
            self.pull();
        }
        self.push_if_reachable();
    }

    fn trouble(self, trouble: Option<Trouble>) {
        self.connection.maybe_update(|connection| {
            let changed = connection.trouble != trouble;
            connection.trouble = trouble;
            changed
        });
    }

    fn push_if_reachable(self) {
        if self.state.with_value(|state| state.reachable) {
            self.push();
        }
    }

    fn is_live(self) -> bool {
        self.connection.with_untracked(Connection::is_live)
    }

    fn set_reach(self, now: impl FnOnce(Reach) -> Reach) {
        self.connection.maybe_update(|connection| connection.set_reach(now(connection.reach)));
    }

    fn answered(self) {
        self.state.update_value(|state| state.reachable = true);
        self.set_reach(Reach::answered);
    }

    /// Offers what waits, chunk after chunk, one push at a time.
    pub fn push(self) {
        let mut begin = false;
        self.state.update_value(|state| {
            begin = !state.pushing;
            state.push_again = state.pushing;
            state.pushing = true;
        });
        if begin {
            spawn_local(async move {
                while self.push_chunk().await {}
                let mut again = false;
                self.state.update_value(|state| {
                    again = std::mem::take(&mut state.push_again);
                    state.pushing = false;
                });
                if again {
                    self.push();
                }
            });
        }
    }

    /// Whether there is reason to go on.
    async fn push_chunk(self) -> bool {
        let batches = fitting(self.space.with_replica(|replica| replica.offer(PUSH_BATCHES)));
        if batches.is_empty() {
            return false;
        }
        let (space, principal) = (self.id(), self.me());
        let request = PushRequest { protocol: PROTOCOL, principal, space, batches };
        match api::sync::push(request).await {
            Ok(reply) => {
                self.answered();
                self.space.on_verdicts(&reply.verdicts, reply.server_ms);
                self.trouble(None);
                self.store_words();
                self.tell();
                if !self.is_live() {
                    self.pull();
                }
                !reply.verdicts.is_empty()
            }
            Err(failure) => {
                self.failed(&failure);
                false
            }
        }
    }

    /// Asks for what is new, once at a time.
    pub fn pull(self) {
        spawn_local(self.catch_up());
    }

    async fn catch_up(self) {
        let mut begin = false;
        self.state.update_value(|state| begin = !std::mem::replace(&mut state.pulling, true));
        if !begin {
            return;
        }
        let cursor = self.space.peek(|replica| replica.cursor().cloned());
        let reply = api::sync::pull(PullRequest { protocol: PROTOCOL, space: self.id(), cursor }).await;
        self.state.update_value(|state| state.pulling = false);
        match reply {
            Ok(reply) => self.caught(reply),
            Err(failure) => self.failed(&failure),
        }
    }

    /// The past of one record, as far as this person may see it.
    pub async fn history(self, record: RecordId) -> Result<Vec<Entry>, Failure> {
        api::sync::history(self.id(), record).await
    }

    fn caught(self, reply: karta_core::sync::protocol::PullReply) {
        self.answered();
        let received = self.space.on_pull(reply);
        self.store_words();
        self.tell();
        if received == Received::Applied {
            self.push();
        }
    }

    fn failed(self, failure: &Failure) {
        if failure.code == FailureCode::Offline {
            self.state.update_value(|state| state.reachable = false);
            self.set_reach(|_| Reach::Lost);
            // The stream may not have noticed yet; it begins anew and catches up.
            self.disconnect();
            self.feed(LinkInput::Closed);
            return;
        }
        self.trouble(Trouble::of(failure));
        if failure.code == FailureCode::ServerFault {
            let retry = page::after(RETRY_AFTER_MS, move || self.push());
            self.state.update_value(|state| state.retry = Some(retry));
        }
    }
}

/// As many batches as one push body takes; the first always, so that an oversized one gets its verdict.
fn fitting(batches: Vec<Batch>) -> Vec<Batch> {
    let mut bytes = 0;
    let size = |batch: &Batch| serde_json::to_string(batch).map_or(0, |text| text.len());
    batches
        .into_iter()
        .enumerate()
        .take_while(|(index, batch)| {
            bytes += size(batch);
            *index == 0 || bytes <= PUSH_BYTES
        })
        .map(|(_, batch)| batch)
        .collect()
}
