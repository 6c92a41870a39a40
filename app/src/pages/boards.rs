//! The boards a person belongs to, and a new one.

use karta_core::domain::account::AccountKind;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use crate::{
    commands::Desk,
    components::notice::words,
    failure::Failure,
    platform::body,
    store::{karta, people},
    wire::SpaceLine,
};

#[component]
pub fn BoardsPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Карта будущего".into());
    let list = RwSignal::new(None::<Result<Vec<SpaceLine>, Failure>>);
    if body::is_here() && karta.signed_in() {
        spawn_local(async move { list.set(Some(people::boards().await)) });
    }
    let makes = karta.is(AccountKind::Admin) || karta.is(AccountKind::Methodist);
    view! {
        <section class="page narrow">
            <h1>"Карта будущего"</h1>
            <p class="lead">"Доска форсайт-сессии: каждый пишет свои карточки, ведущий раскрывает общее. Полотно времени, такты и голосование ещё строятся."</p>
            <Show when=move || makes><MakeBoard /></Show>
            {move || match list.get() {
                None if karta.signed_in() => view! { <p class="hint">"Загружаем доски…"</p> }.into_any(),
                None => view! { <p class="empty">"Чтобы открыть доску, войдите по коду с экрана или под своим именем."</p> }.into_any(),
                Some(Err(failure)) => view! { <p class="banner bad">{failure.text}</p> }.into_any(),
                Some(Ok(lines)) if lines.is_empty() => view! { <p class="empty">"Пока ни одной доски."</p> }.into_any(),
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
    let words = words();
    let title = RwSignal::new(String::new());
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        spawn_local(async move {
            match people::make_board(title.get_untracked()).await {
                Ok(space) => desk.go.run(format!("/board/{space}")),
                Err(failure) => words.say(failure.text),
            }
        });
    };
    view! {
        <form class="form row-form" on:submit=make>
            <label>"Название новой доски"
                <input name="title" required maxlength="160" placeholder="Педагог-2035" on:input=move |event| title.set(event_target_value(&event)) />
            </label>
            <button class="primary">"Создать"</button>
        </form>
    }
}
