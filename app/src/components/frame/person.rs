//! The person's menu: what was returned, the bin, the theme, leaving.

use karta_core::domain::account::AccountKind;
use leptos::prelude::*;

use super::leaving::Leaving;
use crate::{
    commands::{Command, Desk},
    components::presence::initials,
    platform::page,
    store::{elsewhere::Elsewhere, karta},
    ui::{Glyph, Menu, MenuItem, Theme, ThemeSwitch},
};

#[component]
pub fn PersonMenu(name: String, kind: AccountKind) -> impl IntoView {
    let karta = karta();
    let desk = expect_context::<Desk>();
    let leaving = RwSignal::new(false);
    let initials = initials(&name);
    let item = move |command: Command, glyph: Glyph| {
        MenuItem::new(command.label(), Callback::new(move |()| command.run(karta, desk))).glyph(glyph)
    };
    let elsewhere = expect_context::<Elsewhere>();
    let returned = move || {
        let hint = match elsewhere.returned(karta) {
            0 => "Все правки приняты".to_owned(),
            count => format!("Ждут решения: {count}"),
        };
        item(Command::GoReturned, Glyph::Warning).hint(hint)
    };
    let leave = Callback::new(move |()| leaving.set(true));
    let items = move || {
        let mut items = vec![
            returned(),
            item(Command::GoBin, Glyph::Trash),
            item(Command::OpenPalette, Glyph::Menu),
            item(Command::OpenHelp, Glyph::Keyboard),
        ];
        if kind == AccountKind::Admin {
            items.push(MenuItem::link("Люди центра", "/accounts").glyph(Glyph::User));
        }
        items.push(MenuItem::new("Выйти", leave).glyph(Glyph::SignOut).parted());
        items
    };
    let label = format!("{name}, {}", kind.title());
    let head = move || view! { <b>{name.clone()}</b><br /><small>{kind.title()}</small> };
    view! {
        <Menu id="person" label=label items=Signal::derive(items) trigger_class="avatar" trigger=move || initials.clone() head=head
            foot=move || view! { <ThemeChoice /> } />
        <Leaving open=leaving />
    }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let theme = RwSignal::new(Theme::of_name(page::theme().as_deref()));
    let choose = move |chosen: Theme| {
        theme.set(chosen);
        page::set_theme(chosen.name());
    };
    view! { <ThemeSwitch id="theme" theme=theme on_change=choose compact=true /> }
}
