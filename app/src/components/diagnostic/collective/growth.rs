use leptos::prelude::*;

#[component]
pub fn GrowthView() -> impl IntoView {}
