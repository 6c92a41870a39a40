//! The document of a trajectory, for print and for files.

use leptos::prelude::*;

use crate::store::OpenTrajectory;

#[component]
pub fn DocumentPart(open: OpenTrajectory) -> impl IntoView {
    view! { <h2>{move || open.head.get().map(|head| head.title)}</h2> }
}
