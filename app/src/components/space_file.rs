//! A space from a file: what is in the file is told before anything is made.

use std::future::Future;

use karta_core::sync::SpaceId;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    commands::Desk,
    failure::Failure,
    platform::page::{self, Picked},
    ui::{Button, Dialog, Glyph, Toasts, Variant},
};

/// What a kind of file is called.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    pub choose: &'static str,
    pub title: &'static str,
    pub create: &'static str,
    pub too_large: &'static str,
    /// The address of what is made begins so.
    pub place: &'static str,
}

/// A button that reads a file of at most so many bytes, tells what is in it, and makes a new space of it.
/// `id` is the dialog's.
#[component]
pub fn FromFile<T, Made>(
    id: &'static str,
    words: Words,
    bytes: usize,
    read: impl Fn(&str) -> Result<T, String> + Copy + Send + Sync + 'static,
    tell: fn(T) -> AnyView,
    make: impl Fn(T) -> Made + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    Made: Future<Output = Result<SpaceId, Failure>> + 'static,
{
    let (desk, toasts) = (expect_context::<Desk>(), Toasts::expect());
    let found = RwSignal::new(None::<T>);
    let busy = RwSignal::new(false);
    let picked = move |picked: Picked| match picked {
        Picked::Text { text, .. } => match read(&text) {
            Ok(imported) => found.set(Some(imported)),
            Err(why) => toasts.fail(why),
        },
        Picked::TooLarge => toasts.fail(words.too_large),
        Picked::Unreadable => toasts.fail("Файл не удалось прочитать."),
    };
    let choose = move || page::pick_text(".json,application/json", bytes as u32, picked);
    let create = move || {
        let Some(imported) = found.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            let founded = make(imported).await;
            busy.set(false);
            match founded {
                Ok(space) => {
                    found.set(None);
                    desk.go.run(format!("{}{space}", words.place));
                }
                Err(failure) => toasts.fail(failure.text),
            }
        });
    };
    let foot = move || {
        view! {
            <Button on_press=move || found.set(None)>"Не надо"</Button>
            <Button variant=Variant::Primary glyph=Glyph::Plus busy=busy on_press=create>{words.create}</Button>
        }
    };
    view! {
        <Button glyph=Glyph::Upload on_press=choose>{words.choose}</Button>
        <Dialog id=id title=words.title open=Signal::derive(move || found.with(Option::is_some)) on_close=move || found.set(None) foot=foot>
            {move || found.get().map(tell)}
        </Dialog>
    }
}
