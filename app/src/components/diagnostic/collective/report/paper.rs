//! The sheet as it will be printed: A4, always light.

use karta_core::domain::document::{Bars, Block, Document, Section, Table};
use leptos::prelude::*;

use super::super::bars::{LevelBar, LevelLegend};

#[component]
pub fn Paper(document: Memo<Option<Document>>) -> impl IntoView {
    let section = |section: Section| {
        view! {
            <section>
                <h3>{section.title.clone()}</h3>
                {(1..).zip(section.blocks).map(|(number, one)| block(one, &section.title, number)).collect_view()}
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
                    {sections.into_iter().map(section).collect_view()}
                </article>
            })}
        </div>
    }
}

/// Tables are told apart by their place in the section.
fn block(block: Block, of: &str, number: usize) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{text}</p> }.into_any(),
        Block::List(lines) => {
            view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
                .into_any()
        }
        Block::Table(rows) => table(rows, format!("Таблица: {of}, {number}")).into_any(),
        Block::Bars(bars) => chart(bars).into_any(),
        Block::Blank(words) => {
            view! { <p class="document-blank"><span></span><small>{words}</small></p> }.into_any()
        }
    }
}

fn chart(bars: Bars) -> impl IntoView {
    let line =
        |(name, numbers): (String, Vec<u32>)| view! { <li><span>{name}</span><LevelBar numbers /></li> };
    view! {
        <figure class="report-chart">
            <ul>{bars.rows.into_iter().map(line).collect_view()}</ul>
            <LevelLegend />
        </figure>
    }
}

fn table(table: Table, label: String) -> impl IntoView {
    let wide = table.head.len() > 7;
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
}
