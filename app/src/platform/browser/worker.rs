//! The service worker: registered once, reporting new versions, replaced only at the person's word.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState, ServiceWorkerUpdateViaCache,
};

use super::{events::listen, page, property};
pub use crate::platform::Update;

type Told = Rc<dyn Fn(Update)>;

thread_local! {
    static REGISTRATION: RefCell<Option<ServiceWorkerRegistration>> = const { RefCell::new(None) };
    /// This tab asked for the new version and reloads when it takes over.
    static APPLYING: Cell<bool> = const { Cell::new(false) };
}

/// Absent on plain HTTP and in some private windows.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    Some(property(&navigator, "serviceWorker")?.unchecked_into())
}

/// Whether the app opens without a network: a worker answers for this page.
pub fn is_controlled() -> bool {
    container().is_some_and(|container| container.controller().is_some())
}

/// Registers the worker for the life of the page and tells of every change.
pub fn register(told: impl Fn(Update) + 'static) {
    let Some(container) = container() else { return };
    let told: Told = Rc::new(told);
    watch_controller(&container, told.clone());
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let registering = container.register_with_options("/sw.js", &options);
    spawn_local(async move {
        let Ok(registration) = JsFuture::from(registering).await else { return };
        let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else {
            return;
        };
        watch_versions(&registration, told);
        if !is_controlled()
            && let Some(worker) = registration.active()
        {
            tell(&worker, "claim");
        }
        REGISTRATION.set(Some(registration));
    });
}

fn watch_controller(container: &ServiceWorkerContainer, told: Told) {
    let controlled = Cell::new(container.controller().is_some());
    let change = Box::new(move |_| {
        if APPLYING.replace(false) {
            page::reload();
        } else if controlled.replace(true) {
            told(Update::Replaced);
        } else {
            told(Update::OfflineReady);
        }
    });
    listen(container, "controllerchange", change).keep();
}

fn watch_versions(registration: &ServiceWorkerRegistration, told: Told) {
    if registration.waiting().is_some() && registration.active().is_some() {
        told(Update::Ready);
    }
    let found = registration.clone();
    let update = Box::new(move |_| {
        let Some(worker) = found.installing() else { return };
        let (installing, registration, told) = (worker.clone(), found.clone(), told.clone());
        let state = Box::new(move |_| {
            // The first worker of all replaces nobody and needs no word.
            if installing.state() == ServiceWorkerState::Installed && registration.active().is_some() {
                told(Update::Ready);
            }
        });
        listen(&worker, "statechange", state).keep();
    });
    listen(registration, "updatefound", update).keep();
}

/// Asks the server whether there is a newer worker; the answer comes through [`register`]'s callback.
pub fn check() {
    let asked = REGISTRATION.with_borrow(|registration| registration.as_ref().map(|it| it.update()));
    if let Some(Ok(asked)) = asked {
        spawn_local(async move { drop(JsFuture::from(asked).await) });
    }
}

/// Says a word that `sw.js` knows; whether it could be sent.
fn tell(worker: &ServiceWorker, kind: &str) -> bool {
    let message = Object::new();
    drop(Reflect::set(&message, &"kind".into(), &kind.into()));
    worker.post_message(&message).is_ok()
}

/// Lets the waiting version take over and reloads this page, once.
pub fn apply_update() {
    let waiting = REGISTRATION.with_borrow(|registration| registration.as_ref().and_then(|it| it.waiting()));
    let sent = waiting.is_some_and(|worker| tell(&worker, "skip-waiting"));
    if !sent {
        return page::reload();
    }
    APPLYING.set(true);
    // A worker that does not take over must not leave the person before a dead button.
    let give_up = || {
        if APPLYING.replace(false) {
            page::reload();
        }
    };
    page::after(5_000, give_up).keep();
}
