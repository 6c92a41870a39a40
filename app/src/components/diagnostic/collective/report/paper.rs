//! The справка as it will be printed, its bars drawn.

use karta_core::domain::document::{Bars, Document};
use leptos::prelude::*;

use super::super::bars::{LevelBar, LevelLegend};
use crate::components::paper::{self, Look};

/// Tables are told apart by their place in the section.
const LOOK: Look =
    Look { columns: 7, table_name: |of, number| format!("Таблица: {of}, {number}"), bars: chart };

#[component]
pub fn Paper(document: Memo<Option<Document>>) -> impl IntoView {
    view! { <paper::Paper document look=LOOK above=|_| None /> }
}

fn chart(bars: Bars, _name: String) -> AnyView {
    let line =
        |(name, numbers): (String, Vec<u32>)| view! { <li><span>{name}</span><LevelBar numbers /></li> };
    view! {
        <figure class="report-chart">
            <ul>{bars.rows.into_iter().map(line).collect_view()}</ul>
            <LevelLegend />
        </figure>
    }
    .into_any()
}
