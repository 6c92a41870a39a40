//! Indicators of a level: read, and edited in place.

mod bench;
mod menu;

use bench::Bench;
use karta_core::{domain::level::Level, limits::LINE_CHARS, sync::RecordId};
use leptos::prelude::*;
use menu::IndicatorMenu;

use super::succeed::Succession;
use crate::{
    components::live_text::{LiveText, Writes},
    store::karta,
    ui::{Button, Glyph, Size, SortGroup, SortItem, SortableList, Variant},
};

/// What the levels of one card under edit share.
#[derive(Clone, Copy)]
pub struct Tools {
    pub levels: Memo<Vec<Level>>,
    pub group: SortGroup,
    /// The indicator for which a new wording is asked.
    pub succession: RwSignal<Option<Succession>>,
}

/// The id of the list of a level's indicators.
pub fn list_id(level: &RecordId) -> String {
    format!("{level}-indicators")
}

#[component]
pub fn IndicatorList(level: RecordId) -> impl IntoView {
    let catalogue = karta().catalogue;
    view! {
        <ul class="indicators">
            <For each=move || catalogue.standing(&level) key=|indicator| (indicator.id.clone(), indicator.text.clone()) let:indicator>
                <li id=indicator.id.to_string()>{indicator.text}</li>
            </For>
        </ul>
    }
}

#[component]
pub fn IndicatorEditor(level: RecordId, tools: Tools) -> impl IntoView {
    let id = list_id(&level);
    let bench = Bench::new(karta().catalogue, level);
    let items = move || {
        bench
            .rows
            .with(|rows| rows.iter().map(|(id, text)| SortItem::new(id.as_str(), text)).collect::<Vec<_>>())
    };
    let row =
        move |id: String| view! { <IndicatorRow id=RecordId::new(id) bench=bench tools=tools /> }.into_any();
    view! {
        <SortableList id=id label="Показатели уровня" items=items row=row
            on_move=Callback::new(move |(from, to)| bench.shift(from, to)) group=tools.group />
        <Button size=Size::Small glyph=Glyph::Plus on_press=move || bench.add()>"Добавить показатель"</Button>
    }
}

#[component]
fn IndicatorRow(id: RecordId, bench: Bench, tools: Tools) -> impl IntoView {
    let catalogue = karta().catalogue;
    let me = StoredValue::new(id.clone());
    let looked = id.clone();
    let alive = Memo::new(move |_| catalogue.space().record(&looked).map(|record| record.is_alive()));
    Effect::new(move |_| {
        if alive.get() == Some(true) {
            me.with_value(|me| bench.put_away(me));
        }
    });
    let begin = Callback::new(move |text: String| me.with_value(|me| bench.begin(me, text)));
    let hold = Callback::new(move |here: bool| me.with_value(|me| bench.hold(me, here)));
    let acts = move || {
        match alive.get() {
        Some(true) => view! { <IndicatorMenu id=me.get_value() tools=tools /> }.into_any(),
        Some(false) => view! {
            <Button size=Size::Small variant=Variant::Quiet on_press=move || me.with_value(|me| bench.put_away(me))>"Убрать из списка"</Button>
        }
        .into_any(),
        None => ().into_any(),
    }
    };
    view! {
        <div class="indicator-row">
            <LiveText courier=catalogue.courier record=id field="text" label="Показатель" writes=Writes::Line most=LINE_CHARS
                begin=begin on_hold=hold on_enter=Callback::new(move |()| bench.add()) gone="Показатель удалён." />
            {acts}
        </div>
    }
}
