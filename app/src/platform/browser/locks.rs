//! Web Locks: a name held while the page lives. The browser itself lets go of it when the page is closed,
//! killed or crashes, so that others know at once. Absent over plain HTTP and in old browsers.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

use super::property;
use crate::platform::Guard;

/// Asks for the name; `granted` is called once it is this page's. `None` where there are no locks.
pub fn hold(name: &str, granted: impl FnOnce() + 'static) -> Option<Guard> {
    let (locks, request) = method("request")?;
    let wanted = Rc::new(Cell::new(true));
    let release: Rc<RefCell<Option<Function>>> = Rc::default();
    let (still_wanted, holder) = (wanted.clone(), release.clone());
    let taken = Closure::once_assert_unwind_safe(move |_lock: JsValue| -> JsValue {
        if !still_wanted.get() {
            return JsValue::UNDEFINED;
        }
        let held = Promise::new(&mut |resolve, _| drop(holder.replace(Some(resolve))));
        granted();
        held.into()
    });
    request.call2(&locks, &JsValue::from_str(name), &taken.into_js_value()).ok()?;
    Some(Guard::new(move || {
        wanted.set(false);
        if let Some(resolve) = release.take() {
            drop(resolve.call0(&JsValue::UNDEFINED));
        }
    }))
}

/// Names that begin so and are held, or asked for, by any page of this site. `None` where the browser does
/// not say.
pub async fn held(prefix: &str) -> Option<Vec<String>> {
    let (locks, query) = method("query")?;
    let asked = query.call0(&locks).ok()?.dyn_into::<Promise>().ok()?;
    let state = JsFuture::from(asked).await.ok()?;
    // A page that asks for its own name a moment ago lives as well.
    let lists = ["held", "pending"].map(|list| property(&state, list).map(|list| Array::from(&list)));
    let locks = lists.into_iter().flatten().flat_map(|list| list.iter().collect::<Vec<_>>());
    let names = locks.filter_map(|lock| property(&lock, "name")?.as_string());
    Some(names.filter(|name| name.starts_with(prefix)).collect())
}

fn method(name: &str) -> Option<(JsValue, Function)> {
    let locks = property(&web_sys::window()?.navigator(), "locks")?;
    let method = property(&locks, name)?.dyn_into::<Function>().ok()?;
    Some((locks, method))
}
