//! The ways in which the document leaves: paper and PDF by the browser, files by the server or from this
//! device. What the server makes lacks what still waits here, and that is said.

use karta_core::domain::{plural::counted, trajectory::document::Papers};
use leptos::prelude::*;

use super::wiki::WikiText;
use crate::{
    components::server_file::ServerFile,
    platform::page,
    store::OpenTrajectory,
    ui::{Button, Glyph, Icon, Toasts, Variant},
};

#[component]
pub fn Outputs(open: OpenTrajectory, papers: Memo<Option<Papers>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let wiki = RwSignal::new(false);
    let save = move || match open.file() {
        Some(text) => page::download(&file_name(open, "json"), &text),
        None => toasts.warn("Сохранять пока нечего: траектория ещё не пришла на это устройство."),
    };
    view! {
        <div class="document-outputs no-print">
            <Button variant=Variant::Primary glyph=Glyph::Print on_press=page::print>"Напечатать"</Button>
            <ServerFile courier=open.courier address=open.file_address("document.docx") words="Документ DOCX" />
            <ServerFile courier=open.courier address=open.file_address("calendar.ics") words="Календарь (.ics)" />
            <Button glyph=Glyph::Download on_press=save>"Файл траектории (JSON)"</Button>
            <Button glyph=Glyph::Copy on_press=move || wiki.set(true)>"Текст для вики"</Button>
        </div>
        <Waiting open=open />
        <p class="hint no-print">"PDF: нажмите «Напечатать» и выберите «Сохранить как PDF». Файл траектории открывается снова в разделе «Траектория»."</p>
        <WikiText open=open papers=papers shown=wiki />
    }
}

/// What is not in the server's files yet.
#[component]
fn Waiting(open: OpenTrajectory) -> impl IntoView {
    let count = Memo::new(move |_| open.waiting());
    move || {
        (count.get() > 0).then(|| {
            let waiting = counted(count.get() as u64, ["правка ждёт", "правки ждут", "правок ждут"]);
            view! {
                <p class="document-waiting no-print" role="status">
                    <Icon glyph=Glyph::Cloud size="small" />
                    <span>{waiting}" отправки: в файлах DOCX и календаря их ещё нет. На печати, в файле JSON и в тексте для вики они есть."</span>
                </p>
            }
        })
    }
}

/// Called as the trajectory, without what a file system may not take.
pub fn file_name(open: OpenTrajectory, extension: &str) -> String {
    let title =
        open.head.with_untracked(|head| head.as_ref().map(|head| head.title.clone())).unwrap_or_default();
    let title: String = title
        .trim()
        .chars()
        .map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c })
        .collect();
    let title = if title.trim().is_empty() { "Траектория" } else { title.trim() };
    format!("{title}.{extension}")
}
