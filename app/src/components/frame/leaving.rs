//! Signing out, with or without a queue and a network: what stays, what goes, and what may be done before.

mod queue;

use leptos::{prelude::*, task::spawn_local};
use queue::Ways;

use crate::{
    failure::FailureCode,
    platform::page,
    store::{Connection, Karta, Trouble, elsewhere::Elsewhere, karta},
    ui::{Button, Dialog, DialogSize, Glyph, Variant},
};

/// How often the sending of the queue is looked at, milliseconds.
const LOOK_MS: u32 = 500;

/// How far the sending before leaving has come.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Sending {
    Not,
    /// Whether the server can be reached.
    Asking,
    /// Of so many gestures.
    Going(usize),
    /// With a word for people.
    Stopped(String),
}

/// One going away. A handle: copy it anywhere.
#[derive(Clone, Copy)]
struct Departure {
    karta: Karta,
    elsewhere: Elsewhere,
    sending: RwSignal<Sending>,
    busy: RwSignal<bool>,
    error: RwSignal<Option<String>>,
}

impl Departure {
    fn new(karta: Karta) -> Self {
        Self {
            karta,
            elsewhere: expect_context(),
            sending: RwSignal::new(Sending::Not),
            busy: RwSignal::new(false),
            error: RwSignal::new(None),
        }
    }

    fn unsent(self) -> usize {
        self.elsewhere.unsent(self.karta)
    }

    fn returned(self) -> usize {
        self.elsewhere.returned(self.karta)
    }

    fn offline(self) -> bool {
        !self.karta.catalogue.courier.connection.with(Connection::is_reached)
    }

    /// Away, whatever waits: it stays under this name.
    fn leave(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.error.set(None);
        spawn_local(async move {
            if let Err(failure) = self.karta.sign_out().await {
                self.error.set(Some(format!("Выйти не получилось: {}", failure.text)));
                self.busy.set(false);
            }
        });
    }

    /// Sends what waits, then away.
    fn send(self) {
        self.sending.set(Sending::Asking);
        spawn_local(async move {
            let sending = match self.karta.send_all().await {
                Ok(()) => Sending::Going(untrack(|| self.unsent())),
                Err(failure) if failure.code == FailureCode::Offline => {
                    Sending::Stopped("Связи с сервером нет: отправить сейчас не получилось.".into())
                }
                Err(failure) => Sending::Stopped(failure.text),
            };
            self.sending.set(sending);
        });
    }

    /// Goes on when all is sent; stops where something keeps it back.
    fn look(self) {
        if !matches!(self.sending.get_untracked(), Sending::Going(_)) || self.busy.get_untracked() {
            return;
        }
        // Whatever else is the matter passes by itself, or does not keep the server from accepting.
        let stops = |trouble: &Trouble| {
            matches!(trouble, Trouble::SignInNeeded | Trouble::OtherPrincipal | Trouble::TooOld)
        };
        if let Some(trouble) = untrack(|| self.karta.connection()).trouble.filter(stops) {
            self.sending.set(Sending::Stopped(trouble.text()));
            return;
        }
        let returned = untrack(|| self.returned());
        spawn_local(async move {
            let is_going = || matches!(self.sending.get_untracked(), Sending::Going(_));
            if !self.karta.all_sent().await || !is_going() {
                return;
            }
            if returned == 0 {
                self.leave();
            } else {
                self.sending.set(Sending::Not);
            }
        });
    }
}

#[component]
pub fn Leaving(open: RwSignal<bool>) -> impl IntoView {
    let departure = Departure::new(karta());
    let close = move || {
        departure.sending.set(Sending::Not);
        departure.error.set(None);
        open.set(false);
    };
    let foot = move || {
        view! {
            <Show when=move || departure.unsent() == 0>
                <Button variant=Variant::Primary glyph=Glyph::SignOut busy=departure.busy on_press=move || departure.leave()>"Выйти"</Button>
            </Show>
            <Button on_press=close>"Остаться"</Button>
        }
    };
    view! {
        <Dialog id="leaving" title="Выйти?" open=open size=DialogSize::Medium on_close=close foot=foot>
            <LeavingBody departure=departure />
        </Dialog>
    }
}

#[component]
fn LeavingBody(departure: Departure) -> impl IntoView {
    let _looking = StoredValue::new(page::every(LOOK_MS, move || departure.look()));
    let stays = move || {
        Some(departure.returned()).filter(|count| *count > 0).map(|count| {
            format!(
                "Не принято: {count}. Эти слова останутся на устройстве под вашим именем, в «Не принято»."
            )
        })
    };
    view! {
        {move || if departure.unsent() > 0 {
            view! { <Ways departure=departure /> }.into_any()
        } else {
            view! { <p>"Все правки на сервере. С устройства будет убрано то, что видно только вам."</p> }.into_any()
        }}
        {move || stays().map(|text| view! { <p>{text}</p> })}
        <Show when=move || departure.offline()>
            <p class="hint">"Сейчас нет связи с сервером. Выйти можно и так: сервер узнает об этом, когда связь появится."</p>
        </Show>
        {move || departure.error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
    }
}
