//! A trajectory from a file: what is in it is told before anything is made.

use karta_core::{
    domain::{plural::counted, trajectory::transfer::Imported},
    limits::TRAJECTORY_FILE_BYTES,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    commands::Desk,
    platform::page::{self, Picked},
    store::{
        karta,
        trajectory::{found_from, read_file},
    },
    ui::{Button, Dialog, Glyph, Toasts, Variant},
};

/// A button that reads a trajectory's file and makes a new trajectory of it.
#[component]
pub fn ImportTrajectory() -> impl IntoView {
    let (karta, toasts) = (karta(), Toasts::expect());
    let read = RwSignal::new(None::<Imported>);
    let picked = move |picked: Picked| match picked {
        Picked::Text { text, .. } => match read_file(karta, &text) {
            Ok(imported) => read.set(Some(imported)),
            Err(why) => toasts.fail(why.to_string()),
        },
        Picked::TooLarge => toasts.fail("Файл слишком велик: больше 4 МБ."),
        Picked::Unreadable => toasts.fail("Файл не удалось прочитать."),
    };
    let choose = move || page::pick_text(".json,application/json", TRAJECTORY_FILE_BYTES as u32, picked);
    view! {
        <Button glyph=Glyph::Upload on_press=choose>"Открыть файл траектории"</Button>
        <Told read=read />
    }
}

/// What is in the file, and the word that makes a trajectory of it.
#[component]
fn Told(read: RwSignal<Option<Imported>>) -> impl IntoView {
    let (karta, desk, toasts) = (karta(), expect_context::<Desk>(), Toasts::expect());
    let busy = RwSignal::new(false);
    let make = move || {
        let Some(imported) = read.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            let founded = found_from(karta, imported).await;
            busy.set(false);
            match founded {
                Ok(space) => {
                    read.set(None);
                    desk.go.run(format!("/trajectory/{space}"));
                }
                Err(failure) => toasts.fail(failure.text),
            }
        });
    };
    let foot = move || {
        view! {
            <Button on_press=move || read.set(None)>"Не надо"</Button>
            <Button variant=Variant::Primary glyph=Glyph::Plus busy=busy on_press=make>"Создать траекторию"</Button>
        }
    };
    view! {
        <Dialog id="import-trajectory" title="Траектория из файла" open=Signal::derive(move || read.with(Option::is_some))
            on_close=move || read.set(None) foot=foot>
            {move || read.get().map(told)}
        </Dialog>
    }
}

fn told(read: Imported) -> impl IntoView {
    let title = read.head.get("title").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let goals = counted(read.goals as u64, ["цель", "цели", "целей"]);
    let steps = counted(read.steps as u64, ["шаг", "шага", "шагов"]);
    view! {
        <p><b>{title}</b></p>
        <p>"В файле "{goals}" и "{steps}". Из них получится новая ваша траектория; прежние не изменятся."</p>
        {read.left_out.into_iter().map(|words| view! { <p class="hint">{words}</p> }).collect_view()}
    }
}
