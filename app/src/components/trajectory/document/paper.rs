//! The trajectory's document as it will be printed, with the graph of growth.

use karta_core::domain::{
    document::Section,
    trajectory::document::{GROWTH, Papers},
};
use leptos::prelude::*;

use super::super::growth::{GrowthChart, picture_of};
use crate::{
    components::paper::{self, Look, table},
    store::{OpenTrajectory, trajectory::Growth},
};

/// Columns of a table that still stands in usual letters.
const COLUMNS: usize = 6;
const LOOK: Look = Look {
    columns: COLUMNS,
    table_name: |of, _| format!("Таблица: {of}"),
    bars: |bars, name| table(bars.table(), name, COLUMNS),
};

#[component]
pub fn Paper(open: OpenTrajectory, papers: Memo<Option<Papers>>) -> impl IntoView {
    let document =
        Memo::new(move |_| papers.with(|papers| papers.as_ref().map(|papers| open.document(papers))));
    let picture = picture_of(Growth::of(open));
    let above = move |section: &Section| {
        (section.title == GROWTH)
            .then(|| view! { <div class="growth-pad seen"><GrowthChart picture=picture /></div> }.into_any())
    };
    view! { <paper::Paper document look=LOOK above /> }
}
