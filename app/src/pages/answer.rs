use leptos::prelude::*;

#[component]
pub fn AnswerPage() -> impl IntoView {}
