//! The board on a projector.

use leptos::prelude::*;

use crate::{
    components::{
        board::session::{
            at_board::AtBoard,
            screen::{Hall, SCREEN},
        },
        session::on_screen::OnScreen,
    },
    store::Session,
};

#[component]
pub fn BoardScreenPage() -> impl IntoView {
    view! { <AtBoard word="Показ" part=|session| view! { <Screen session=session /> }.into_any() /> }
}

#[component]
fn Screen(session: Session) -> impl IntoView {
    let open = session.open;
    let title = Signal::derive(move || open.head.with(|head| head.as_ref().map(|head| head.title.clone())));
    view! {
        <OnScreen id=SCREEN title home=format!("/board/{}", open.id()) back="К доске"><Hall session=session /></OnScreen>
    }
}
