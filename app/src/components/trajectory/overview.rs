//! How many have a trajectory, and what their gaps and steps are: counts only, for those who plan programmes.

use leptos::prelude::*;

#[component]
pub fn Overview() -> impl IntoView {
    view! { <div></div> }
}
