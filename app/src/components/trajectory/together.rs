//! The people around a trajectory: who follows it, what was agreed.

use leptos::prelude::*;

use crate::store::OpenTrajectory;

#[component]
pub fn TogetherPart(open: OpenTrajectory) -> impl IntoView {
    view! { <h2>{move || open.head.get().map(|head| head.title)}</h2> }
}
