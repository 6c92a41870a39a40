//! The surveys a person belongs to, and a new one.

use karta_core::domain::{account::AccountKind, space::SpaceKind};
use leptos::prelude::*;

use crate::{
    components::{session::own_spaces::OwnSpaces, survey::new_survey::NewSurvey},
    store::karta,
    ui::Glyph,
};

#[component]
pub fn SurveysPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Опросы".into());
    let makes = karta.is(AccountKind::Admin) || karta.is(AccountKind::Methodist);
    view! {
        <section class="page page-narrow stack">
            <h1>"Опросы"</h1>
            <p class="lead">"После события: от трёх до семи вопросов, ответ по коду с экрана, итоги сразу."</p>
            <Show when=move || makes><NewSurvey /></Show>
            <OwnSpaces kind=SpaceKind::Survey glyph=Glyph::Speech none="Пока ни одного опроса" by_code="Опрос открывается по коду" />
        </section>
    }
}
