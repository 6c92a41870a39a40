//! A document as it will be printed: A4, always light.

use karta_core::domain::document::{Bars, Block, Document, Section, Table};
use leptos::prelude::*;

/// In what the papers of two rooms differ.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// A table of more columns than this is set in smaller letters.
    pub columns: usize,
    /// The name of a table for those who do not see it: of its section's title and its place there, from 1.
    pub table_name: fn(&str, usize) -> String,
    pub bars: fn(Bars, String) -> AnyView,
}

/// `above` is drawn under the title of a section, before its words.
#[component]
pub fn Paper(
    document: Memo<Option<Document>>,
    look: Look,
    above: impl Fn(&Section) -> Option<AnyView> + Send + 'static,
) -> impl IntoView {
    let section = move |section: Section| {
        let above = above(&section);
        let name = |number| (look.table_name)(&section.title, number);
        let blocks = (1..).zip(section.blocks).map(|(number, one)| block(one, name(number), look));
        view! {
            <section>
                <h3>{section.title.clone()}</h3>
                {above}
                {blocks.collect_view()}
            </section>
        }
    };
    view! {
        <div class="document-desk">
            {move || document.get().map(|Document { title, lead, sections }| view! {
                <article class="document-paper" aria-label="Как будет напечатано" lang="ru">
                    <header>
                        <h2>{title}</h2>
                        {lead.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                    </header>
                    {sections.into_iter().map(&section).collect_view()}
                </article>
            })}
        </div>
    }
}

fn block(block: Block, name: String, look: Look) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{text}</p> }.into_any(),
        Block::List(lines) => {
            view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
                .into_any()
        }
        Block::Table(rows) => table(rows, name, look.columns),
        Block::Bars(bars) => (look.bars)(bars, name),
        Block::Blank(words) => {
            view! { <p class="document-blank"><span></span><small>{words}</small></p> }.into_any()
        }
    }
}

/// A table that is wider than the paper is scrolled by itself.
pub fn table(table: Table, label: String, columns: usize) -> AnyView {
    let wide = table.head.len() > columns;
    let head = table.head.into_iter().zip(table.widths);
    let head =
        head.map(|(words, share)| view! { <th scope="col" style:width=format!("{share}%")>{words}</th> });
    let row = |cells: Vec<String>| {
        view! { <tr>{cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}</tr> }
    };
    view! {
        <div class="document-table" tabindex="0" role="region" aria-label=label>
            <table data-wide=wide.then_some("")>
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{table.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
