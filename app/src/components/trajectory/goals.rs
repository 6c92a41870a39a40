//! From gaps to goals.

use leptos::prelude::*;

use crate::store::OpenTrajectory;

#[component]
pub fn GoalsPart(open: OpenTrajectory) -> impl IntoView {
    view! { <h2>{move || open.head.get().map(|head| head.title)}</h2> }
}
