//! The graph point by point: the one that is taken up with its fields, a new one, and all of them as a list.

use karta_core::{
    domain::{month::Month, trajectory::growth::GrowthPoint},
    limits::{GROWTH_YEARS, LINE_CHARS},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    Easel,
    frame::{read_height, told},
    legend::month_told,
    pad::PAD,
};
use crate::{
    components::live_text::{LiveText, Writes},
    platform::page,
    ui::{Button, Choice, ConfirmDialog, FieldKind, Glyph, SelectField, Size, TextField, Variant},
};

/// The fields of the chosen point; they stay while its height changes.
#[component]
pub fn PointFields(easel: Easel) -> impl IntoView {
    let id = Memo::new(move |_| easel.point.with(|point| point.as_ref().map(|point| point.id.clone())));
    let title = move || easel.point.get().map(|point| month_told(point.month));
    let height = move || easel.point.get().map(|point| told(point.height)).unwrap_or_default();
    // What stands in the field while it is no height.
    let draft = RwSignal::new(None::<String>);
    let write = move |text: String| match (read_height(&text), id.get_untracked()) {
        (Some(height), Some(id)) => {
            easel.growth.raise(&id, height);
            draft.set(Some(text));
        }
        _ => draft.set(Some(text)),
    };
    let error = move || {
        draft
            .with(|text| text.as_ref().is_some_and(|text| read_height(text).is_none()))
            .then(|| "Нужно число от 0 до 4.".to_owned())
    };
    move || {
        id.get().map(|id| {
            draft.set(None);
            view! {
                <div class="growth-point sheet">
                    <h3>{title}</h3>
                    <TextField id="growth-height" label="Уровень, от 0 до 4" kind=FieldKind::Number
                        value=Signal::derive(move || draft.get().unwrap_or_else(height)) error=Signal::derive(error)
                        on_input=write on_commit=move |_: String| draft.set(None) />
                    <LiveText courier=easel.growth.open.courier record=id field="moment" label="Ключевой момент (несколько слов)"
                        writes=Writes::Line most=LINE_CHARS gone="Точка убрана." />
                    <div class="actions">
                        <Button glyph=Glyph::Trash on_press=move || _ = easel.remove()>"Убрать точку"</Button>
                        <Button variant=Variant::Quiet on_press=move || easel.chosen.set(None)>"Готово"</Button>
                    </div>
                </div>
            }
        })
    }
}

/// A point by its month and height: what a hand draws can be typed too.
#[component]
pub fn AddPoint(easel: Easel) -> impl IntoView {
    let (month, year, height) =
        (RwSignal::new("9".to_owned()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let months: Vec<Choice> = (1..=12)
        .filter_map(|number| {
            Some(Choice::new(number.to_string(), Month::new(GROWTH_YEARS.0, number)?.title()))
        })
        .collect();
    let read = move || {
        let month =
            Month::new(year.with(|year| year.trim().parse().ok())?, month.with(|month| month.parse().ok())?)?;
        Some((month, height.with(|height| read_height(height))?))
    };
    let blocked = move || match read() {
        Some((month, _)) if easel.today.is_some_and(|today| month > today) => {
            Some("Будущее рисует план: точка нужна не позже сегодняшнего месяца".to_owned())
        }
        Some(_) => None,
        None => Some("Укажите год и уровень от 0 до 4".to_owned()),
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some((month, level)) = untrack(read).filter(|_| untrack(blocked).is_none()) {
            easel.chosen.set(Some(easel.growth.put(month, level)));
            height.set(String::new());
            year.set(String::new());
            page::focus("growth-year");
        }
    };
    view! {
        <form class="growth-add" on:submit=add>
            <SelectField id="growth-month" label="Месяц" value=month choices=months on_change=move |text: String| month.set(text) />
            <TextField id="growth-year" label="Год" kind=FieldKind::Number value=year on_input=move |text: String| year.set(text) />
            <TextField id="growth-level" label="Уровень" kind=FieldKind::Number value=height on_input=move |text: String| height.set(text) />
            <Button glyph=Glyph::Plus submit=true blocked=Signal::derive(blocked)>"Поставить точку"</Button>
        </form>
    }
}

/// All points as a list, each of which can be taken up.
#[component]
pub fn PointRows(easel: Easel) -> impl IntoView {
    let curve = easel.growth.curve;
    let count = move || curve.with(Vec::len);
    let asking = RwSignal::new(false);
    let ids = move || curve.with(|curve| curve.iter().map(|point| point.id.clone()).collect::<Vec<_>>());
    view! {
        <Show when=move || { count() > 0 }>
            <details class="growth-rows">
                <summary>"Точки списком: "{count}</summary>
                <table class="table">
                    <thead><tr><th scope="col">"Когда"</th><th scope="col">"Уровень"</th><th scope="col">"Ключевой момент"</th><th scope="col"><span class="hidden-text">"Что сделать"</span></th></tr></thead>
                    <tbody><For each=ids key=RecordId::clone let:id><PointRow easel=easel id=id /></For></tbody>
                </table>
                <Button variant=Variant::Danger glyph=Glyph::Trash on_press=move || asking.set(true)>"Стереть весь график"</Button>
            </details>
        </Show>
        <ConfirmDialog id="growth-clear" title="Стереть весь график?" text="Точки и подписи уйдут. Это можно отменить кнопкой «Отменить»."
            confirm="Стереть" danger=true open=asking on_close=move || asking.set(false) on_confirm=move || easel.growth.clear() />
    }
}

#[component]
fn PointRow(easel: Easel, id: RecordId) -> impl IntoView {
    let key = StoredValue::new(id);
    let point = Memo::new(move |_| key.with_value(|id| easel.growth.point(id)));
    let part = move |read: fn(&GrowthPoint) -> String| move || point.with(|point| point.as_ref().map(read));
    let choose = move || {
        easel.chosen.set(Some(key.get_value()));
        page::focus(PAD);
    };
    view! {
        <tr>
            <th scope="row">{part(|point| month_told(point.month))}</th>
            <td>{part(|point| told(point.height))}</td>
            <td>{part(|point| point.moment.clone())}</td>
            <td>
                <Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Pencil on_press=choose>
                    "Взять"<span class="hidden-text">{move || point.with(|point| point.as_ref().map(|point| format!(" точку: {}", month_told(point.month))))}</span>
                </Button>
            </td>
        </tr>
    }
}
