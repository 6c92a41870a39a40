//! The ways in which the report leaves: paper and PDF by the browser, files by the server or from this device.

use karta_core::domain::{assessment::report::table, board::register::csv};
use leptos::prelude::*;

use crate::{
    components::activities::today,
    platform::page,
    store::{Connection, diagnostic::collective::growth::Comparison},
    ui::{Button, Glyph, Icon, Toasts, Variant},
};

#[component]
pub fn Outputs(comparison: Comparison, named: RwSignal<bool>) -> impl IntoView {
    let toasts = Toasts::expect();
    let save = move || match untrack(|| table_of(comparison)) {
        Some((name, text)) => page::download(&name, &text),
        None => toasts.warn("Сохранять пока нечего: раунд ещё не пришёл на это устройство."),
    };
    let waiting =
        Memo::new(move |_| comparison.open.courier.connection.with(|connection| connection.waiting > 0));
    view! {
        <div class="actions no-print">
            <Button variant=Variant::Primary glyph=Glyph::Print on_press=page::print>"Напечатать"</Button>
            <ServerFile comparison named name="report.docx" words="Справка DOCX" />
            <ServerFile comparison named name="tables.xlsx" words="Таблицы XLSX" />
            <Button glyph=Glyph::Download on_press=save>"Уровни CSV"</Button>
        </div>
        <p class="hint no-print">"PDF: нажмите «Напечатать» и выберите «Сохранить как PDF». В таблицах всегда имена: это рабочие данные ведущего."</p>
        <Show when=move || waiting.get()>
            <p class="hint no-print" role="status">"Часть правок ещё не отправлена: в файлах DOCX и XLSX их пока нет."</p>
        </Show>
    }
}

/// A file that the server makes; without a connection it cannot be had, and the button says so.
#[component]
fn ServerFile(
    comparison: Comparison,
    named: RwSignal<bool>,
    name: &'static str,
    words: &'static str,
) -> impl IntoView {
    let reached = Memo::new(move |_| comparison.open.courier.connection.with(Connection::is_reached));
    let address = move || {
        let names = if named.get() { "1" } else { "0" };
        let with = comparison.with.get();
        let with = if with.is_empty() { with } else { format!("&with={with}") };
        let day = today().map(|day| format!("&day={day}")).unwrap_or_default();
        format!("/round-files/{}/{name}?names={names}{day}{with}", comparison.open.id())
    };
    move || {
        if reached.get() {
            view! { <a class="button" href=address download=""><Icon glyph=Glyph::Download />{words}</a> }
                .into_any()
        } else {
            view! { <Button glyph=Glyph::Download blocked=Some("нужна связь с сервером".to_owned())>{words}</Button> }.into_any()
        }
    }
}

fn table_of(comparison: Comparison) -> Option<(String, String)> {
    let of = comparison.after.get()?;
    let sheet = table::levels(&of.map());
    let rows = sheet.rows.iter().map(|row| row.iter().map(table::Datum::text).collect::<Vec<String>>());
    Some((format!("{}. Уровни.csv", plain(&of.round.title)), csv(rows)))
}

/// Without what a file system may not take.
fn plain(title: &str) -> String {
    let plain = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c };
    let title: String = title.trim().chars().map(plain).collect();
    if title.trim().is_empty() { "Диагностика".to_owned() } else { title.trim().to_owned() }
}
