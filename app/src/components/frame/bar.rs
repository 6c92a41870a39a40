//! The bar: rooms, state of saving, the person.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::person::PersonMenu;
use crate::{
    commands::{Command, Desk},
    store::{SaveState, elsewhere::Elsewhere, karta},
    ui::{AppBar, ButtonLink, Glyph, IconButton, NavItem, StateLine, SyncState},
};

#[component]
pub fn Bar() -> impl IntoView {
    let karta = karta();
    let location = use_location();
    let rooms = vec![
        NavItem {
            href: "/catalogue", label: "Картотека", short: "Картотека", glyph: Glyph::Drawer
        },
        NavItem {
            href: "/trajectories", label: "Траектория", short: "Траектория", glyph: Glyph::Trajectory
        },
        NavItem {
            href: "/rounds", label: "Диагностика", short: "Диагностика", glyph: Glyph::Diagnostics
        },
        NavItem {
            href: "/activities", label: "События", short: "События", glyph: Glyph::Event
        },
        NavItem {
            href: "/boards", label: "Карта будущего", short: "Карта", glyph: Glyph::Board
        },
    ];
    let person = move || match karta.me.get_value() {
        Some(me) => view! { <UndoRedo /><PersonMenu name=me.name kind=me.kind /> }.into_any(),
        None => view! { <ButtonLink href="/sign-in">"Войти"</ButtonLink> }.into_any(),
    };
    view! {
        <AppBar items=rooms current=location.pathname state=move || view! { <SaveLine /> } person=person />
    }
}

/// The state of saving, as it is.
#[component]
fn SaveLine() -> impl IntoView {
    let karta = karta();
    let whole = Memo::new(move |_| karta.connection());
    let desk = expect_context::<Desk>();
    let state = move || match whole.get().save_state() {
        SaveState::Saved => SyncState::Saved,
        SaveState::Saving => SyncState::Saving,
        SaveState::Connecting => SyncState::Connecting,
        SaveState::Offline(_) => SyncState::Offline,
        SaveState::Attention => SyncState::Error,
    };
    let text = move || match whole.get().save_state() {
        SaveState::Saved if karta.signed_in() => "Сохранено на сервере".to_owned(),
        SaveState::Saved => "На связи".to_owned(),
        SaveState::Saving => "Сохраняется".to_owned(),
        SaveState::Connecting => "Подключаемся".to_owned(),
        SaveState::Offline(0) => "Нет связи".to_owned(),
        SaveState::Offline(waiting) => format!("Нет связи, в очереди {waiting}"),
        SaveState::Attention => "Нужно внимание".to_owned(),
    };
    let elsewhere = expect_context::<Elsewhere>();
    let returned = Memo::new(move |_| elsewhere.returned(karta));
    let badge = move || Some(("не принято:", returned.get())).filter(|(_, count)| *count > 0);
    view! {
        <StateLine state=state text=text badge=Signal::derive(badge) on_press=move || Command::GoReturned.run(karta, desk) />
    }
}

#[component]
fn UndoRedo() -> impl IntoView {
    let karta = karta();
    let desk = expect_context::<Desk>();
    let button = move |command: Command, glyph: Glyph| {
        let blocked = move || (!command.is_enabled(karta)).then(|| "Нечего отменять".to_owned());
        view! { <IconButton glyph=glyph label=command.label() blocked=blocked on_press=move || command.run(karta, desk) /> }
    };
    view! { {button(Command::Undo, Glyph::Undo)} {button(Command::Redo, Glyph::Redo)} }
}
