use leptos::prelude::*;

#[component]
pub fn InstrumentsPage() -> impl IntoView {}
