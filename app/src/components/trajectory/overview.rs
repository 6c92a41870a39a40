//! How many have a trajectory, and what their gaps and steps are: counts only, for those who plan programmes.

mod frequent;
mod shares;

use karta_core::{domain::account::AccountKind, limits::GAP_PEOPLE_LEAST};
use leptos::{prelude::*, task::spawn_local};

use self::{frequent::Frequent, shares::Shares};
use crate::{
    failure::Failure,
    platform::body,
    store::{Karta, karta, trajectory::overview},
    ui::{Banner, EmptyState, ErrorState, Glyph, Loading},
    wire::trajectory::OverviewReport,
};

/// Whether this person is given the counts at all; the server decides the same.
pub fn may_see(karta: Karta) -> bool {
    karta.is(AccountKind::Methodist) || karta.is(AccountKind::Admin)
}

#[component]
pub fn Overview() -> impl IntoView {
    if may_see(karta()) {
        view! { <Counts /> }.into_any()
    } else {
        view! { <EmptyState glyph=Glyph::Lock title="Сводку видят методисты и администраторы" /> }.into_any()
    }
}

#[component]
fn Counts() -> impl IntoView {
    let report = RwSignal::new(None::<Result<OverviewReport, Failure>>);
    let load = move || spawn_local(async move { report.set(Some(overview::counts().await)) });
    if body::is_here() {
        load();
    }
    let private = format!(
        "Здесь только числа. Чужие траектории методист не читает, пока его не пригласил владелец; \
         дефицит показан, когда он есть хотя бы у {GAP_PEOPLE_LEAST} человек."
    );
    view! {
        <Banner glyph=Glyph::Lock>{private}</Banner>
        {move || match report.get() {
            None => view! { <Loading label="Считаем" /> }.into_any(),
            Some(Err(failure)) => view! {
                <ErrorState title="Сводка не открылась" text=failure.text on_retry=Callback::new(move |()| load()) />
            }.into_any(),
            Some(Ok(report)) => {
                let counted = body::local_time(report.counted_ms);
                view! {
                    <Shares report=report.clone() />
                    <Frequent report />
                    <p class="hint">"Посчитано: "{counted}</p>
                }.into_any()
            }
        }}
    }
}
