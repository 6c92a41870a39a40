//! Indicators of a level: read, and edited in place.

use karta_core::{domain::level::Indicator, limits::LINE_CHARS, sync::RecordId};
use leptos::prelude::*;

use crate::{
    components::live_text::{LiveText, Writes},
    platform::page,
    store::karta,
    ui::{Button, Glyph, Size, SortItem, SortableList, Variant},
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
    let id = format!("{level}-indicators");
    let parent = StoredValue::new(level);
    let indicators = Memo::new(move |_| parent.with_value(|level| catalogue.indicators(level)));
    let items = move || {
        indicators.with(|list| {
            list.iter().map(|one| SortItem::new(one.id.as_str(), one.text.clone())).collect::<Vec<_>>()
        })
    };
    let add = move || {
        let added = parent.with_value(|level| catalogue.add_indicator(level, String::new()));
        page::after(30, move || {
            page::focus(&format!("{added}-text"));
        })
        .keep();
    };
    let row =
        move |id: String| view! { <IndicatorRow id=RecordId::new(id) indicators=indicators /> }.into_any();
    let shift =
        Callback::new(move |(from, to)| parent.with_value(|level| catalogue.move_indicator(level, from, to)));
    view! {
        <SortableList id=id label="Показатели уровня" items=items row=row on_move=shift />
        <Button size=Size::Small glyph=Glyph::Plus on_press=add>"Добавить показатель"</Button>
    }
}

#[component]
fn IndicatorRow(id: RecordId, indicators: Memo<Vec<Indicator>>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let me = StoredValue::new(id.clone());
    let archived = move || {
        indicators.with(|list| me.with_value(|me| list.iter().any(|other| &other.id == me && other.archived)))
    };
    let archive = move || me.with_value(|me| catalogue.archive(me, !untrack(archived)));
    let delete = move || me.with_value(|me| catalogue.space().delete(me));
    view! {
        <div class="indicator-row" class:archived=archived>
            <LiveText courier=catalogue.courier record=id field="text" label="Показатель" writes=Writes::Line most=LINE_CHARS />
            <div class="row">
                <Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Archive on_press=archive>
                    {move || if archived() { "Вернуть из архива" } else { "В архив" }}
                </Button>
                <Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Trash on_press=delete>"Удалить"</Button>
            </div>
        </div>
    }
}
