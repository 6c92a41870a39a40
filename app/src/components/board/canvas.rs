//! The map: cards in time and lanes.

use karta_core::domain::grants::Action;
use leptos::prelude::*;

use super::session::reveal::Reveal;
use crate::{
    components::board::canvas::list::{CardList, NewCard},
    store::OpenBoard,
};

pub mod list;

#[component]
pub fn Canvas(open: OpenBoard) -> impl IntoView {
    view! {
        <Show when=move || open.may(Action::Contribute)><NewCard courier=open.courier /></Show>
        <Show when=move || open.may(Action::Steer)><Reveal id=open.id() /></Show>
        <CardList open=open />
    }
}
