//! The trajectories that this person follows as a тьютор, an expert or an observer.

use leptos::prelude::*;

#[component]
pub fn FollowedPeople() -> impl IntoView {
    view! { <div></div> }
}
