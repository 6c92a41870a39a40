//! A step as a тьютор, an expert or an observer reads it.

use karta_core::{domain::trajectory::step::Step, sync::RecordId};
use leptos::prelude::*;

use crate::components::{activities::days_text, trajectory::plan::PlanDesk};

#[component]
pub(super) fn StepFacts(desk: PlanDesk, id: RecordId) -> impl IntoView {
    let step = Memo::new(move |_| desk.open.step(&id));
    let facts = move || {
        let facts = step.with(|step| step.as_ref().map(|step| facts_of(desk, step))).unwrap_or_default();
        facts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> })
            .collect_view()
    };
    let link =
        move || step.with(|step| step.as_ref().map(|step| step.link.clone())).filter(|link| !link.is_empty());
    view! {
        <h3>{move || step.with(|step| step.as_ref().map(|step| step.title.clone()))}</h3>
        <dl class="facts">{facts}</dl>
        {move || link().map(|link| view! { <p><a href=link.clone() rel="noopener noreferrer">{link.clone()}</a></p> })}
    }
}

fn facts_of(desk: PlanDesk, step: &Step) -> Vec<(&'static str, String)> {
    let titles = |cards: &[RecordId]| {
        cards.iter().map(|card| desk.open.card_title(card)).collect::<Vec<_>>().join(", ")
    };
    let goal = step.goal.as_ref().and_then(|goal| desk.open.goal(goal)).map(|goal| goal.title);
    let before =
        step.depends.iter().filter_map(|on| desk.open.step(on)).map(|step| format!("«{}»", step.title));
    vec![
        ("Цель", goal.unwrap_or_default()),
        ("Форма", format!("{}, {}", step.form_title(), step.class_title())),
        ("Часы", step.hours.map(|hours| hours.to_string()).unwrap_or_default()),
        ("Срок", step.period().map(days_text).unwrap_or_default()),
        ("Развивает", titles(&step.develops)),
        ("После шага", before.collect::<Vec<_>>().join(", ")),
        ("Результат", step.result.clone()),
        ("Предъявление", step.presentation.clone()),
        ("Ответственный", step.responsible.clone()),
        ("Место", step.place.clone()),
    ]
}
