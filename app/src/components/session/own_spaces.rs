//! The sessions of one kind that a person belongs to.

use karta_core::domain::space::SpaceKind;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use crate::{
    failure::Failure,
    platform::body,
    store::{karta, people},
    ui::{ButtonLink, EmptyState, ErrorState, Glyph, Loading},
    wire::SpaceLine,
};

/// `none` is said where there are none, `by_code` to whoever has not come in.
#[component]
pub fn OwnSpaces(kind: SpaceKind, glyph: Glyph, none: &'static str, by_code: &'static str) -> impl IntoView {
    let karta = karta();
    let list = RwSignal::new(None::<Result<Vec<SpaceLine>, Failure>>);
    if body::is_here() && karta.signed_in() {
        spawn_local(async move { _ = list.try_set(Some(people::own_spaces(kind).await)) });
    }
    let line =
        move |line: SpaceLine| view! { <li><A href=karta.space_path(&line.space)>{line.title}</A></li> };
    move || {
        match list.get() {
        None if karta.signed_in() => view! { <Loading label="Загружаем список" /> }.into_any(),
        None => view! {
            <EmptyState glyph=glyph title=by_code text=Some("Войдите по шести цифрам с экрана или под своим именем.".to_owned())>
                <ButtonLink href="/join">"Войти по коду"</ButtonLink>
            </EmptyState>
        }
        .into_any(),
        Some(Err(failure)) => view! { <ErrorState title="Список не открылся" text=failure.text /> }.into_any(),
        Some(Ok(lines)) if lines.is_empty() => view! { <EmptyState glyph=glyph title=none /> }.into_any(),
        Some(Ok(lines)) => view! { <ul class="plain-list">{lines.into_iter().map(line).collect_view()}</ul> }.into_any(),
    }
    }
}
