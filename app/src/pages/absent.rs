//! No such page.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::store::karta;

#[component]
pub fn AbsentPage() -> impl IntoView {
    karta().title.set("Страница не найдена".into());
    view! {
        <section class="page narrow empty">
            <h1>"Такой страницы нет"</h1>
            <p>"Возможно, ссылка устарела или в ней опечатка."</p>
            <A href="/" attr:class="button primary">"На главную"</A>
        </section>
    }
}
