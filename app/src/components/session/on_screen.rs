//! A live session on a projector: read from the last row, and no hand touches it.

use leptos::{ev, prelude::*};
use leptos_router::hooks::use_navigate;

use crate::{
    platform::{body, page},
    ui::{Glyph, IconButton, Theme},
};

/// `home` is the address of the session's own page, `back` what the way there is called.
#[component]
pub fn OnScreen(
    #[prop(optional)] id: Option<&'static str>,
    #[prop(into)] title: Signal<Option<String>>,
    home: String,
    back: &'static str,
    children: Children,
) -> impl IntoView {
    let home = StoredValue::new(home);
    if body::is_here() {
        let navigate = use_navigate();
        let keys = window_event_listener(ev::keydown, move |event| match event.code().as_str() {
            "KeyF" => page::toggle_full_screen(),
            "Escape" => home.with_value(|home| navigate(home, Default::default())),
            _ => {}
        });
        on_cleanup(move || keys.remove());
    }
    view! {
        <section id=id class="stage board-stage" data-theme=Theme::Projector.name()>
            {children()}
            <nav class="stage-foot" aria-label="Показ">
                <h1 class="grow">{title}</h1>
                <IconButton glyph=Glyph::Projector label="Во весь экран" on_press=page::toggle_full_screen />
                <a class="button" href=home.get_value()>{back}</a>
            </nav>
        </section>
    }
}
