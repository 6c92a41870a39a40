//! A survey in the hall: the way to answer, and the results growing.

use karta_core::domain::grants::Action;
use leptos::prelude::*;

use super::results::Results;
use crate::{components::session::door::HallDoor, store::OpenSurvey};

#[component]
pub fn Hall(open: OpenSurvey) -> impl IntoView {
    let waits = Memo::new(move |_| open.answers.with(Vec::is_empty));
    let title = move || open.head.with(|head| head.as_ref().map(|head| head.title.clone()));
    view! {
        <div class="hall survey-hall" data-waits=move || waits.get().then_some("")>
            <header class="hall-head"><p class="takt-title">{title}</p></header>
            <div class="hall-body survey-results"><Results open=open /></div>
            <Show when=move || open.may(Action::ManageMembers)><HallDoor id=open.id() /></Show>
        </div>
    }
}
