//! Steps by months of the school year, or as a list.

use leptos::prelude::*;

use crate::store::OpenTrajectory;

#[component]
pub fn PlanPart(open: OpenTrajectory) -> impl IntoView {
    view! { <h2>{move || open.head.get().map(|head| head.title)}</h2> }
}
