//! «Корзина»: what was deleted in the catalogue, and a way back.

use karta_core::{
    domain::{activity, level, plan, proposal, role},
    sync::Record,
};
use leptos::prelude::*;

use crate::{
    store::karta,
    ui::{Button, EmptyState, Glyph},
};

#[component]
pub fn BinPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Корзина".into());
    let space = karta.catalogue.space();
    let binned = Memo::new(move |_| space.binned());
    view! {
        <section class="page page-narrow stack">
            <h1>"Корзина"</h1>
            <p class="hint">"Удалённое хранится здесь и восстанавливается целиком."</p>
            <ul class="plain-list">
                <For each=move || binned.get() key=|record| record.id.clone() let:record>
                    <Binned record=record />
                </For>
            </ul>
            <Show when=move || binned.with(Vec::is_empty)><EmptyState glyph=Glyph::Trash title="Корзина пуста" /></Show>
        </section>
    }
}

#[component]
fn Binned(record: Record) -> impl IntoView {
    let catalogue = karta().catalogue;
    let id = record.id.clone();
    let kind = match record.kind.as_str() {
        role::KIND => "Карточка",
        level::INDICATOR => "Показатель",
        level::KIND => "Уровень",
        proposal::KIND => "Предложение",
        activity::KIND => "Событие",
        plan::KIND => "Строка плана",
        _ => "Отметка",
    };
    let text = record
        .text("title")
        .or_else(|| record.text("text"))
        .or_else(|| record.text("summary"))
        .unwrap_or("без названия")
        .to_owned();
    view! {
        <li>
            <span><small>{kind}</small><br />{text}</span>
            <Button glyph=Glyph::Restore on_press=move || catalogue.space().restore(&id)>"Восстановить"</Button>
        </li>
    }
}
