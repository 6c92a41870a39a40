//! «Ещё» of a game: coming in, people and tables, the deck, the hall, the end.

use leptos::prelude::*;

use super::{deck::DeckDialog, people::PeopleDialog};
use crate::{
    components::session::{
        clock::{is_heard, set_heard},
        door::DoorDialog,
    },
    store::OpenGame,
    ui::{ConfirmDialog, Glyph, Menu, MenuItem},
};

/// What stands open over the game.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    Door,
    People,
    Deck,
    End,
}

#[component]
pub fn GameMore(open: OpenGame) -> impl IntoView {
    let window = RwSignal::new(None::<Window>);
    let heard = RwSignal::new(is_heard());
    let path = StoredValue::new(format!("/game/{}", open.id()));
    let shows = move |label: &str, glyph, which| {
        MenuItem::new(label, Callback::new(move |()| window.set(Some(which)))).glyph(glyph)
    };
    let leads = move |label: &str, glyph, part: &str| {
        MenuItem::link(label, path.with_value(|path| format!("{path}/{part}"))).glyph(glyph)
    };
    let host = move || {
        let sounds = Callback::new(move |()| {
            set_heard(!heard.get_untracked());
            heard.set(is_heard());
        });
        let end = if open.is_closed() {
            MenuItem::new("Продолжить игру", Callback::new(move |()| open.set_fact("closed", false)))
                .glyph(Glyph::Play)
        } else {
            shows("Завершить игру", Glyph::Check, Window::End)
        };
        vec![
            shows("Код для входа", Glyph::Qr, Window::Door),
            shows("Люди и столы", Glyph::People, Window::People),
            shows("Колода и время", Glyph::Gametech, Window::Deck),
            leads("Показ в зале", Glyph::Projector, "screen").parted(),
            leads("Пульт", Glyph::Device, "remote"),
            MenuItem::new("Звук в конце времени", sounds).checked(heard.get()),
            end.parted(),
        ]
    };
    let items = move || {
        let mut items = if open.steers.get() {
            host()
        } else {
            vec![leads("На весь экран", Glyph::Projector, "screen")]
        };
        items.push(leads("Итоги", Glyph::Print, "outcomes"));
        items
    };
    view! {
        <Menu id="game-more" label="Ещё" items=Signal::derive(items) trigger_class="button" trigger=|| "Ещё" />
        <Show when=move || open.steers.get()>
            <DoorDialog id=open.id() open=Signal::derive(move || window.get() == Some(Window::Door)) on_close=move || window.set(None) />
            <PeopleDialog open=open window=window />
            <DeckDialog open=open window=window />
            <ConfirmDialog id="end-game" title="Завершить игру?" confirm="Завершить"
                text="Роли больше не тянут. Итоги останутся, продолжить можно в любой момент."
                open=Signal::derive(move || window.get() == Some(Window::End)) on_close=move || window.set(None)
                on_confirm=move || open.set_fact("closed", true) />
        </Show>
    }
}
