//! Over the plan: the way to see it, the year, a new step, the навигационная база, templates.

use karta_core::{domain::day::SchoolYear, limits::TITLE_CHARS};
use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    desk::{PlanDesk, View},
    templates::{SaveTemplate, StartFrom},
};
use crate::ui::{Button, ChipGroup, Choice, Glyph, Menu, MenuItem, Pick, SelectField, TextField, Variant};

#[component]
pub(super) fn PlanHead(desk: PlanDesk) -> impl IntoView {
    let saving = RwSignal::new(false);
    let starting = RwSignal::new(false);
    // Templates of one's own lie in a space that is not opened for nothing.
    let once = |open: RwSignal<bool>| Memo::new(move |was: Option<&bool>| was == Some(&true) || open.get());
    let (once_saved, once_started) = (once(saving), once(starting));
    let items = move || {
        vec![
            MenuItem::new("Сохранить как образец", Callback::new(move |()| saving.set(true)))
                .glyph(Glyph::Copy)
                .blocked(desk.open.steps.with(Vec::is_empty).then(|| "В плане пока нет шагов".to_owned())),
            MenuItem::new("Добавить шаги из образца", Callback::new(move |()| starting.set(true)))
                .glyph(Glyph::Plus),
        ]
    };
    view! {
        <div class="plan-head no-print">
            <Ways desk />
            <YearField desk />
            <Show when=move || desk.own.get()>
                <div class="actions push">
                    <Button glyph=Glyph::Search on_press=move || desk.show_base(None)>"Навигационная база"</Button>
                    <Menu id="plan-more" label="Ещё" items=Signal::derive(items) />
                </div>
            </Show>
        </div>
        <Show when=move || desk.own.get()><NewStep desk /></Show>
        <Show when=move || once_saved.get()><SaveTemplate desk open=saving /></Show>
        <Show when=move || once_started.get()><StartFrom desk open=starting /></Show>
    }
}

#[component]
fn Ways(desk: PlanDesk) -> impl IntoView {
    let choices = vec![
        Choice::new("months", "По месяцам").glyph(Glyph::Event),
        Choice::new("list", "Списком").glyph(Glyph::Task),
    ];
    let chosen = move || vec![if desk.view.get() == View::Months { "months" } else { "list" }.to_owned()];
    let change = move |chosen: Vec<String>| {
        desk.view.set(if chosen.iter().any(|way| way == "list") { View::List } else { View::Months });
    };
    view! {
        <ChipGroup id="plan-way" label="Как показать шаги" bare=true pick=Pick::One choices=choices
            chosen=Signal::derive(chosen) on_change=change />
    }
}

#[component]
fn YearField(desk: PlanDesk) -> impl IntoView {
    let years = move || {
        let now = desk.year.get();
        let mut years: Vec<u16> = desk.open.steps.with(|steps| {
            let days = steps.iter().filter_map(|step| step.period());
            days.flat_map(|days| [days.from.school_year().0, days.to.school_year().0]).collect()
        });
        years.extend([now.0.saturating_sub(1), now.0, now.0 + 1]);
        years.sort_unstable();
        years.dedup();
        years
            .into_iter()
            .map(|year| Choice::new(year.to_string(), SchoolYear(year).to_string()))
            .collect::<Vec<_>>()
    };
    let change = move |year: String| {
        if let Ok(year) = year.parse() {
            desk.year.set(SchoolYear(year));
        }
    };
    view! {
        <Show when=move || desk.view.get() == View::Months>
            <SelectField id="timeline-year" label="Учебный год" value=Signal::derive(move || desk.year.get().0.to_string())
                choices=Signal::derive(years) on_change=change />
        </Show>
    }
}

/// A step written freely: its title first, the rest beside.
#[component]
fn NewStep(desk: PlanDesk) -> impl IntoView {
    let title = RwSignal::new(String::new());
    let blocked = move || {
        let length = title.with(|title| title.trim().chars().count());
        match length {
            0 => Some("Напишите, что вы сделаете".to_owned()),
            length if length > TITLE_CHARS => Some(format!("Название длиннее {TITLE_CHARS} знаков")),
            _ => None,
        }
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        if untrack(blocked).is_none() {
            let id = desk.open.add_step(&title.get_untracked(), None, None);
            title.set(String::new());
            desk.show_step(id);
        }
    };
    view! {
        <form class="add-row no-print" on:submit=add>
            <TextField id="step-title" label="Свой шаг" value=title limit=TITLE_CHARS placeholder="Например: провести игру с коллегами"
                on_input=move |text: String| title.set(text) />
            <Button variant=Variant::Primary glyph=Glyph::Plus submit=true blocked=Signal::derive(blocked)>"Добавить шаг"</Button>
        </form>
    }
}
