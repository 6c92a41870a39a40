//! «Ход по шагам»: each step with its status, opened where it stands to evidence, reflection and talk.

use karta_core::{domain::trajectory::step::Step, sync::RecordId};
use leptos::prelude::*;

use super::super::going::{StepGoing, status::StatusTag};
use crate::{
    components::activities::{days_text, today},
    store::{
        OpenTrajectory,
        trajectory::going::{GoingStep, Talk},
    },
    ui::{Glyph, Tag},
};

#[component]
pub fn StepsGoing(open: OpenTrajectory) -> impl IntoView {
    let ids =
        Memo::new(move |_| open.steps.with(|all| all.iter().map(|one| one.id.clone()).collect::<Vec<_>>()));
    view! {
        <section class="stack stack-tight">
            <h2 class="ruled">"Ход по шагам"</h2>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="hint">"Шагов пока нет: они составляются в части «План»."</p>
            </Show>
            <ul class="steps-going">
                <For each=move || ids.get() key=RecordId::clone let:id><OneStep open id /></For>
            </ul>
        </section>
    }
}

#[component]
fn OneStep(open: OpenTrajectory, id: RecordId) -> impl IntoView {
    let going = GoingStep::of(open, id.clone());
    let talk = Talk::about(open, id);
    let unfolded = RwSignal::new(false);
    let head = move || going.step.get().map(|step| head_of(&step));
    let said = move || {
        let (evidence, turns) = (going.evidence.with(Vec::len), talk.comments.with(Vec::len));
        let told = [("свидетельств", evidence), ("реплик", turns)];
        let told = told.into_iter().filter(|(_, count)| *count > 0);
        told.map(|(word, count)| format!("{word}: {count}")).collect::<Vec<_>>().join(", ")
    };
    view! {
        <li class="sheet">
            <details on:toggle=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)>
                <summary>{head}<small>{said}</small></summary>
                <Show when=move || unfolded.get()><StepGoing open id=going.id() /></Show>
            </details>
        </li>
    }
}

fn head_of(step: &Step) -> impl IntoView + use<> {
    let late = today().is_some_and(|today| step.is_late(today));
    let days = step.period().map(days_text);
    view! {
        <h3>{step.title.clone()}</h3>
        <span class="row">
            <StatusTag status=step.status />
            {late.then(|| view! { <span class="step-late"><Tag glyph=Glyph::Warning>"срок прошёл"</Tag></span> })}
            <small class="nowrap">{days}</small>
        </span>
    }
}
