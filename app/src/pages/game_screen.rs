//! A game on a projector: read from the last row, and no hand touches it.

use leptos::{ev, prelude::*};
use leptos_router::hooks::use_navigate;

use crate::{
    components::game::{at_game::AtGame, screen::Hall},
    platform::{body, page},
    store::OpenGame,
    ui::{Glyph, IconButton, Theme},
};

#[component]
pub fn GameScreenPage() -> impl IntoView {
    view! { <AtGame word="Показ" part=|open| view! { <Screen open=open /> }.into_any() /> }
}

#[component]
fn Screen(open: OpenGame) -> impl IntoView {
    let game = StoredValue::new(format!("/game/{}", open.id()));
    let title = move || open.head.with(|head| head.as_ref().map(|head| head.title.clone()));
    if body::is_here() {
        let navigate = use_navigate();
        let keys = window_event_listener(ev::keydown, move |event| match event.code().as_str() {
            "KeyF" => page::toggle_full_screen(),
            "Escape" => game.with_value(|game| navigate(game, Default::default())),
            _ => {}
        });
        on_cleanup(move || keys.remove());
    }
    view! {
        <section class="stage board-stage" data-theme=Theme::Projector.name()>
            <Hall open=open />
            <nav class="stage-foot" aria-label="Показ">
                <h1 class="grow">{title}</h1>
                <IconButton glyph=Glyph::Projector label="Во весь экран" on_press=page::toggle_full_screen />
                <a class="button" href=game.get_value()>"К игре"</a>
            </nav>
        </section>
    }
}
