//! The boards a person belongs to, and a new one.

use karta_core::domain::{account::AccountKind, space::SpaceKind};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use crate::{
    components::board::{after::import::ImportBoard, session::new_board::NewBoard},
    failure::Failure,
    platform::body,
    store::{karta, people},
    ui::{ButtonLink, EmptyState, ErrorState, Glyph, Loading},
    wire::SpaceLine,
};

#[component]
pub fn BoardsPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Карта будущего".into());
    let list = RwSignal::new(None::<Result<Vec<SpaceLine>, Failure>>);
    if body::is_here() && karta.signed_in() {
        spawn_local(async move { list.set(Some(people::own_spaces(SpaceKind::Board).await)) });
    }
    let makes = karta.is(AccountKind::Admin) || karta.is(AccountKind::Methodist);
    view! {
        <section class="page page-narrow stack">
            <h1>"Карта будущего"</h1>
            <p class="lead">"Доска форсайт-сессии: каждый пишет свои карточки, ведущий раскрывает общее, вместе видно будущее."</p>
            <Show when=move || makes><NewBoard /><div class="row"><ImportBoard /></div></Show>
            {move || match list.get() {
                None if karta.signed_in() => view! { <Loading label="Загружаем доски" /> }.into_any(),
                None => view! {
                    <EmptyState glyph=Glyph::Board title="Доска открывается по коду" text="Войдите по шести цифрам с экрана или под своим именем.">
                        <ButtonLink href="/join">"Войти по коду"</ButtonLink>
                    </EmptyState>
                }.into_any(),
                Some(Err(failure)) => view! { <ErrorState title="Список не открылся" text=failure.text /> }.into_any(),
                Some(Ok(lines)) if lines.is_empty() => view! { <EmptyState glyph=Glyph::Board title="Пока ни одной доски" /> }.into_any(),
                Some(Ok(lines)) => view! {
                    <ul class="plain-list">
                        {lines.into_iter().map(|line| view! { <li><A href=format!("/board/{}", line.space)>{line.title}</A></li> }).collect_view()}
                    </ul>
                }.into_any(),
            }}
        </section>
    }
}
