//! The fields of a step.

use karta_core::{
    domain::{activity::FORMS, trajectory::step::Step},
    limits::{LINE_CHARS, STEP_HOURS, TITLE_CHARS},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{days::DaysFields, depends::Depends, source::SourceNote};
use crate::{
    components::{
        live_text::{LiveText, Writes},
        live_value::{LiveValue, Takes},
        trajectory::plan::PlanDesk,
    },
    ui::{ChipGroup, Choice, SelectField},
};

#[component]
pub(super) fn StepFields(desk: PlanDesk, id: RecordId) -> impl IntoView {
    let courier = desk.open.courier;
    let key = StoredValue::new(id.clone());
    let step = Memo::new(move |_| key.with_value(|id| desk.open.step(id)));
    let line = |field: &'static str, label: &'static str, most: usize| {
        let record = id.clone();
        view! { <LiveText courier record field label writes=Writes::Line most among_others=true /> }
    };
    view! {
        {line("title", "Название", TITLE_CHARS)}
        <SourceNote desk key step />
        <Chosen desk key step />
        <div class="field-row">
            <DaysFields desk key step />
            <LiveValue courier record=id.clone() field="hours" label="Часы" takes=Takes::Whole(0, STEP_HOURS) />
        </div>
        <Develops desk key step />
        <Depends desk key step />
        {line("result", "Ожидаемый результат", LINE_CHARS)}
        {line("presentation", "Форма предъявления", LINE_CHARS)}
        <div class="field-row">
            {line("responsible", "Исполнитель, ответственный", LINE_CHARS)}
            {line("place", "Место", LINE_CHARS)}
        </div>
        <LiveValue courier record=id.clone() field="link" label="Ссылка" takes=Takes::Link />
    }
}

/// The form and the goal.
#[component]
fn Chosen(desk: PlanDesk, key: StoredValue<RecordId>, step: Memo<Option<Step>>) -> impl IntoView {
    let id = key.with_value(ToString::to_string);
    let forms = FORMS.iter().map(|(name, title)| Choice::new(*name, *title)).collect::<Vec<_>>();
    let form = move || step.with(|step| step.as_ref().map_or("", |step| step.form).to_owned());
    let class =
        move || step.with(|step| step.as_ref().map(|step| format!("{} обучение", step.class_title())));
    let goals = move || {
        desk.open.goals.with(|goals| {
            goals.iter().map(|goal| Choice::new(goal.id.as_str(), goal.title.clone())).collect::<Vec<_>>()
        })
    };
    let goal = move || {
        step.with(|step| step.as_ref().and_then(|step| step.goal.as_ref()).map(ToString::to_string))
            .unwrap_or_default()
    };
    let set = move |field: &'static str| {
        move |value: String| {
            let value = if value.is_empty() { serde_json::Value::Null } else { value.into() };
            key.with_value(|id| desk.open.space().set(id, field, value));
        }
    };
    view! {
        <div class="field-row">
            <SelectField id=format!("{id}-form") label="Форма" value=Signal::derive(form) choices=forms hint=Signal::derive(class) on_change=set("form") />
            <SelectField id=format!("{id}-goal") label="Цель" nothing="без цели" value=Signal::derive(goal) choices=Signal::derive(goals) on_change=set("goal") />
        </div>
    }
}

/// The cards that it helps to grow in.
#[component]
fn Develops(desk: PlanDesk, key: StoredValue<RecordId>, step: Memo<Option<Step>>) -> impl IntoView {
    let group = key.with_value(|id| format!("{id}-develops"));
    let chosen = Memo::new(move |_| {
        let cards = step.with(|step| step.as_ref().map(|step| step.develops.clone())).unwrap_or_default();
        cards.iter().map(ToString::to_string).collect::<Vec<_>>()
    });
    let choices = Signal::derive(move || {
        desk.open.catalogue.cards.with(|cards| {
            let fits = cards.iter().filter(|card| !card.archived);
            fits.map(|card| Choice::new(card.id.as_str(), card.title.clone())).collect::<Vec<_>>()
        })
    });
    let titles = move || {
        let titles: Vec<String> = chosen.with(|chosen| {
            chosen.iter().map(|card| desk.open.card_title(&RecordId::from(card.as_str()))).collect()
        });
        if titles.is_empty() {
            "Что развивает: не выбрано".to_owned()
        } else {
            format!("Развивает: {}", titles.join(", "))
        }
    };
    let change = move |now: Vec<String>| {
        // A card that is not offered (archived, deleted) stays in the list.
        let offered = choices.get_untracked();
        let kept = chosen.get_untracked().into_iter();
        let kept = kept.filter(|one| !offered.iter().any(|choice| &choice.value == one));
        let all: Vec<RecordId> = kept.chain(now).map(RecordId::new).collect();
        key.with_value(|id| desk.open.set_refs(id, "develops", &all));
    };
    view! {
        <details class="develops">
            <summary>{titles}</summary>
            <ChipGroup id=group label="Что развивает" bare=true choices=choices chosen=chosen dense=true on_change=change />
        </details>
    }
}
