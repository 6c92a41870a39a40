//! The plan as a list: all steps in the order of the document, put in another order by a handle, buttons or
//! arrows.

use karta_core::{domain::trajectory::step::Step, sync::RecordId};
use leptos::prelude::*;

use super::desk::{PlanDesk, name_id};
use crate::{
    components::activities::days_text,
    ui::{SortItem, SortableList},
};

#[component]
pub(super) fn StepList(desk: PlanDesk) -> impl IntoView {
    let items = Memo::new(move |_| {
        desk.open.steps.with(|steps| {
            steps.iter().map(|step| SortItem::new(step.id.as_str(), step.title.clone())).collect::<Vec<_>>()
        })
    });
    let row = move |id: String| view! { <Line desk id=RecordId::new(id) /> }.into_any();
    view! {
        <Show when=move || desk.own.get() fallback=move || view! {
            <ol class="step-list">
                <For each=move || items.get() key=|item| item.id.clone() let:item><li><Line desk id=RecordId::new(item.id) /></li></For>
            </ol>
        }>
            <SortableList id="step-order" label="Шаги по порядку" items=items row=row
                on_move=move |(from, to)| desk.open.move_step(from, to) />
        </Show>
    }
}

#[component]
fn Line(desk: PlanDesk, id: RecordId) -> impl IntoView {
    let key = StoredValue::new(id.clone());
    let step = Memo::new(move |_| key.with_value(|id| desk.open.step(id)));
    let goal = Memo::new(move |_| {
        let goal = step.with(|step| step.as_ref()?.goal.clone())?;
        desk.open.goal(&goal).map(|goal| goal.title)
    });
    let facts = move || step.with(|step| step.as_ref().map(facts_of));
    view! {
        <button type="button" class="step-line" id=name_id(&id) aria-current=move || key.with_value(|id| desk.shows_step(id)).then_some("true")
            on:click=move |_| desk.show_step(key.get_value())>
            <span class="title">{move || step.with(|step| step.as_ref().map(|step| step.title.clone()))}</span>
            <small>{facts}</small>
            {move || goal.get().map(|goal| view! { <small class="goal">"Цель: "{goal}</small> })}
        </button>
    }
}

fn facts_of(step: &Step) -> String {
    let when = step.period().map_or_else(|| "срок не назван".to_owned(), days_text);
    let hours = step.hours.map(|hours| format!("{hours} ч"));
    let facts = [Some(when), Some(step.form_title().to_owned()), hours, Some(step.status.title().to_owned())];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
