use leptos::prelude::*;

#[component]
pub fn RoundsPage() -> impl IntoView {}
