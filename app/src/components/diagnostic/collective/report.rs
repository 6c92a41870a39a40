use leptos::prelude::*;

#[component]
pub fn ReportView() -> impl IntoView {}
