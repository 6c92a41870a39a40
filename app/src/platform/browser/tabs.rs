//! Other tabs of this browser: what they write, who of them lives, and which one keeps the storage.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

use super::{
    clock::now_ms,
    device::this_device,
    events::{on_document, on_window},
    locks, page, random_u32,
};
use crate::platform::{
    Guard, keys,
    lease::{RENEW_MS, Turn, is_alive, signed, turn, until},
};

/// Hears what other tabs write under our keys; a removed key comes without a text, and storage cleared
/// altogether as an empty key.
pub fn on_storage(heard: impl Fn(&str, Option<&str>) + 'static) -> Guard {
    on_window(
        "storage",
        Box::new(move |event| {
            let event = event.unchecked_into::<StorageEvent>();
            match event.key() {
                None => heard("", None),
                Some(key) if key.starts_with(keys::ROOT) && key != keys::PROBE => {
                    heard(&key, event.new_value().as_deref());
                }
                Some(_) => {}
            }
        }),
    )
}

/// Shows that a writer of this tab lives, until the guard is dropped or the page is left: by a lock, which a
/// killed page loses at once, or where there are none by signs in storage.
pub fn live_as(writer: &str) -> Guard {
    let key = keys::alive(writer);
    locks::hold(&key, || {}).unwrap_or_else(|| live_by_signs(key))
}

fn live_by_signs(key: String) -> Guard {
    let dropped = key.clone();
    sign_regularly(
        move || {
            let _ = this_device().put(&key, &until(now_ms(), page::is_visible()).to_string());
        },
        move || this_device().remove(&dropped),
    )
}

/// Writers of all tabs that live, as far as they show it.
pub async fn alive_writers() -> Vec<String> {
    let names = match locks::held(keys::ALIVE).await {
        Some(names) => names,
        None => alive_by_signs(),
    };
    names.iter().filter_map(|key| key.strip_prefix(keys::ALIVE).map(str::to_owned)).collect()
}

/// Signs of the dead are swept away.
fn alive_by_signs() -> Vec<String> {
    let signs = this_device().read_all(keys::ALIVE);
    let (alive, dead): (Vec<_>, Vec<_>) = signs.into_iter().partition(|(_, text)| is_alive(text, now_ms()));
    for (key, _) in &dead {
        this_device().remove(key);
    }
    alive.into_iter().map(|(key, _)| key).collect()
}

/// One tab per person keeps the storage. `told(true)` when it becomes this one's turn, `told(false)` when
/// it is lost. By Web Locks; where there are none (plain HTTP), by a lease, with which two tabs may both
/// believe in their turn for a moment.
pub fn keeper(principal: &str, writer: &str, told: impl Fn(bool) + 'static) -> Guard {
    let name = keys::keeper(principal);
    let told: Rc<dyn Fn(bool)> = Rc::new(told);
    let granted = told.clone();
    locks::hold(&name, move || granted(true)).unwrap_or_else(|| by_lease(name, writer.to_owned(), told))
}

fn by_lease(key: String, me: String, told: Rc<dyn Fn(bool)>) -> Guard {
    let held = Cell::new(false);
    let claim: Rc<RefCell<Guard>> = Rc::new(RefCell::new(Guard::idle()));
    let change = Rc::new(move |mine: bool| {
        if held.replace(mine) != mine {
            told(mine);
        }
    });
    let (dropped, leaver) = (key.clone(), me.clone());
    let renew = move || {
        let sign = signed(&me, until(now_ms(), page::is_visible()));
        match turn(this_device().get(&key).as_deref(), &me, now_ms()) {
            Turn::Theirs => change(false),
            Turn::Mine => {
                let _ = this_device().put(&key, &sign);
                change(true);
            }
            Turn::Free => {
                let _ = this_device().put(&key, &sign);
                // Another tab may be claiming it too: the last to write has it.
                let (key, me, change) = (key.clone(), me.clone(), change.clone());
                let look = page::after(300 + random_u32() % 300, move || {
                    change(turn(this_device().get(&key).as_deref(), &me, now_ms()) == Turn::Mine);
                });
                drop(claim.replace(look));
            }
        }
    };
    sign_regularly(renew, move || {
        if turn(this_device().get(&dropped).as_deref(), &leaver, now_ms()) == Turn::Mine {
            this_device().remove(&dropped);
        }
    })
}

/// Signs now, every few seconds and whenever the page is shown or hidden; unsigns when the page is left and
/// stays silent (browsers tell of hiding after leaving) until it is come back to.
fn sign_regularly(sign: impl Fn() + 'static, unsign: impl Fn() + 'static) -> Guard {
    let away = Rc::new(Cell::new(false));
    let (is_away, came, went) = (away.clone(), away.clone(), away);
    let sign: Rc<dyn Fn()> = Rc::new(move || {
        if !is_away.get() {
            sign();
        }
    });
    let unsign: Rc<dyn Fn()> = Rc::new(unsign);
    sign();
    let (often, seen, back, left) = (sign.clone(), sign.clone(), sign, unsign.clone());
    let guards = Guard::all([
        page::every(RENEW_MS, move || often()),
        on_document("visibilitychange", Box::new(move |_| seen())),
        on_window(
            "pageshow",
            Box::new(move |_| {
                came.set(false);
                back();
            }),
        ),
        on_window(
            "pagehide",
            Box::new(move |_| {
                went.set(true);
                left();
            }),
        ),
    ]);
    Guard::new(move || {
        drop(guards);
        unsign();
    })
}
