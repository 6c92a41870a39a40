//! Who this page belongs to, and the spaces it has open.

use std::collections::HashMap;

use karta_core::{
    domain::{account::AccountKind, space},
    sync::{PrincipalId, SpaceId, WriterId, protocol::PullReply, replica::Replica},
};
use leptos::{prelude::*, task::spawn_local};

use super::{Catalogue, Connection, courier::Courier};
use crate::{
    api,
    failure::{Failure, FailureCode},
    platform::{
        Guard, Update,
        device::{Health, SchemaFit, this_device},
        keys, page, random_id, tabs, worker,
    },
    wire::{Beginning, Joined, Me},
};

/// Version of what this program keeps on a device.
pub const DEVICE_SCHEMA: u32 = 1;

const ME: &str = "k/me";
/// Whose name stands on what a page keeps while nobody has signed in.
const VISITOR: &str = "visitor";

/// The page's one context.
#[derive(Clone, Copy)]
pub struct Karta {
    /// `None` for a visitor. Changes only by loading the page anew.
    pub me: StoredValue<Option<Me>>,
    /// The title of the page that is open.
    pub title: RwSignal<String>,
    /// What the address names is not there: the server says so in the answer's status as well.
    pub absent: RwSignal<bool>,
    /// A newer program waits for «Обновить».
    pub update_ready: RwSignal<bool>,
    /// The server does not know this page's session any more; the queue waits.
    pub session_ended: RwSignal<bool>,
    pub catalogue: Catalogue,
    writer: StoredValue<WriterId>,
    mute: bool,
    keeper: RwSignal<bool>,
    spaces: StoredValue<HashMap<SpaceId, Courier>>,
    held: StoredValue<Vec<Guard>>,
}

/// The page's context; every component is below it.
pub fn karta() -> Karta {
    expect_context::<Karta>()
}

/// Whoever used this device last and has not signed out. Where the browser keeps no such note, the durable
/// mirror or the server says it.
pub async fn who_is_here() -> Option<Me> {
    let device = this_device();
    if let Some(me) = device.get(ME).and_then(|text| serde_json::from_str(&text).ok()) {
        return Some(me);
    }
    match mirrored_me().await {
        Some(me) => me,
        None if device.state().local == Health::Works => None,
        None => api::session::me().await.ok().flatten(),
    }
}

/// What the mirror says of who is here: `Some(None)` after a sign-out, `None` where it says nothing.
async fn mirrored_me() -> Option<Option<Me>> {
    let mirrored = this_device().mirror_read_all(ME).await.ok()?;
    let (_, text) = mirrored.into_iter().find(|(key, _)| key == ME)?;
    serde_json::from_str(&text).ok()
}

impl Karta {
    /// In the browser, for the person that [`who_is_here`] found.
    pub fn wake(me: Option<Me>) -> Self {
        let device = this_device();
        let mute = matches!(device.schema_fit(DEVICE_SCHEMA), SchemaFit::Newer(_));
        if !mute {
            // A device that cannot keep even this says so with the first edit.
            let _ = device.set_schema(DEVICE_SCHEMA);
        }
        let karta = Self::with(me, mute, Courier::start);
        karta.hold_lease();
        karta.heed_sign_out();
        karta.ask_server();
        worker::register(move |update| {
            if matches!(update, Update::Ready | Update::Replaced) {
                karta.update_ready.set(true);
            }
        });
        karta
    }

    /// On the server: a visitor's page with the catalogue that everybody may see.
    pub fn for_visitor(catalogue: Option<PullReply>) -> Self {
        let karta = Self::with(None, true, Courier::still);
        if let Some(reply) = catalogue {
            karta.catalogue.space().on_pull(reply);
        }
        karta
    }

    fn with(me: Option<Me>, mute: bool, take: fn(Replica, bool, bool) -> Courier) -> Self {
        let writer = WriterId::new(random_id(10));
        let catalogue =
            take(Replica::new(principal_of(&me), space::catalogue(), writer.clone()), false, mute);
        let spaces = HashMap::from([(space::catalogue(), catalogue)]);
        Self {
            me: StoredValue::new(me),
            title: RwSignal::new(String::new()),
            absent: RwSignal::new(false),
            update_ready: RwSignal::new(false),
            session_ended: RwSignal::new(false),
            catalogue: Catalogue::new(catalogue),
            writer: StoredValue::new(writer),
            mute,
            keeper: RwSignal::new(false),
            spaces: StoredValue::new(spaces),
            held: StoredValue::new(Vec::new()),
        }
    }

    fn hold_lease(self) {
        let writer = self.writer.get_value();
        let keeper = tabs::keeper(self.principal().as_str(), writer.as_str(), move |keeper| {
            self.keeper.set(keeper);
            self.spaces.with_value(|spaces| spaces.values().for_each(|courier| courier.set_keeper(keeper)));
        });
        self.held.set_value(vec![tabs::live_as(writer.as_str()), keeper]);
    }

    pub fn principal(self) -> PrincipalId {
        self.me.with_value(principal_of)
    }

    pub fn is(self, kind: AccountKind) -> bool {
        self.me.with_value(|me| me.as_ref().is_some_and(|me| me.kind == kind))
    }

    /// Whether this person has an account: a guest of a board has none.
    pub fn has_account(self) -> bool {
        self.signed_in() && !self.is(AccountKind::Guest)
    }

    pub fn signed_in(self) -> bool {
        self.me.with_value(Option::is_some)
    }

    /// A space on this page; opened on first asking.
    pub fn space(self, id: &SpaceId) -> Courier {
        if let Some(open) = self.spaces.with_value(|spaces| spaces.get(id).copied()) {
            return open;
        }
        let replica = Replica::new(self.principal(), id.clone(), self.writer.get_value());
        let courier = Courier::start(replica, self.keeper.get_untracked(), self.mute);
        self.spaces.update_value(|spaces| {
            spaces.insert(id.clone(), courier);
        });
        courier
    }

    /// The connection of all open spaces as one: the worst of them, the sum of what waits.
    pub fn connection(self) -> Connection {
        let open: Vec<Courier> = self.spaces.with_value(|spaces| spaces.values().copied().collect());
        let mut whole = Connection { live: true, stored: true, ..Connection::default() };
        for connection in open.iter().map(|courier| courier.connection.get()) {
            whole.live &= connection.live;
            whole.stored &= connection.stored;
            whole.waiting += connection.waiting;
            whole.trouble = whole.trouble.or(connection.trouble).or(connection.device);
        }
        whole
    }

    /// A browser that was killed right after a sign-out brings back what localStorage had before it.
    fn heed_sign_out(self) {
        if self.signed_in() {
            spawn_local(async move {
                if mirrored_me().await == Some(None) {
                    self.forget_person().await;
                    page::reload();
                }
            });
        }
    }

    async fn forget_person(self) {
        super::budget::forget_copies(&self.principal()).await;
        super::recent::forget();
        remember(None).await;
    }

    /// Asks whose session it is. A session that has ended is not a sign-out: the person's copy stays.
    fn ask_server(self) {
        spawn_local(async move {
            let Ok(there) = api::session::me().await else { return };
            match (self.me.get_value(), there) {
                (here, there) if here == there => {}
                (Some(_), None) => self.session_ended.set(true),
                (_, Some(there)) => {
                    remember(Some(&there)).await;
                    page::reload();
                }
                (None, None) => {}
            }
        });
    }

    /// Signs in and loads the page `next` as that person.
    pub async fn sign_in(self, login: String, password: String, next: String) -> Result<(), Failure> {
        let me = api::session::sign_in(login, password).await?;
        arrive(&me, &next).await;
        Ok(())
    }

    /// Begins an account by its one-time link.
    pub async fn begin(self, beginning: Beginning) -> Result<(), Failure> {
        let me = api::session::begin(beginning).await?;
        arrive(&me, "/").await;
        Ok(())
    }

    /// Joins a space by a code or link, as a guest.
    pub async fn join(self, code: String, name: String) -> Result<Joined, Failure> {
        let joined = api::spaces::join(code, name).await?;
        remember(Some(&joined.me)).await;
        Ok(joined)
    }

    /// Gestures of this person on this device that the server has not accepted.
    pub fn unsent(self) -> usize {
        let prefix = keys::principal_prefix(self.principal().as_str());
        let keys = this_device().read_all(&prefix);
        keys.iter().filter(|(key, _)| keys::Key::parse(key).is_some_and(|key| key.part == "p")).count()
    }

    /// This person's own words on this device, as a file to keep.
    pub fn own_words_file(self) -> String {
        let stored = this_device().read_all(&keys::principal_prefix(self.principal().as_str()));
        let own =
            stored.into_iter().filter(|(key, _)| keys::Key::parse(key).is_some_and(|key| key.is_own_word()));
        let words: serde_json::Map<String, serde_json::Value> = own
            .map(|(key, text)| {
                let value = serde_json::from_str(&text).unwrap_or(serde_json::Value::String(text));
                (key, value)
            })
            .collect();
        let file = serde_json::json!({ "format": "karta-own-words", "version": 1, "records": words });
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    /// Ends the session and forgets what the server can send again; own words stay under this name.
    pub async fn sign_out(self) -> Result<(), Failure> {
        match api::session::sign_out().await {
            Ok(()) => {}
            Err(failure) if failure.code == FailureCode::SignInNeeded => {}
            Err(failure) => return Err(failure),
        }
        self.forget_person().await;
        page::go("/");
        Ok(())
    }
}

fn principal_of(me: &Option<Me>) -> PrincipalId {
    me.as_ref().map_or_else(|| PrincipalId::from(VISITOR), |me| me.principal.clone())
}

/// Notes who uses this device, in both storages: each alone is enough at the next load. A sign-out leaves a
/// note in the mirror, which outlives a kill of the browser.
async fn remember(me: Option<&Me>) {
    let device = this_device();
    let Ok(text) = serde_json::to_string(&me) else { return };
    // Where neither can be kept, the session's cookie says who it is at the next load.
    match me {
        Some(_) => drop(device.put(ME, &text)),
        None => device.remove(ME),
    }
    let _ = device.mirror_put(vec![(ME.to_owned(), text)]).await;
}

async fn arrive(me: &Me, next: &str) {
    remember(Some(me)).await;
    page::go(next);
}
