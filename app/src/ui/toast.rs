//! Short messages that go by themselves. [`Toasts::provide`] stands once above everything, with one
//! [`ToastHost`]; any component says a word through [`Toasts::expect`].
//!
//! Nothing is only in a toast: what it offers can be done elsewhere too.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

use super::{
    button::{Button, IconButton, Size},
    choice::Tone,
    icon::{Glyph, Icon},
};

/// How long a message stays: twelve words read slowly.
const STAYS: Duration = Duration::from_secs(6);
/// With something to decide, longer.
const STAYS_WITH_ACTION: Duration = Duration::from_secs(10);
/// How many are shown at once; the oldest goes first.
const SHOWN: usize = 4;

#[derive(Clone)]
struct Toast {
    id: u32,
    tone: Tone,
    text: String,
    action: Option<(String, Act)>,
}

/// Outlives the component that offered it, which is often gone by then.
type Act = Arc<dyn Fn() + Send + Sync>;

/// Says short messages. A handle: copy it anywhere.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
    /// A pointer or the focus is on the messages: they wait.
    held: RwSignal<bool>,
}

impl Toasts {
    /// Makes the handle and puts it into context.
    pub fn provide() -> Self {
        let toasts =
            Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(0), held: RwSignal::new(false) };
        provide_context(toasts);
        toasts
    }

    /// The handle from context. Panics where [`Toasts::provide`] was not called above.
    pub fn expect() -> Self {
        expect_context()
    }

    /// A plain word.
    pub fn say(self, text: impl Into<String>) {
        self.show(Tone::Info, text.into(), None, Some(STAYS));
    }

    /// Something is done.
    pub fn done(self, text: impl Into<String>) {
        self.show(Tone::Ok, text.into(), None, Some(STAYS));
    }

    /// Something needs a look.
    pub fn warn(self, text: impl Into<String>) {
        self.show(Tone::Warn, text.into(), None, Some(STAYS_WITH_ACTION));
    }

    /// Something failed. Stays until closed.
    pub fn fail(self, text: impl Into<String>) {
        self.show(Tone::Bad, text.into(), None, None);
    }

    /// A word with a button, as «Карточка в корзине» and «Отменить».
    pub fn offer(
        self,
        text: impl Into<String>,
        label: impl Into<String>,
        act: impl Fn() + Send + Sync + 'static,
    ) {
        self.show(Tone::Info, text.into(), Some((label.into(), Arc::new(act))), Some(STAYS_WITH_ACTION));
    }

    fn show(self, tone: Tone, text: String, action: Option<(String, Act)>, stays: Option<Duration>) {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        self.list.update(|list| {
            list.push(Toast { id, tone, text, action });
            let spare = list.len().saturating_sub(SHOWN);
            list.drain(..spare);
        });
        if let Some(stays) = stays {
            self.expire(id, stays);
        }
    }

    fn expire(self, id: u32, after: Duration) {
        set_timeout(
            move || match self.held.try_get_untracked() {
                Some(true) => self.expire(id, Duration::from_secs(2)),
                Some(false) => self.dismiss(id),
                None => {}
            },
            after,
        );
    }

    fn dismiss(self, id: u32) {
        self.list.update(|list| list.retain(|toast| toast.id != id));
        if self.list.with_untracked(Vec::is_empty) {
            self.held.set(false);
        }
    }
}

/// Where the messages appear: once, at the end of the page.
#[component]
pub fn ToastHost(toasts: Toasts) -> impl IntoView {
    let hold = move |held: bool| toasts.held.set(held);
    view! {
        <ul
            class="toasts"
            aria-live="polite"
            aria-label="Сообщения"
            on:pointerenter=move |_| hold(true)
            on:pointerleave=move |_| hold(false)
            on:focusin=move |_| hold(true)
            on:focusout=move |_| hold(false)
        >
            <For each=move || toasts.list.get() key=|toast| toast.id let:toast>
                <ToastRow toasts toast />
            </For>
        </ul>
    }
}

#[component]
fn ToastRow(toasts: Toasts, toast: Toast) -> impl IntoView {
    let id = toast.id;
    let button = toast.action.map(|(label, action)| {
        let act = move || {
            toasts.dismiss(id);
            action();
        };
        view! { <span class="toast-action"><Button size=Size::Small on_press=act>{label}</Button></span> }
    });
    view! {
        <li class="toast" data-tone=toast.tone.as_str()>
            <Icon glyph=toast.tone.glyph() />
            <p>{toast.text}</p>
            {button}
            <IconButton glyph=Glyph::Close label="Убрать сообщение" on_press=move || toasts.dismiss(id) />
        </li>
    }
}
