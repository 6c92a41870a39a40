//! After which steps this one comes.

use karta_core::{
    domain::trajectory::{circles::Dependencies, step::Step},
    limits::LIST_ITEMS,
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::trajectory::plan::PlanDesk,
    ui::{Choice, Glyph, IconButton, SelectField},
};

#[component]
pub(super) fn Depends(desk: PlanDesk, key: StoredValue<RecordId>, step: Memo<Option<Step>>) -> impl IntoView {
    let depends = Memo::new(move |_| {
        step.with(|step| step.as_ref().map(|step| step.depends.clone())).unwrap_or_default()
    });
    let select_id = key.with_value(|id| format!("{id}-after"));
    let set = move |refs: Vec<RecordId>| key.with_value(|id| desk.open.set_refs(id, "depends", &refs));
    let choices = move || {
        key.with_value(|id| depends.with(|depends| desk.open.steps.with(|steps| offered(steps, id, depends))))
    };
    let add = move |on: String| {
        let mut all = depends.get_untracked();
        if !on.is_empty() && all.len() < LIST_ITEMS {
            all.push(RecordId::new(on));
            set(all);
        }
    };
    let row = move |on: RecordId| {
        let own = on.clone();
        let title = Memo::new(move |_| {
            desk.open.step(&on).map_or_else(|| "шаг удалён".to_owned(), |step| step.title)
        });
        let remove = move || {
            let mut all = depends.get_untracked();
            all.retain(|one| *one != own);
            set(all);
        };
        view! {
            <li><span>{title}</span><IconButton glyph=Glyph::Close label=Signal::derive(move || format!("Не ждать: {}", title.get())) on_press=remove /></li>
        }
    };
    view! {
        <div class="step-depends">
            <SelectField id=select_id label="После шага…" nothing="добавить шаг, который должен быть раньше" value=String::new()
                choices=Signal::derive(choices) on_change=add />
            <ul>
                <For each=move || depends.get() key=RecordId::clone let:on>{row(on)}</For>
            </ul>
        </div>
    }
}

/// The other steps; of those that wait for this one already it is said that they would go round in a circle.
fn offered(steps: &[Step], id: &RecordId, depends: &[RecordId]) -> Vec<Choice> {
    let Some(own) = steps.iter().position(|step| &step.id == id) else { return Vec::new() };
    let dependencies = Dependencies::among(steps);
    let others = steps.iter().enumerate().filter(|(at, step)| *at != own && !depends.contains(&step.id));
    others
        .map(|(at, step)| {
            let circle = if dependencies.would_close(own, at) {
                " (ждёт этот шаг: выйдет круг)"
            } else {
                ""
            };
            Choice::new(step.id.as_str(), format!("{}{circle}", step.title))
        })
        .collect()
}
