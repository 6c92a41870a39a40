//! No such page.

use leptos::prelude::*;

use crate::{
    store::karta,
    ui::{ButtonLink, EmptyState, Glyph},
};

#[component]
pub fn AbsentPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Страница не найдена".into());
    karta.absent.set(true);
    view! {
        <section class="page page-narrow stack">
            <h1 class="hidden-text">"Такой страницы нет"</h1>
            <EmptyState glyph=Glyph::Search title="Такой страницы нет" text="Возможно, ссылка устарела или в ней опечатка.">
                <ButtonLink href="/">"На главную"</ButtonLink>
            </EmptyState>
        </section>
    }
}
