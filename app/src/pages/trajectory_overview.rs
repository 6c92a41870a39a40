//! «Траектории центра»: counts for методисты.

use leptos::prelude::*;

use crate::{components::trajectory::overview::Overview, store::karta, ui::PageHeader};

#[component]
pub fn OverviewPage() -> impl IntoView {
    karta().title.set("Траектории центра".into());
    view! {
        <section class="page page-reading stack">
            <PageHeader title="Траектории центра" back=("/trajectories", "Траектории") />
            <Overview />
        </section>
    }
}
