//! The boards a person belongs to, and a new one.

use karta_core::domain::{account::AccountKind, space::SpaceKind};
use leptos::prelude::*;

use crate::{
    components::{
        board::{after::import::ImportBoard, session::new_board::NewBoard},
        session::own_spaces::OwnSpaces,
    },
    store::karta,
    ui::Glyph,
};

#[component]
pub fn BoardsPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Карта будущего".into());
    let makes = karta.is(AccountKind::Admin) || karta.is(AccountKind::Methodist);
    view! {
        <section class="page page-narrow stack">
            <h1>"Карта будущего"</h1>
            <p class="lead">"Доска форсайт-сессии: каждый пишет свои карточки, ведущий раскрывает общее, вместе видно будущее."</p>
            <Show when=move || makes><NewBoard /><div class="row"><ImportBoard /></div></Show>
            <OwnSpaces kind=SpaceKind::Board glyph=Glyph::Board none="Пока ни одной доски" by_code="Доска открывается по коду" />
        </section>
    }
}
