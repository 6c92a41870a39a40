//! The graph of professional growth.

use leptos::prelude::*;

use crate::store::OpenTrajectory;

#[component]
pub fn GrowthPart(open: OpenTrajectory) -> impl IntoView {
    view! { <h2>{move || open.head.get().map(|head| head.title)}</h2> }
}
