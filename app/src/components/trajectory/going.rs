//! How a step is going: its status, evidence, reflection and what others say of it; the progress of the whole.

use karta_core::{domain::trajectory::step::Step, sync::RecordId};
use leptos::prelude::*;

use crate::store::OpenTrajectory;

/// Stands in the editor of a step.
#[component]
pub fn StepGoing(open: OpenTrajectory, id: RecordId) -> impl IntoView {
    let step = move || open.steps.with(|steps| steps.iter().find(|step| step.id == id).map(Step::form_title));
    view! { <p class="hint">{step}</p> }
}

/// How far the whole has come; stands under the title.
#[component]
pub fn ProgressLine(open: OpenTrajectory) -> impl IntoView {
    view! { <p class="hint">{move || open.head.get().map(|head| head.state_title())}</p> }
}
