use leptos::prelude::*;

#[component]
pub fn HeatView() -> impl IntoView {}
