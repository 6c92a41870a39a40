//! A board from a file.

use karta_core::{
    domain::{
        board::transfer::{Imported, imported},
        plural::counted,
    },
    limits::BOARD_FILE_BYTES,
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::space_file::{FromFile, Words},
    platform::random_id,
    store::{board::papers::board_from, karta},
};

const WORDS: Words = Words {
    choose: "Открыть файл доски",
    title: "Доска из файла",
    create: "Создать доску",
    too_large: "Файл слишком велик: больше 16 МБ.",
    place: "/board/",
};

/// A button that reads a board's file and makes a new board of it.
#[component]
pub fn ImportBoard() -> impl IntoView {
    let karta = karta();
    let read = |text: &str| imported(text, || RecordId::new(random_id(10))).map_err(|why| why.to_string());
    view! {
        <FromFile id="import-board" words=WORDS bytes=BOARD_FILE_BYTES read=read tell=told make=move |read| board_from(karta, read) />
    }
}

fn told(read: Imported) -> AnyView {
    let title = read.board.get("title").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let cards = counted(read.cards as u64, ["карточка", "карточки", "карточек"]);
    view! {
        <p><b>{title}</b></p>
        <p>"В файле "{cards}". Из них получится новая доска; прежние не изменятся."</p>
        <p class="hint">"Сначала карточки видите только вы. Показать их всем: «Ещё», «Раскрыть всё скрытое»."</p>
        {read.left_out.into_iter().map(|words| view! { <p class="hint">{words}</p> }).collect_view()}
    }
    .into_any()
}
