//! A game on a projector.

use leptos::prelude::*;

use crate::{
    components::{
        game::{at_game::AtGame, screen::Hall},
        session::on_screen::OnScreen,
    },
    store::OpenGame,
};

#[component]
pub fn GameScreenPage() -> impl IntoView {
    view! { <AtGame word="Показ" part=|open| view! { <Screen open=open /> }.into_any() /> }
}

#[component]
fn Screen(open: OpenGame) -> impl IntoView {
    let title = Signal::derive(move || open.head.with(|head| head.as_ref().map(|head| head.title.clone())));
    view! { <OnScreen title home=format!("/game/{}", open.id()) back="К игре"><Hall open=open /></OnScreen> }
}
