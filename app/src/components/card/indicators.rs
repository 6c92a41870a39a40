//! Indicators of a level: read, and edited in place.

use karta_core::{domain::level::Indicator, limits::LINE_CHARS, sync::RecordId};
use leptos::prelude::*;

use crate::{
    components::live_text::{LiveText, Writes},
    store::karta,
};

#[component]
pub fn IndicatorList(level: RecordId) -> impl IntoView {
    let catalogue = karta().catalogue;
    let standing = move || {
        let indicators = catalogue.indicators(&level);
        indicators.into_iter().filter(|indicator| !indicator.archived).collect::<Vec<_>>()
    };
    view! {
        <ul class="indicators">
            <For each=standing key=|indicator| (indicator.id.clone(), indicator.text.clone()) let:indicator>
                <li id=indicator.id.to_string()>{indicator.text}</li>
            </For>
        </ul>
    }
}

#[component]
pub fn IndicatorEditor(level: RecordId) -> impl IntoView {
    let catalogue = karta().catalogue;
    let parent = StoredValue::new(level);
    let indicators = Memo::new(move |_| parent.with_value(|level| catalogue.indicators(level)));
    let ids = move || indicators.get().into_iter().map(|indicator| indicator.id).collect::<Vec<_>>();
    let add = move |_| parent.with_value(|level| {
        let added = catalogue.add_indicator(level, String::new());
        crate::platform::page::after(30, move || drop_focus(&added)).keep();
    });
    view! {
        <ol class="indicator-editor">
            <For each=ids key=|id| id.clone() let:id>
                <IndicatorRow id=id parent=parent indicators=indicators />
            </For>
        </ol>
        <button on:click=add>"Добавить показатель"</button>
    }
}

fn drop_focus(id: &RecordId) {
    crate::platform::page::focus(&format!("{id}-text"));
}

#[component]
fn IndicatorRow(id: RecordId, parent: StoredValue<RecordId>, indicators: Memo<Vec<Indicator>>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let me = StoredValue::new(id.clone());
    let at = move || indicators.with(|list| me.with_value(|me| list.iter().position(|other| &other.id == me)));
    let archived = move || {
        indicators.with(|list| me.with_value(|me| list.iter().any(|other| &other.id == me && other.archived)))
    };
    let count = move || indicators.with(Vec::len);
    let shift = move |down: bool| {
        if let Some(from) = untrack(at) {
            let to = if down { from + 1 } else { from.saturating_sub(1) };
            parent.with_value(|level| catalogue.move_indicator(level, from, to));
        }
    };
    view! {
        <li class:archived=archived>
            <LiveText courier=catalogue.courier record=id field="text" label="Показатель" writes=Writes::Line most=LINE_CHARS />
            <span class="row-actions">
                <button class="icon-button" aria-label="Выше" title="Выше" disabled=move || at() == Some(0) on:click=move |_| shift(false)>"↑"</button>
                <button class="icon-button" aria-label="Ниже" title="Ниже" disabled=move || at().is_none_or(|at| at + 1 >= count()) on:click=move |_| shift(true)>"↓"</button>
                <button class="quiet" on:click=move |_| me.with_value(|me| catalogue.archive(me, !untrack(archived)))>
                    {move || if archived() { "Вернуть из архива" } else { "В архив" }}
                </button>
                <button class="quiet danger" on:click=move |_| me.with_value(|me| catalogue.space().delete(me))>"Удалить"</button>
            </span>
        </li>
    }
}
