//! The ways in which the report leaves: paper and PDF by the browser, files by the server or from this device.

use karta_core::domain::{assessment::report::table, board::register::csv};
use leptos::prelude::*;

use crate::{
    components::{activities::today, server_file::ServerFile},
    platform::page,
    store::diagnostic::collective::growth::Comparison,
    ui::{Button, Glyph, Toasts, Variant},
};

#[component]
pub fn Outputs(comparison: Comparison, named: RwSignal<bool>) -> impl IntoView {
    let toasts = Toasts::expect();
    let save = move || match untrack(|| table_of(comparison)) {
        Some((name, text)) => page::download(&name, &text),
        None => toasts.warn("Сохранять пока нечего: раунд ещё не пришёл на это устройство."),
    };
    let courier = comparison.open.courier;
    let waiting = Memo::new(move |_| courier.connection.with(|connection| connection.waiting > 0));
    view! {
        <div class="actions no-print">
            <Button variant=Variant::Primary glyph=Glyph::Print on_press=page::print>"Напечатать"</Button>
            <ServerFile courier address=address(comparison, named, "report.docx") words="Справка DOCX" />
            <ServerFile courier address=address(comparison, named, "tables.xlsx") words="Таблицы XLSX" />
            <Button glyph=Glyph::Download on_press=save>"Уровни CSV"</Button>
        </div>
        <p class="hint no-print">"PDF: нажмите «Напечатать» и выберите «Сохранить как PDF». В таблицах всегда имена: это рабочие данные ведущего."</p>
        <Show when=move || waiting.get()>
            <p class="hint no-print" role="status">"Часть правок ещё не отправлена: в файлах DOCX и XLSX их пока нет."</p>
        </Show>
    }
}

/// Where the server's file of this name is, as the report stands.
fn address(comparison: Comparison, named: RwSignal<bool>, name: &'static str) -> Signal<String> {
    Signal::derive(move || {
        let names = if named.get() { "1" } else { "0" };
        let with = comparison.with.get();
        let with = if with.is_empty() { with } else { format!("&with={with}") };
        let day = today().map(|day| format!("&day={day}")).unwrap_or_default();
        format!("/round-files/{}/{name}?names={names}{day}{with}", comparison.open.id())
    })
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
