//! Затруднения and wishes in the person's own words, and goals without a gap.

use karta_core::{domain::gap::Gap, limits::LINE_CHARS};
use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    store::OpenTrajectory,
    ui::{Button, Glyph, TextField, Toasts, Variant},
};

#[component]
pub(super) fn OwnWords(open: OpenTrajectory) -> impl IntoView {
    let toasts = Toasts::expect();
    let words = RwSignal::new(String::new());
    let blocked = move || {
        let text = words.with(|words| words.trim().to_owned());
        match text.chars().count() {
            0 => Some("Напишите своими словами".to_owned()),
            length if length > LINE_CHARS => Some(format!("Длиннее {LINE_CHARS} знаков")),
            _ => open.has_goal_from(&Gap::Words(text)).then(|| "Такая цель уже есть".to_owned()),
        }
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        if untrack(blocked).is_none() {
            let text = words.get_untracked().trim().to_owned();
            open.add_goal(&text, Some(&Gap::Words(text.clone())));
            words.set(String::new());
            toasts.done("Цель добавлена.");
        }
    };
    view! {
        <form class="gap-words" on:submit=add>
            <TextField id="own-words" label="Что трудно или чему хочется научиться" value=words limit=LINE_CHARS
                placeholder="Например: трудно удержать внимание группы" on_input=move |text: String| words.set(text) />
            <Button variant=Variant::Primary glyph=Glyph::Plus submit=true blocked=Signal::derive(blocked)>"Сделать целью"</Button>
        </form>
    }
}
