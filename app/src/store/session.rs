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
        device::{SchemaFit, this_device},
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

impl Karta {
    /// In the browser: whoever used this device last and has not signed out.
    pub fn wake() -> Self {
        let device = this_device();
        let me: Option<Me> = device.get(ME).and_then(|text| serde_json::from_str(&text).ok());
        let mute = matches!(device.schema_fit(DEVICE_SCHEMA), SchemaFit::Newer(_));
        if !mute {
            // A device that cannot keep even this says so with the first edit.
            let _ = device.set_schema(DEVICE_SCHEMA);
        }
        let karta = Self::with(me, mute, Courier::start);
        karta.hold_lease();
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
            whole.trouble = whole.trouble.or(connection.trouble);
        }
        whole
    }

    /// Asks whose session it is. A session that has ended is not a sign-out: the person's copy stays.
    fn ask_server(self) {
        spawn_local(async move {
            let Ok(there) = api::session::me().await else { return };
            match (self.me.get_value(), there) {
                (here, there) if here == there => {}
                (Some(_), None) => self.session_ended.set(true),
                (_, Some(there)) => {
                    remember(Some(&there));
                    page::reload();
                }
                (None, None) => {}
            }
        });
    }

    /// Signs in and loads the page `next` as that person.
    pub async fn sign_in(self, login: String, password: String, next: String) -> Result<(), Failure> {
        let me = api::session::sign_in(login, password).await?;
        arrive(&me, &next);
        Ok(())
    }

    /// Begins an account by its one-time link.
    pub async fn begin(self, beginning: Beginning) -> Result<(), Failure> {
        let me = api::session::begin(beginning).await?;
        arrive(&me, "/");
        Ok(())
    }

    /// Joins a space by a code or link, as a guest.
    pub async fn join(self, code: String, name: String) -> Result<Joined, Failure> {
        let joined = api::spaces::join(code, name).await?;
        remember(Some(&joined.me));
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
        let own = stored
            .into_iter()
            .filter(|(key, _)| keys::Key::parse(key).is_some_and(|key| ["p", "x", "a"].contains(&key.part)));
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
        self.forget_confirmed();
        super::recent::forget();
        remember(None);
        page::go("/");
        Ok(())
    }

    fn forget_confirmed(self) {
        let device = this_device();
        for (key, _) in device.read_all(&keys::principal_prefix(self.principal().as_str())) {
            let own_word = keys::Key::parse(&key).is_some_and(|key| ["p", "x", "a"].contains(&key.part));
            if !own_word {
                device.remove(&key);
            }
        }
    }
}

fn principal_of(me: &Option<Me>) -> PrincipalId {
    me.as_ref().map_or_else(|| PrincipalId::from(VISITOR), |me| me.principal.clone())
}

fn remember(me: Option<&Me>) {
    let device = this_device();
    match me.and_then(|me| serde_json::to_string(me).ok()) {
        // Where even this cannot be kept, the session cookie still says who it is at the next load.
        Some(text) => drop(device.put(ME, &text)),
        None => device.remove(ME),
    }
}

fn arrive(me: &Me, next: &str) {
    remember(Some(me));
    page::go(next);
}
