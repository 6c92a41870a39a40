use leptos::prelude::*;

#[component]
pub fn GroupsView() -> impl IntoView {}
