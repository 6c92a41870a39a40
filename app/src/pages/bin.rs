//! «Корзина»: what was deleted in the catalogue, and a way back.

use karta_core::{
    domain::{circle, credit, level, material, question, role},
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
    let binned = Memo::new(move |_| space.binned().into_iter().filter(comes_back_alone).collect::<Vec<_>>());
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
        material::KIND => "Материал мастерской",
        question::KIND => "Вопрос",
        circle::KIND => "Участник круга",
        _ => "Отметка",
    };
    let text = record
        .text("title")
        .or_else(|| record.text("text"))
        .or_else(|| record.text("summary"))
        .or_else(|| record.text("name"))
        .unwrap_or("без названия")
        .to_owned();
    view! {
        <li>
            <span><small>{kind}</small><br />{text}</span>
            <Button glyph=Glyph::Restore on_press=move || catalogue.space().restore(&id)>"Восстановить"</Button>
        </li>
    }
}

/// Not what was begun and left empty, nor a name, which goes and comes with its material.
fn comes_back_alone(record: &Record) -> bool {
    match record.kind.as_str() {
        level::INDICATOR => record.text("text").is_some_and(|text| !text.trim().is_empty()),
        credit::KIND => false,
        _ => true,
    }
}
