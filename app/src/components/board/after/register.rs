//! The register of cards, clusters by votes, развилки: as tables, and as files for a spreadsheet.

use karta_core::domain::{
    board::{
        cluster::by_votes,
        fork::forks,
        hall::first_words,
        papers::Papers,
        register::{HEAD, csv, register},
    },
    document::Table,
};
use leptos::prelude::*;

use super::sheets::Grid;
use crate::{
    platform::page,
    store::Session,
    ui::{Button, EmptyState, Glyph},
};

/// Characters of a card that is only mentioned.
const MENTION: usize = 80;

#[component]
pub fn RegisterPart(session: Session, papers: Memo<Option<Papers>>) -> impl IntoView {
    let open = session.open;
    let save_json = move || {
        if let Some(file) = untrack(|| open.file()) {
            page::download(&open.file_name("", "json"), &file);
        }
    };
    let save_csv = move || {
        let text = papers.with_untracked(|papers| papers.as_ref().map(register_csv));
        page::download(&open.file_name("Реестр", "csv"), &text.unwrap_or_default());
    };
    let tables = Memo::new(move |_| papers.with(|papers| papers.as_ref().map(tables_of).unwrap_or_default()));
    view! {
        <div class="actions no-print">
            <Button glyph=Glyph::Print on_press=page::print>"Напечатать"</Button>
            <Button glyph=Glyph::Download on_press=save_csv>"Реестр (CSV)"</Button>
            <Button glyph=Glyph::Download on_press=save_json>"Доска (JSON)"</Button>
        </div>
        <p class="hint no-print">"Файл JSON открывается снова на странице «Карта будущего». В нём нет авторов и голосов."</p>
        <Show when=move || tables.with(Vec::is_empty)>
            <EmptyState glyph=Glyph::Board title="Карточек пока нет" />
        </Show>
        <For each=move || tables.get() key=|part| (part.0, part.1.rows.clone()) let:part>
            <section class="sheet stack after-table"><h2>{part.0}</h2><Grid table=part.1 /></section>
        </For>
    }
}

fn register_csv(papers: &Papers) -> String {
    let Papers { board, cards, clusters, tally, names, .. } = papers;
    csv([HEAD.map(str::to_owned)].into_iter().chain(register(board, cards, clusters, tally, names)))
}

fn tables_of(papers: &Papers) -> Vec<(&'static str, Table)> {
    let all = [
        ("Кластеры по голосам", clusters(papers)),
        ("Развилки", choices(papers)),
        ("Карточки", cards(papers)),
    ];
    all.into_iter().filter(|(_, table)| !table.rows.is_empty()).collect()
}

fn clusters(papers: &Papers) -> Table {
    let heaps = by_votes(&papers.clusters, &papers.cards, &papers.tally.dots);
    let row = |heap: &karta_core::domain::board::cluster::Heap| {
        let signs = heap.cards.iter().map(|card| card.sign()).collect::<Vec<_>>().join(", ");
        [heap.title().to_owned(), heap.dots.to_string(), heap.cards.len().to_string(), signs]
    };
    let named = heaps.iter().filter(|heap| heap.cluster.is_some() || heap.dots > 0);
    Table::new([("Кластер", 40), ("Голоса", 10), ("Карточек", 10), ("Номера", 40)], named.map(row).collect())
}

fn choices(papers: &Papers) -> Table {
    let said = |card: &karta_core::domain::board::BoardCard| {
        format!("№ {} {}", card.sign(), first_words(&card.text, MENTION))
    };
    let forks = forks(&papers.cards, &papers.links);
    let row = |fork: &karta_core::domain::board::fork::Fork| {
        let branches = fork.branches.iter().map(|card| said(card)).collect::<Vec<_>>().join("; ");
        [said(fork.card), branches, fork.chosen.map_or_else(|| "выбор открыт".to_owned(), said)]
    };
    Table::new([("Развилка", 34), ("Ветви", 33), ("Выбрано", 33)], forks.iter().map(row).collect())
}

/// Without columns in which nothing is written.
fn cards(papers: &Papers) -> Table {
    let Papers { board, cards, clusters, tally, names, .. } = papers;
    let rows = register(board, cards, clusters, tally, names);
    let used: Vec<usize> = (0..HEAD.len()).filter(|at| rows.iter().any(|row| !row[*at].is_empty())).collect();
    Table {
        head: used.iter().map(|at| HEAD[*at].to_owned()).collect(),
        widths: Vec::new(),
        rows: rows.into_iter().map(|row| used.iter().map(|at| row[*at].clone()).collect()).collect(),
    }
}
