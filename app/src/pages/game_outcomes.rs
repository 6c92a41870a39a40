//! What a game came to.

use leptos::prelude::*;

use crate::components::game::{at_game::AtGame, outcomes::Outcomes};

#[component]
pub fn GameOutcomesPage() -> impl IntoView {
    view! { <AtGame word="Итоги" part=|open| view! { <Outcomes open=open /> }.into_any() /> }
}
