//! A document as it is read on the page and printed.

use karta_core::domain::document::{Block, Document, Section, Table};
use leptos::prelude::*;

#[component]
pub fn Sheets(document: Document) -> impl IntoView {
    view! {
        <article class="sheet minutes">
            <h2 class="minutes-title">{document.title}</h2>
            {document.lead.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            {document.sections.into_iter().map(|section| view! { <Part section=section /> }).collect_view()}
        </article>
    }
}

#[component]
fn Part(section: Section) -> impl IntoView {
    view! {
        <section>
            <h3 class="ruled">{section.title}</h3>
            {section.blocks.into_iter().map(block_of).collect_view()}
        </section>
    }
}

fn block_of(block: Block) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{text}</p> }.into_any(),
        Block::List(lines) => {
            view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
                .into_any()
        }
        Block::Table(table) => view! { <Grid table=table /> }.into_any(),
        Block::Bars(bars) => view! { <Grid table=bars.table() /> }.into_any(),
        Block::Blank(word) => {
            view! { <p class="minutes-blank"><span></span><small>{word}</small></p> }.into_any()
        }
    }
}

#[component]
pub fn Grid(table: Table) -> impl IntoView {
    let head = table.head.clone();
    let row = move |cells: Vec<String>| {
        let cells = head.iter().cloned().zip(cells);
        let cells = cells.map(|(name, cell)| view! { <td data-label=name>{cell}</td> }).collect_view();
        view! { <tr>{cells}</tr> }
    };
    view! {
        <table class="table folding">
            <thead><tr>{table.head.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr></thead>
            <tbody>{table.rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
