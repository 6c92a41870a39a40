//! Other tabs of this browser: what they write, who of them lives, and which one keeps the storage.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::StorageEvent;

use super::{
    clock::now_ms,
    device::this_device,
    events::{on_document, on_window},
    page, property, random_u32,
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

/// Shows that a writer of this tab lives, until the guard is dropped or the page is left.
pub fn live_as(writer: &str) -> Guard {
    let key = keys::alive(writer);
    let dropped = key.clone();
    sign_regularly(
        move || {
            let _ = this_device().put(&key, &until(now_ms(), page::is_visible()).to_string());
        },
        move || this_device().remove(&dropped),
    )
}

/// Writers of all tabs that showed lately that they live. Signs of the dead are swept away.
pub fn alive_writers(now_ms: u64) -> Vec<String> {
    let signs = this_device().read_all(keys::ALIVE);
    let (alive, dead): (Vec<_>, Vec<_>) = signs.into_iter().partition(|(_, text)| is_alive(text, now_ms));
    for (key, _) in &dead {
        this_device().remove(key);
    }
    alive.into_iter().filter_map(|(key, _)| key.strip_prefix(keys::ALIVE).map(str::to_owned)).collect()
}

/// One tab per person keeps the storage. `told(true)` when it becomes this one's turn, `told(false)` when
/// it is lost. By Web Locks; where there are none (plain HTTP), by a lease, with which two tabs may both
/// believe in their turn for a moment.
pub fn keeper(principal: &str, writer: &str, told: impl Fn(bool) + 'static) -> Guard {
    let name = keys::keeper(principal);
    let told: Rc<dyn Fn(bool)> = Rc::new(told);
    by_lock(&name, told.clone()).unwrap_or_else(|| by_lease(name, writer.to_owned(), told))
}

fn by_lock(name: &str, told: Rc<dyn Fn(bool)>) -> Option<Guard> {
    let locks = property(&web_sys::window()?.navigator(), "locks")?;
    let request = property(&locks, "request")?.dyn_into::<Function>().ok()?;
    let wanted = Rc::new(Cell::new(true));
    let release: Rc<RefCell<Option<Function>>> = Rc::default();
    let (still_wanted, holder) = (wanted.clone(), release.clone());
    let granted = Closure::once_assert_unwind_safe(move |_lock: JsValue| -> JsValue {
        if !still_wanted.get() {
            return JsValue::UNDEFINED;
        }
        let held = Promise::new(&mut |resolve, _| drop(holder.replace(Some(resolve))));
        told(true);
        held.into()
    });
    let granted = granted.into_js_value();
    request.call2(&locks, &JsValue::from_str(name), &granted).ok()?;
    Some(Guard::new(move || {
        wanted.set(false);
        if let Some(resolve) = release.take() {
            drop(resolve.call0(&JsValue::UNDEFINED));
        }
    }))
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
