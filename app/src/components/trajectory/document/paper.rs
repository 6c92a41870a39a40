//! The sheet as it will be printed: A4, always light.

use karta_core::domain::{
    document::{Block, Document, Section, Table},
    trajectory::document::{GROWTH, Papers},
};
use leptos::prelude::*;

use super::super::growth::{GrowthChart, picture_of};
use crate::store::{OpenTrajectory, trajectory::Growth};

#[component]
pub fn Paper(open: OpenTrajectory, papers: Memo<Option<Papers>>) -> impl IntoView {
    let document =
        Memo::new(move |_| papers.with(|papers| papers.as_ref().map(|papers| open.document(papers))));
    let picture = picture_of(Growth::of(open));
    let section = move |section: Section| {
        let chart = (section.title == GROWTH).then(|| {
            view! { <div class="growth-pad seen"><GrowthChart picture=picture /></div> }
        });
        view! {
            <section>
                <h3>{section.title.clone()}</h3>
                {chart}
                {section.blocks.into_iter().map(|one| block(one, &section.title)).collect_view()}
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

fn block(block: Block, of: &str) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{text}</p> }.into_any(),
        Block::List(lines) => {
            view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
                .into_any()
        }
        Block::Table(rows) => table(rows, format!("Таблица: {of}")).into_any(),
        Block::Bars(bars) => table(bars.table(), format!("Таблица: {of}")).into_any(),
        Block::Blank(words) => {
            view! { <p class="document-blank"><span></span><small>{words}</small></p> }.into_any()
        }
    }
}

fn table(table: Table, label: String) -> impl IntoView {
    let wide = table.head.len() > 6;
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
