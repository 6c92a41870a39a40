//! The step in hand: what a bar does under a finger or a key, as buttons.

use karta_core::{
    domain::{
        month,
        trajectory::timeline::{Nudge, Stride},
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    chart::month_of,
    desk::{PlanDesk, View},
};
use crate::{
    components::activities::{days_text, today},
    ui::{Button, ChipGroup, Choice, Glyph, IconButton, Pick, SelectField, Size},
};

#[component]
pub(super) fn Tools(desk: PlanDesk) -> impl IntoView {
    let picked = Memo::new(move |_| {
        let shown = desk.own.get() && desk.view.get() == View::Months;
        desk.picked.get().filter(|id| shown && desk.is_step(id))
    });
    move || picked.get().map(|id| view! { <Picked desk id /> })
}

#[component]
fn Picked(desk: PlanDesk, id: RecordId) -> impl IntoView {
    let key = StoredValue::new(id);
    let step = Memo::new(move |_| key.with_value(|id| desk.open.step(id)));
    let dated = Memo::new(move |_| step.with(|step| step.as_ref().is_some_and(|step| step.days.is_some())));
    let title = move || step.with(|step| step.as_ref().map(|step| step.title.clone()));
    let when = move || step.with(|step| step.as_ref().and_then(|step| step.period())).map(days_text);
    view! {
        <div class="plan-tools no-print" role="group" aria-label="Выбранный шаг">
            <p><b>{title}</b><small role="status">{when}</small></p>
            <Show when=move || dated.get() fallback=move || view! { <IntoMonth desk key /> }>
                <Moves desk key />
            </Show>
            <div class="actions">
                <Button size=Size::Small glyph=Glyph::Pencil on_press=move || desk.show_step(key.get_value())>"Подробно"</Button>
                <IconButton glyph=Glyph::Close label="Снять выбор" on_press=move || desk.picked.set(None) />
            </div>
        </div>
    }
}

#[component]
fn Moves(desk: PlanDesk, key: StoredValue<RecordId>) -> impl IntoView {
    let strides = vec![Choice::new("week", "на неделю"), Choice::new("month", "на месяц")];
    let chosen = move || vec![if desk.stride.get() == Stride::Week { "week" } else { "month" }.to_owned()];
    let change = move |chosen: Vec<String>| {
        desk.stride.set(if chosen.iter().any(|one| one == "month") { Stride::Month } else { Stride::Week });
    };
    let button = move |nudge: Nudge, glyph: Glyph, words: &'static str| {
        let press = move || {
            if let Some(today) = today() {
                key.with_value(|id| desk.open.nudge(id, nudge, desk.stride.get_untracked(), today));
            }
        };
        view! { <Button size=Size::Small glyph=glyph on_press=press>{words}</Button> }
    };
    view! {
        <div class="actions">
            {button(Nudge::Earlier, Glyph::Left, "Раньше")}
            {button(Nudge::Later, Glyph::Right, "Позже")}
            {button(Nudge::Shorter, Glyph::Up, "Короче")}
            {button(Nudge::Longer, Glyph::Down, "Длиннее")}
        </div>
        <ChipGroup id="plan-stride" label="На сколько" bare=true pick=Pick::One choices=strides chosen=Signal::derive(chosen) on_change=change />
    }
}

/// A step without days goes into a month whole; the days are named later.
#[component]
fn IntoMonth(desk: PlanDesk, key: StoredValue<RecordId>) -> impl IntoView {
    let months = move || {
        let months = month::of_school_year(desk.year.get()).into_iter().enumerate();
        months.map(|(at, month)| Choice::new(at.to_string(), month.title())).collect::<Vec<_>>()
    };
    let choose = move |at: String| {
        let days = at.parse().ok().and_then(|at| month_of(desk.year.get_untracked(), at));
        if let Some(days) = days {
            key.with_value(|id| desk.open.place(id, days));
        }
    };
    view! {
        <SelectField id="plan-into-month" label="Поставить в месяц" nothing="выберите месяц" value=String::new()
            choices=Signal::derive(months) on_change=choose />
    }
}
