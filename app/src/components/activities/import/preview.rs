//! What will become of each row, the skipped ones first: they need a look.

use karta_core::domain::activity::import::{Fate, Import, ImportRow};
use leptos::prelude::*;

use crate::ui::{Glyph, Icon};

/// Rows that are shown; the rest are counted.
const SHOWN: usize = 300;

#[component]
pub fn Preview(table: Memo<Option<Import>>) -> impl IntoView {
    move || table.get().map(shown)
}

fn shown(table: Import) -> impl IntoView {
    let [added, changed, same, skipped] = table.counts();
    let summary =
        format!("Будет добавлено: {added}. Изменено: {changed}. Уже есть: {same}. Пропущено: {skipped}.");
    let left_out = (!table.left_out.is_empty())
        .then(|| format!("Столбцы, которых «Карта» не знает, пропущены: {}.", table.left_out.join(", ")));
    let mut rows = table.rows;
    rows.sort_by_key(|row| (place_of(&row.fate), row.line));
    let more = rows.len().saturating_sub(SHOWN);
    rows.truncate(SHOWN);
    view! {
        <div class="import-preview">
            <p role="status"><b>{summary}</b></p>
            {left_out.map(|words| view! { <p class="hint">{words}</p> })}
            <table class="table folding">
                <thead><tr><th scope="col">"Строка"</th><th scope="col">"Название"</th><th scope="col">"Что будет"</th></tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
            {(more > 0).then(|| view! { <p class="hint">"И ещё строк: "{more}"."</p> })}
        </div>
    }
}

fn place_of(fate: &Fate) -> u8 {
    match fate {
        Fate::Skip(_) => 0,
        Fate::Change(..) => 1,
        Fate::Add(_) => 2,
        Fate::Same => 3,
    }
}

fn row(row: ImportRow) -> impl IntoView {
    let (glyph, fate, words) = match row.fate {
        Fate::Add(_) => (Glyph::Plus, "add", "будет добавлено".to_owned()),
        Fate::Change(..) => (Glyph::Pencil, "change", "будет изменено".to_owned()),
        Fate::Same => (Glyph::Check, "same", "уже есть".to_owned()),
        Fate::Skip(why) => (Glyph::Warning, "skip", format!("пропущено: {why}")),
    };
    view! {
        <tr>
            <th scope="row">{row.line}</th>
            <td data-label="Название">{if row.title.is_empty() { "—".to_owned() } else { row.title }}</td>
            <td data-label="Что будет" class="import-fate" data-fate=fate><Icon glyph=glyph size="small" />" "{words}</td>
        </tr>
    }
}
