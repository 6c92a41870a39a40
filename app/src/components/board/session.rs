//! The session that goes over a board: who is here, how others come in, what is shown when.

pub mod door;
pub mod reveal;

use karta_core::domain::grants::Action;
use leptos::prelude::*;

use crate::{
    components::board::session::door::DoorBox,
    store::{OpenBoard, courier::Courier},
};

/// Stands over the map.
#[component]
pub fn SessionBar(open: OpenBoard) -> impl IntoView {
    view! {
        <People courier=open.courier />
        <Show when=move || open.may(Action::ManageMembers)><DoorBox id=open.id() /></Show>
    }
}

/// Who is here now.
#[component]
pub fn People(courier: Courier) -> impl IntoView {
    let names = move || {
        let people = courier.connection.with(|connection| connection.people.clone());
        people.into_iter().map(|person| person.name).collect::<Vec<_>>().join(", ")
    };
    view! { <p class="hint">{move || { let names = names(); if names.is_empty() { String::new() } else { format!("Сейчас здесь: {names}") } }}</p> }
}
