//! The games a person belongs to, a new one, and what they kept of those they played.

use karta_core::domain::{account::AccountKind, space::SpaceKind};
use leptos::prelude::*;

use crate::{
    components::{
        game::{new_game::NewGame, trials::OwnTrials},
        session::own_spaces::OwnSpaces,
    },
    store::karta,
    ui::Glyph,
};

#[component]
pub fn GamesPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Игра «Примерь на себя»".into());
    let makes = karta.is(AccountKind::Admin) || karta.is(AccountKind::Methodist);
    view! {
        <section class="page page-narrow stack">
            <h1>"Игра «Примерь на себя»"</h1>
            <p class="lead">"За столом каждый тянет роль и кейс, готовится и показывает, остальные отмечают вслепую."</p>
            <Show when=move || makes><NewGame /></Show>
            <OwnSpaces kind=SpaceKind::Game glyph=Glyph::Gametech none="Пока ни одной игры" by_code="Игра открывается по коду" />
            <Show when=move || karta.has_account()><OwnTrials /></Show>
        </section>
    }
}
