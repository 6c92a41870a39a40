//! A page, or a part of one, whose code is not there yet: it is fetched when it is first opened.
//!
//! [`later!`](crate::later) makes a view of it. Once a room's code is there, and always on the server, it is
//! drawn at once. Code that does not come (no network, and the service worker has
//! not finished) leaves a word and a button, never a dead page.

use std::{
    future::Future,
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
};

use leptos::{prelude::*, task::spawn_local, wasm_split::SplitLoaderError};

use super::blank::{ErrorState, Loading};

/// What comes with a room's code, or why it did not come.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// Rooms whose code is on its way. What the server rendered stays until there are none.
#[derive(Debug, Clone, Copy)]
pub struct OnTheWay(RwSignal<u32>);

impl OnTheWay {
    pub fn provide() -> Self {
        let none = Self(RwSignal::new(0));
        provide_context(none);
        none
    }

    pub fn is_none(self) -> bool {
        self.0.get() == 0
    }
}

/// Shows `part`, which needs the code that `load` fetches.
pub fn arriving(load: fn() -> Coming<()>, part: impl Fn() -> Coming<AnyView> + Send + 'static) -> AnyView {
    drawn(load, Box::new(part))
}

/// Compiled once, not for each page.
fn drawn(load: fn() -> Coming<()>, part: Box<dyn Fn() -> Coming<AnyView> + Send>) -> AnyView {
    let came = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let on_the_way = use_context::<OnTheWay>();
    let fetch = move || {
        let count = move |step: i32| {
            if let Some(OnTheWay(rooms)) = on_the_way {
                rooms.update(|rooms| *rooms = rooms.saturating_add_signed(step));
            }
        };
        count(1);
        spawn_local(async move {
            let outcome = if load().await.is_ok() { came } else { failed };
            // Whoever has gone to another page meanwhile needs no word.
            _ = outcome.try_set(true);
            count(-1);
        });
    };
    let view = move || {
        came.track();
        if failed.get() {
            return view! { <NotCome failed=failed /> }.into_any();
        }
        match at_once(part()) {
            Some(Ok(view)) => view,
            Some(Err(_)) => view! { <NotCome failed=failed /> }.into_any(),
            None => {
                fetch();
                view! { <Loading label="Загружаем" /> }.into_any()
            }
        }
    };
    view.into_any()
}

#[component]
fn NotCome(failed: RwSignal<bool>) -> impl IntoView {
    let again = Callback::new(move |()| failed.set(false));
    view! {
        <section class="page page-narrow">
            <ErrorState title="Эта часть «Карты» не загрузилась" text="Нет связи с сервером. Всё, что вы написали, цело." on_retry=again />
        </section>
    }
}

/// The value of a future that does not need to wait.
fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

/// A view that comes later: `later!(room, path::to::Page)` for a route,
/// `later!(room, Component { prop: Type = value })` within a view; the values are cloned at each drawing.
/// Everything of one room comes in one file; code that is also reached from elsewhere stays in the main file.
#[macro_export]
macro_rules! later {
    ($room:ident, $page:path) => {{
        use leptos::{
            prelude::*,
            wasm_split::{SplitLoaderError, wasm_split},
        };

        #[wasm_split($room, wasm_split_path = leptos::wasm_split, fallible, preload(load))]
        fn page() -> Result<AnyView, SplitLoaderError> {
            Ok($page().into_any())
        }
        || $crate::ui::later::arriving(|| Box::pin(load()), || Box::pin(page()))
    }};
    ($room:ident, $part:ident { $($prop:ident: $type:ty = $value:expr),+ }) => {{
        use leptos::wasm_split::{SplitLoaderError, wasm_split};

        #[wasm_split($room, wasm_split_path = leptos::wasm_split, fallible, preload(load))]
        fn part($($prop: $type),+) -> Result<AnyView, SplitLoaderError> {
            Ok(view! { <$part $($prop=$prop)+ /> }.into_any())
        }
        let held = ($($value,)+);
        let part = move || -> $crate::ui::later::Coming<AnyView> {
            let ($($prop,)+) = held.clone();
            Box::pin(part($($prop),+))
        };
        $crate::ui::later::arriving(|| Box::pin(load()), part)
    }};
}
