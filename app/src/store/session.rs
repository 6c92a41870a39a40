//! Who this page belongs to, and the spaces it has open.

use std::collections::HashMap;

use karta_core::{
    domain::{account::AccountKind, space},
    sync::{PrincipalId, SpaceId, WriterId, protocol::PullReply, replica::Replica},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    Catalogue, Connection, Reach, SpaceStore,
    arrival::{Arrival, ME, mirrored_me, note, principal_of, remember},
    courier::Courier,
    leaving,
};
use crate::{
    api,
    failure::Failure,
    platform::{
        Guard, Update,
        device::{SchemaFit, this_device},
        keys, page, random_id, tabs, worker,
    },
    wire::{Beginning, Joined, Me},
};

/// Version of what this program keeps on a device.
pub const DEVICE_SCHEMA: u32 = 1;

/// The page's one context.
#[derive(Clone, Copy)]
pub struct Karta {
    /// `None` for a visitor. Changes only by loading the page anew.
    pub me: StoredValue<Option<Me>>,
    /// The title of the page that is open.
    pub title: RwSignal<String>,
    /// What the address names is not there: the server says so in the answer's status as well.
    pub absent: RwSignal<bool>,
    /// The space that the open page edits, where it is not the catalogue.
    working: RwSignal<Option<SpaceStore>>,
    /// A newer program waits for «Обновить».
    pub update_ready: RwSignal<bool>,
    /// The server does not know this page's session any more; the queue waits.
    pub session_ended: RwSignal<bool>,
    pub catalogue: Catalogue,
    writer: StoredValue<WriterId>,
    mute: StoredValue<bool>,
    keeper: RwSignal<bool>,
    /// A sign-out is owed: this page asks the server for nothing else.
    silent: bool,
    spaces: StoredValue<HashMap<SpaceId, Courier>>,
    /// Told when a space is opened.
    opened: RwSignal<()>,
    /// Spaces outlive the page that opened them.
    home: StoredValue<Option<Owner>>,
    held: StoredValue<Vec<Guard>>,
}

/// The page's context; every component is below it.
pub fn karta() -> Karta {
    expect_context::<Karta>()
}

impl Karta {
    /// In the browser, for the person that [`who_is_here`](super::arrival::who_is_here) found.
    pub fn wake(arrival: Arrival) -> Self {
        let device = this_device();
        let mute = is_of_a_newer_program();
        if !mute {
            // A device that cannot keep even this says so with the first edit.
            let _ = device.set_schema(DEVICE_SCHEMA);
        }
        let silent = arrival.owes_sign_out;
        let karta =
            Self::with(arrival.me, mute, silent, if silent { Courier::still } else { Courier::start });
        karta.home.set_value(Owner::current());
        karta.hold_lease();
        karta.heed_other_tabs();
        karta.heed_newer_program();
        if silent {
            karta.catalogue.space().take_back(leaving::public_copy());
            karta.settle_sign_out();
        } else {
            karta.heed_sign_out();
            karta.ask_server();
        }
        worker::register(move |update| {
            if matches!(update, Update::Ready | Update::Replaced) {
                karta.update_ready.set(true);
            }
        });
        karta
    }

    /// On the server: a visitor's page with the catalogue that everybody may see.
    pub fn for_visitor(catalogue: Option<PullReply>) -> Self {
        let karta = Self::with(None, true, true, Courier::still);
        if let Some(reply) = catalogue {
            karta.catalogue.space().on_pull(reply);
        }
        karta
    }

    fn with(me: Option<Me>, mute: bool, silent: bool, take: fn(Replica, bool, bool) -> Courier) -> Self {
        let writer = WriterId::new(random_id(10));
        let catalogue =
            take(Replica::new(principal_of(&me), space::catalogue(), writer.clone()), false, mute);
        let spaces = HashMap::from([(space::catalogue(), catalogue)]);
        Self {
            me: StoredValue::new(me),
            title: RwSignal::new(String::new()),
            absent: RwSignal::new(false),
            working: RwSignal::new(None),
            update_ready: RwSignal::new(false),
            session_ended: RwSignal::new(false),
            catalogue: Catalogue::new(catalogue),
            writer: StoredValue::new(writer),
            mute: StoredValue::new(mute),
            keeper: RwSignal::new(false),
            silent,
            spaces: StoredValue::new(spaces),
            opened: RwSignal::new(()),
            home: StoredValue::new(None),
            held: StoredValue::new(Vec::new()),
        }
    }

    /// Keeps something going as long as the page lives.
    pub(super) fn hold(self, guard: Guard) {
        self.held.update_value(|held| held.push(guard));
    }

    fn hold_lease(self) {
        let writer = self.writer.get_value();
        let keeper = tabs::keeper(self.principal().as_str(), writer.as_str(), move |keeper| {
            self.keeper.set(keeper);
            self.spaces.with_value(|spaces| spaces.values().for_each(|courier| courier.set_keeper(keeper)));
        });
        self.hold(tabs::live_as(writer.as_str()));
        self.hold(keeper);
    }

    /// A page load belongs to one person: when another tab signs out, or somebody else in, this one follows;
    /// so does a page that the browser had put aside and shows again.
    fn heed_other_tabs(self) {
        let follow = move |now: &Option<Me>| {
            if principal_of(now) != self.principal() {
                self.silence();
                page::reload();
            }
        };
        self.hold(tabs::on_storage(move |key, text| {
            if key == ME {
                follow(&text.and_then(|text| serde_json::from_str(text).ok()));
            }
        }));
        self.hold(page::on_visibility(move |visible| {
            if visible {
                spawn_local(async move {
                    if let Some(now) = note().await {
                        follow(&now);
                    }
                });
            }
        }));
    }

    /// From now on this page writes no copies to the device: they are about to go.
    pub(super) fn silence(self) {
        self.spaces.with_value(|spaces| spaces.values().for_each(|courier| courier.set_keeper(false)));
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
        let take = if self.silent { Courier::still } else { Courier::start };
        let start = || take(replica, self.keeper.get_untracked(), self.mute.get_value());
        let courier = match self.home.get_value() {
            Some(home) => home.with(start),
            None => start(),
        };
        self.spaces.update_value(|spaces| {
            spaces.insert(id.clone(), courier);
        });
        self.opened.notify();
        courier
    }

    /// Undo and redo are of this space as long as the component that calls this lives.
    pub fn work_in(self, space: SpaceStore) {
        self.working.set(Some(space));
        on_cleanup(move || self.working.set(None));
    }

    /// The space that the open page edits.
    pub fn working_space(self) -> SpaceStore {
        self.working.get().unwrap_or_else(|| self.catalogue.space())
    }

    /// The spaces that are open on this page, by id. Tracks the opening of others.
    pub fn open_spaces(self) -> Vec<(SpaceId, Courier)> {
        self.opened.track();
        let mut open: Vec<(SpaceId, Courier)> = self
            .spaces
            .with_value(|spaces| spaces.iter().map(|(id, courier)| (id.clone(), *courier)).collect());
        open.sort_by(|(one, _), (other, _)| one.cmp(other));
        open
    }

    /// The connection of all open spaces as one: the worst of them, the sum of what waits.
    pub fn connection(self) -> Connection {
        let mut whole = Connection { reach: Reach::Live, stored: true, ..Connection::default() };
        for connection in self.open_spaces().iter().map(|(_, courier)| courier.connection.get()) {
            whole.reach = whole.reach.min(connection.reach);
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

    /// Another tab may run a newer program, whose storage this one must not touch.
    fn heed_newer_program(self) {
        let guard = tabs::on_storage(move |key, _| {
            if key == keys::SCHEMA && is_of_a_newer_program() {
                self.mute.set_value(true);
                self.spaces.with_value(|spaces| spaces.values().for_each(|courier| courier.silence()));
            }
        });
        self.held.update_value(|held| held.push(guard));
    }

    /// Of this person only own words stay on the device.
    pub(super) async fn forget_person(self) {
        // First, so that the other tabs fall silent.
        remember(None).await;
        leaving::forget(&self.principal()).await;
    }

    /// Whoever was here before leaves with the coming of another.
    async fn arrive(self, me: &Me) {
        if self.signed_in() && self.principal() != me.principal {
            self.silence();
            self.forget_person().await;
        }
        remember(Some(me)).await;
    }

    /// Asks whose session it is. A session that has ended is not a sign-out: the person's copy stays.
    fn ask_server(self) {
        spawn_local(async move {
            let Ok(there) = api::session::me().await else { return };
            match (self.me.get_value(), there) {
                (here, there) if here == there => {}
                (Some(_), None) => self.session_ended.set(true),
                (_, Some(there)) => {
                    self.arrive(&there).await;
                    page::reload();
                }
                (None, None) => {}
            }
        });
    }

    /// Signs in and loads the page `next` as that person.
    pub async fn sign_in(self, login: String, password: String, next: String) -> Result<(), Failure> {
        leaving::settle().await?;
        let me = api::session::sign_in(login, password).await?;
        self.arrive(&me).await;
        page::go(&next);
        Ok(())
    }

    /// Begins an account by its one-time link.
    pub async fn begin(self, beginning: Beginning) -> Result<(), Failure> {
        leaving::settle().await?;
        let me = api::session::begin(beginning).await?;
        self.arrive(&me).await;
        page::go("/");
        Ok(())
    }

    /// Joins a space by a code or link, as a guest.
    pub async fn join(self, code: String, name: String) -> Result<Joined, Failure> {
        leaving::settle().await?;
        let joined = api::spaces::join(code, name).await?;
        self.arrive(&joined.me).await;
        Ok(joined)
    }
}

fn is_of_a_newer_program() -> bool {
    matches!(this_device().schema_fit(DEVICE_SCHEMA), SchemaFit::Newer(_))
}
