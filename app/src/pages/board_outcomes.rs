//! «Итоги» of a board.

use leptos::prelude::*;

use crate::{
    components::board::session::{at_board::AtBoard, outcomes::Outcomes},
    store::Session,
    ui::{ButtonLink, Glyph},
};

#[component]
pub fn BoardOutcomesPage() -> impl IntoView {
    view! { <AtBoard word="Итоги" part=|session| view! { <Page session=session /> }.into_any() /> }
}

#[component]
fn Page(session: Session) -> impl IntoView {
    let title = move || session.open.head.with(|head| head.as_ref().map(|head| head.title.clone()));
    view! {
        <section class="page stack board-outcomes">
            <header class="row row-apart no-print">
                <h1>"Итоги: "{title}</h1>
                <ButtonLink href=format!("/board/{}", session.open.id()) glyph=Glyph::Left>"К доске"</ButtonLink>
            </header>
            <Outcomes session=session />
        </section>
    }
}
