//! The board on a projector: read from the last row, and no hand touches it.

use leptos::{ev, prelude::*};
use leptos_router::hooks::use_navigate;

use crate::{
    components::board::session::{
        at_board::AtBoard,
        screen::{Hall, SCREEN},
    },
    platform::{body, page},
    store::Session,
    ui::{Glyph, IconButton, Theme},
};

#[component]
pub fn BoardScreenPage() -> impl IntoView {
    view! { <AtBoard word="Показ" part=|session| view! { <Screen session=session /> }.into_any() /> }
}

#[component]
fn Screen(session: Session) -> impl IntoView {
    let board = StoredValue::new(format!("/board/{}", session.open.id()));
    let title = move || session.open.head.with(|head| head.as_ref().map(|head| head.title.clone()));
    if body::is_here() {
        let navigate = use_navigate();
        let keys = window_event_listener(ev::keydown, move |event| match event.code().as_str() {
            "KeyF" => page::toggle_full_screen(),
            "Escape" => board.with_value(|board| navigate(board, Default::default())),
            _ => {}
        });
        on_cleanup(move || keys.remove());
    }
    view! {
        <section id=SCREEN class="stage board-stage" data-theme=Theme::Projector.name()>
            <Hall session=session />
            <nav class="stage-foot" aria-label="Показ">
                <h1 class="grow">{title}</h1>
                <IconButton glyph=Glyph::Projector label="Во весь экран" on_press=page::toggle_full_screen />
                <a class="button" href=board.get_value()>"К доске"</a>
            </nav>
        </section>
    }
}
