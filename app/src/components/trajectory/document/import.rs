//! A trajectory from a file.

use karta_core::{
    domain::{plural::counted, trajectory::transfer::Imported},
    limits::TRAJECTORY_FILE_BYTES,
};
use leptos::prelude::*;

use crate::{
    components::space_file::{FromFile, Words},
    store::{
        karta,
        trajectory::{found_from, read_file},
    },
};

const WORDS: Words = Words {
    choose: "Открыть файл траектории",
    title: "Траектория из файла",
    create: "Создать траекторию",
    too_large: "Файл слишком велик: больше 4 МБ.",
    place: "/trajectory/",
};

/// A button that reads a trajectory's file and makes a new trajectory of it.
#[component]
pub fn ImportTrajectory() -> impl IntoView {
    let karta = karta();
    let read = move |text: &str| read_file(karta, text).map_err(|why| why.to_string());
    view! {
        <FromFile id="import-trajectory" words=WORDS bytes=TRAJECTORY_FILE_BYTES read=read tell=told make=move |read| found_from(karta, read) />
    }
}

fn told(read: Imported) -> AnyView {
    let title = read.head.get("title").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let goals = counted(read.goals as u64, ["цель", "цели", "целей"]);
    let steps = counted(read.steps as u64, ["шаг", "шага", "шагов"]);
    view! {
        <p><b>{title}</b></p>
        <p>"В файле "{goals}" и "{steps}". Из них получится новая ваша траектория; прежние не изменятся."</p>
        {read.left_out.into_iter().map(|words| view! { <p class="hint">{words}</p> }).collect_view()}
    }
    .into_any()
}
