//! The document as text for a wiki: to be copied into a page there, or saved.

use karta_core::domain::{document::wikitext::wikitext, trajectory::document::Papers};
use leptos::prelude::*;

use super::outputs::file_name;
use crate::{
    platform::page,
    store::OpenTrajectory,
    ui::{Button, Dialog, DialogSize, Glyph, TextArea, Toasts, Variant},
};

#[component]
pub fn WikiText(open: OpenTrajectory, papers: Memo<Option<Papers>>, shown: RwSignal<bool>) -> impl IntoView {
    let toasts = Toasts::expect();
    let text = Memo::new(move |_| {
        let papers = if shown.get() { papers.get() } else { None };
        papers.map(|papers| wikitext(&open.document(&papers))).unwrap_or_default()
    });
    let copy = move || {
        page::copy(&text.get_untracked(), move |done| {
            if done {
                toasts.done("Текст скопирован.");
            } else {
                toasts.warn("Браузер не дал скопировать: выделите текст и скопируйте его сами.");
            }
        });
    };
    let foot = move || {
        view! {
            <Button glyph=Glyph::Download on_press=move || page::download(&file_name(open, "wiki.txt"), &text.get_untracked())>"Сохранить файл"</Button>
            <Button variant=Variant::Primary glyph=Glyph::Copy on_press=copy>"Скопировать"</Button>
        }
    };
    view! {
        <Dialog id="wiki" title="Текст для вики" open=shown on_close=move || shown.set(false) size=DialogSize::Wide foot=foot>
            <p>"Откройте страницу вики в режиме правки и вставьте этот текст."</p>
            <div class="document-wiki"><TextArea id="wiki-text" label="Разметка страницы" value=text readonly=true rows=8 /></div>
        </Dialog>
    }
}
