//! Content analysis: how often notions occur across the cards, and in which of them.

use std::collections::BTreeMap;

use karta_core::{
    domain::{
        board::{papers::Papers, register::csv},
        document::Table,
    },
    find::notions,
    sync::RecordId,
};
use leptos::prelude::*;

use super::sheets::Grid;
use crate::{
    platform::page,
    store::Session,
    ui::{Button, EmptyState, Glyph},
};

const HEAD: [&str; 4] = ["Понятие", "Карточек", "Раз", "Номера карточек"];

#[component]
pub fn NotionsPart(session: Session, papers: Memo<Option<Papers>>) -> impl IntoView {
    let open = session.open;
    let rows = Memo::new(move |_| papers.with(|papers| papers.as_ref().map(rows_of).unwrap_or_default()));
    let save = move || {
        let rows = rows.get_untracked();
        let text = csv([HEAD.map(str::to_owned)].into_iter().chain(rows));
        page::download(&open.file_name("Понятия", "csv"), &text);
    };
    let table = move |rows: Vec<[String; 4]>| {
        let table = Table::new([(HEAD[0], 40), (HEAD[1], 10), (HEAD[2], 10), (HEAD[3], 40)], rows);
        view! { <section class="sheet stack after-table"><h2>"О чём говорят карточки"</h2><Grid table=table /></section> }
    };
    view! {
        <div class="actions no-print">
            <Button glyph=Glyph::Print on_press=page::print>"Напечатать"</Button>
            <Button glyph=Glyph::Download on_press=save>"Понятия (CSV)"</Button>
        </div>
        <p class="hint">"Формы одного слова считаются вместе; два слова, которые стоят рядом на разных карточках, считаются и порознь, и парой."</p>
        <Show when=move || rows.with(Vec::is_empty)><EmptyState glyph=Glyph::Book title="Понятий пока нет" /></Show>
        {move || Some(rows.get()).filter(|rows| !rows.is_empty()).map(table)}
    }
}

/// Notions of two cards or more first say what is common; those of one are left out where there are others.
fn rows_of(papers: &Papers) -> Vec<[String; 4]> {
    let signs: BTreeMap<&RecordId, u64> =
        papers.cards.iter().filter_map(|card| Some((&card.id, card.number?))).collect();
    let found = notions(papers.cards.iter().map(|card| (&card.id, card.text.as_str())));
    let common = found.iter().any(|notion| notion.texts.len() > 1);
    let kept = found.into_iter().filter(|notion| !common || notion.texts.len() > 1 || notion.times > 1);
    let row = |notion: karta_core::find::Notion| {
        let mut numbers: Vec<u64> = notion.texts.iter().filter_map(|id| signs.get(id).copied()).collect();
        numbers.sort_unstable();
        let numbers = numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        [notion.word, notion.texts.len().to_string(), notion.times.to_string(), numbers]
    };
    kept.map(row).collect()
}
