//! The person's menu: what was returned, the bin, the theme, leaving.

use karta_core::domain::account::AccountKind;
use leptos::prelude::*;

use super::leaving::Leaving;
use crate::{
    commands::{Command, Desk},
    components::{
        presence::initials,
        proposals::waiting::{WaitingCount, waiting_count},
    },
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
    let waiting = waiting_count();
    let proposals = move || {
        let row = item(Command::GoProposals, Glyph::Speech);
        if waiting.get() > 0 { row.hint(format!("ждут решения: {}", waiting.get())) } else { row }
    };
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
            proposals(),
            item(Command::GoPlan, Glyph::Event),
            item(Command::GoGames, Glyph::Gametech),
            returned(),
            item(Command::GoBin, Glyph::Trash),
            item(Command::OpenPalette, Glyph::Menu),
            item(Command::OpenHelp, Glyph::Keyboard),
        ];
        if kind == AccountKind::Admin || kind == AccountKind::Methodist {
            items.push(item(Command::GoSurveys, Glyph::Speech));
        }
        if kind == AccountKind::Admin {
            items.push(MenuItem::link("Люди центра", "/accounts").glyph(Glyph::User));
        }
        items.push(MenuItem::new("Выйти", leave).glyph(Glyph::SignOut).parted());
        items
    };
    // The initials are what is seen on the button: its name begins with them.
    let person = format!("{initials}: {name}, {}", kind.title());
    let label = move || match waiting.get() {
        0 => person.clone(),
        count => format!("{person}, предложений ждут решения: {count}"),
    };
    let head = move || view! { <b>{name.clone()}</b><br /><small>{kind.title()}</small> };
    view! {
        <Menu id="person" label=label items=Signal::derive(items) trigger_class="avatar" trigger=move || view! { {initials.clone()}<WaitingCount count=waiting /> } head=head
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
