//! The frame around every page: the bar, the banners, the dialogs of commands, the keyboard.

mod banners;
mod bar;
mod help;
mod leaving;
mod palette;
mod person;

use leptos::{ev, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use crate::{
    commands::{Command, Desk},
    components::card::new_card::NewCardDialog,
    platform::{body, page},
    store::{elsewhere::Elsewhere, karta},
    ui::{MainArea, SkipLink, ToastHost, Toasts},
};

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let karta = karta();
    let toasts = Toasts::provide();
    let palette_open = RwSignal::new(false);
    let help_open = RwSignal::new(false);
    let new_card_open = RwSignal::new(false);
    let navigate = use_navigate();
    let desk = Desk {
        go: Callback::new(move |path: String| navigate(&path, NavigateOptions::default())),
        open_palette: Callback::new(move |()| palette_open.set(true)),
        open_help: Callback::new(move |()| help_open.set(true)),
        say: Callback::new(move |text: String| toasts.say(text)),
        open_new_card: Callback::new(move |()| new_card_open.set(true)),
    };
    provide_context(desk);
    provide_context(Elsewhere::look(karta));
    Effect::new(move |_| {
        let title = karta.title.get();
        page::set_title(&if title.is_empty() {
            "Карта".into()
        } else {
            format!("{title} · Карта")
        });
    });
    let keys = listen_to_keys(move |event| {
        if let Some(command) = command_of(event) {
            event.prevent_default();
            command.run(karta, desk);
        }
    });
    on_cleanup(move || {
        if let Some(keys) = keys {
            keys.remove();
        }
    });
    view! {
        <SkipLink />
        <bar::Bar />
        <banners::Banners />
        <MainArea path=use_location().pathname title=karta.title>{children()}</MainArea>
        <palette::Palette open=palette_open />
        <help::Help open=help_open />
        <NewCardDialog open=new_card_open />
        <ToastHost toasts=toasts />
    }
}

/// Listens to the keyboard in the browser; does nothing on the server.
fn listen_to_keys(heard: impl Fn(&ev::KeyboardEvent) + 'static) -> Option<WindowListenerHandle> {
    body::is_here().then(|| window_event_listener(ev::keydown, move |event| heard(&event)))
}

/// Typing in a field keeps its own undo and its own slash.
fn command_of(event: &ev::KeyboardEvent) -> Option<Command> {
    let ctrl = event.ctrl_key() || event.meta_key();
    let command = Command::of_key(&event.code(), ctrl, event.shift_key())?;
    let in_field = event
        .target()
        .and_then(|target| leptos::wasm_bindgen::JsCast::dyn_into::<leptos::web_sys::Element>(target).ok())
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    let needs_desk = matches!(command, Command::Undo | Command::Redo | Command::Find);
    (!(in_field && needs_desk)).then_some(command)
}
