//! The boards a person belongs to, and a new one.

use karta_core::{
    domain::{account::AccountKind, space::SpaceKind},
    limits::TITLE_CHARS,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use crate::{
    commands::Desk,
    failure::Failure,
    platform::body,
    store::{karta, people},
    ui::{Button, ButtonLink, EmptyState, ErrorState, Glyph, Loading, TextField, Toasts, Variant},
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
            <p class="lead">"Доска форсайт-сессии: каждый пишет свои карточки, ведущий раскрывает общее. Полотно времени, такты и голосование ещё строятся."</p>
            <Show when=move || makes><MakeBoard /></Show>
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

#[component]
fn MakeBoard() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let toasts = Toasts::expect();
    let title = RwSignal::new(String::new());
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        spawn_local(async move {
            let head = [("title".to_owned(), title.get_untracked().into())].into();
            match people::found(SpaceKind::Board, head).await {
                Ok(space) => desk.go.run(format!("/board/{space}")),
                Err(failure) => toasts.fail(failure.text),
            }
        });
    };
    view! {
        <form class="sheet form" on:submit=make>
            <TextField id="title" label="Название новой доски" value=title on_input=move |text: String| title.set(text)
                placeholder="Педагог-2035" limit=TITLE_CHARS required=true />
            <Button variant=Variant::Primary glyph=Glyph::Plus submit=true>"Создать"</Button>
        </form>
    }
}
