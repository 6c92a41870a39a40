//! The head of a card under edit: every field in place, kept with each keystroke.

use karta_core::{
    limits::{LINE_CHARS, TEXT_CHARS, TITLE_CHARS},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::live_text::{LiveText, Writes},
    store::karta,
};

/// Field, label, how it is written, characters at most.
const FIELDS: &[(&str, &str, Writes, usize)] = &[
    ("title", "Название", Writes::Line, TITLE_CHARS),
    ("purpose", "Назначение (одна фраза)", Writes::Line, LINE_CHARS),
    ("description", "Описание", Writes::Text, TEXT_CHARS),
    ("tasks", "Задачи (по одной в строке)", Writes::Lines, TEXT_CHARS),
    ("tools", "Средства (по одному в строке)", Writes::Lines, TEXT_CHARS),
    ("when", "Когда нужна", Writes::Line, LINE_CHARS),
    ("sources", "Источники (по одному в строке)", Writes::Lines, TEXT_CHARS),
];

#[component]
pub fn CardEditor(card: RecordId) -> impl IntoView {
    let courier = karta().catalogue.courier;
    let fields = FIELDS.iter().map(|(field, label, writes, most)| {
        view! { <LiveText courier=courier record=card.clone() field=field label=*label writes=*writes most=*most among_others=true /> }
    });
    view! { <div class="card-editor">{fields.collect_view()}</div> }
}
