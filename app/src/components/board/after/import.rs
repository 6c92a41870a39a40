//! A board from a file: what is in it is told before anything is made.

use karta_core::{
    domain::{
        board::transfer::{Imported, imported},
        plural::counted,
    },
    limits::BOARD_FILE_BYTES,
    sync::RecordId,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    commands::Desk,
    platform::{
        page::{self, Picked},
        random_id,
    },
    store::{board::papers::board_from, karta},
    ui::{Button, Dialog, Glyph, Toasts, Variant},
};

/// A button that reads a board's file and makes a new board of it.
#[component]
pub fn ImportBoard() -> impl IntoView {
    let toasts = Toasts::expect();
    let read = RwSignal::new(None::<Imported>);
    let picked = move |picked: Picked| match picked {
        Picked::Text { text, .. } => match imported(&text, || RecordId::new(random_id(10))) {
            Ok(imported) => read.set(Some(imported)),
            Err(why) => toasts.fail(why.to_string()),
        },
        Picked::TooLarge => toasts.fail("Файл слишком велик: больше 16 МБ."),
        Picked::Unreadable => toasts.fail("Файл не удалось прочитать."),
    };
    let choose = move || page::pick_text(".json,application/json", BOARD_FILE_BYTES as u32, picked);
    view! {
        <Button glyph=Glyph::Upload on_press=choose>"Открыть файл доски"</Button>
        <Told read=read />
    }
}

#[component]
fn Told(read: RwSignal<Option<Imported>>) -> impl IntoView {
    let (karta, desk, toasts) = (karta(), expect_context::<Desk>(), Toasts::expect());
    let busy = RwSignal::new(false);
    let make = move || {
        let Some(imported) = read.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            let founded = board_from(karta, imported).await;
            busy.set(false);
            match founded {
                Ok(space) => {
                    read.set(None);
                    desk.go.run(format!("/board/{space}"));
                }
                Err(failure) => toasts.fail(failure.text),
            }
        });
    };
    let foot = move || {
        view! {
            <Button on_press=move || read.set(None)>"Не надо"</Button>
            <Button variant=Variant::Primary glyph=Glyph::Plus busy=busy on_press=make>"Создать доску"</Button>
        }
    };
    view! {
        <Dialog id="import-board" title="Доска из файла" open=Signal::derive(move || read.with(Option::is_some))
            on_close=move || read.set(None) foot=foot>
            {move || read.get().map(told)}
        </Dialog>
    }
}

fn told(read: Imported) -> impl IntoView {
    let title = read.board.get("title").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let cards = counted(read.cards as u64, ["карточка", "карточки", "карточек"]);
    view! {
        <p><b>{title}</b></p>
        <p>"В файле "{cards}". Из них получится новая доска; прежние не изменятся."</p>
        <p class="hint">"Сначала карточки видите только вы. Показать их всем: «Ещё», «Раскрыть всё скрытое»."</p>
        {read.left_out.into_iter().map(|words| view! { <p class="hint">{words}</p> }).collect_view()}
    }
}
