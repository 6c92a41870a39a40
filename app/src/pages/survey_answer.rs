//! Answering a survey by its code, as nobody.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{components::survey::by_code::ByCode, platform::body, ui::Loading};

#[component]
pub fn SurveyAnswerPage() -> impl IntoView {
    let code = use_params_map().with_untracked(|params| params.get("code").unwrap_or_default());
    view! {
        <section class="page page-narrow stack">
            <h1>"Опрос"</h1>
            {if body::is_here() {
                view! { <ByCode code=code /> }.into_any()
            } else {
                view! { <Loading label="Открываем опрос" /> }.into_any()
            }}
        </section>
    }
}
