//! The document of a trajectory: the sheet as it will be printed, the facts of its title page edited beside it,
//! and the files in which it leaves.

mod fields;
mod import;
mod outputs;
mod paper;
mod wiki;

pub use import::ImportTrajectory;

use leptos::prelude::*;

use crate::store::{OpenTrajectory, trajectory::papers};
use fields::TitleFields;
use outputs::Outputs;
use paper::Paper;

#[component]
pub fn DocumentPart(open: OpenTrajectory) -> impl IntoView {
    let papers = papers(open);
    let owns = Memo::new(move |_| open.is_own());
    view! {
        <div class="document-part stack">
            <h2 class="no-print">"Документ"</h2>
            <Outputs open=open papers=papers />
            <Show when=move || owns.get()><TitleFields open=open /></Show>
            <Paper open=open papers=papers />
        </div>
    }
}
