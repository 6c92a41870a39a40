//! The whole register: search, filters, a page of it at a time.

use karta_core::{
    domain::{activity::Activity, day::Day},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    base::{TakeButton, facts_of},
    carrier::Carrier,
    desk::PlanDesk,
};
use crate::{
    components::activities::{
        filters::{FilterRow, Filters},
        today,
    },
    ui::{Button, EmptyState, Glyph},
};

/// Activities shown at first and added by each «Показать ещё».
const PAGE: usize = 20;

#[component]
pub(super) fn Register(desk: PlanDesk, goal: RwSignal<String>) -> impl IntoView {
    let filters = Filters::new(String::new());
    let most = RwSignal::new(PAGE);
    let found = Memo::new(move |_| {
        let today = today();
        filters.sieve.with(|sieve| {
            desk.base.plan.activities.with(|all| {
                let fits = all.iter().filter(|one| !is_over(one, today) && sieve.fits(one));
                fits.map(|one| one.id.clone()).collect::<Vec<RecordId>>()
            })
        })
    });
    Effect::new(move |_| {
        found.track();
        most.set(PAGE);
    });
    let shown = move || found.with(|found| found.iter().take(most.get()).cloned().collect::<Vec<_>>());
    let rest = Memo::new(move |_| found.with(Vec::len).saturating_sub(most.get()));
    view! {
        <FilterRow plan=desk.base.plan filters />
        <p class="hint" role="status">{move || format!("Найдено: {}", found.with(Vec::len))}</p>
        <ul class="base-list">
            <For each=shown key=RecordId::clone let:id><Listed desk id goal /></For>
        </ul>
        <Show when=move || rest.get() != 0>
            <Button on_press=move || most.update(|most| *most += PAGE)>"Показать ещё"</Button>
        </Show>
        <Show when=move || found.with(Vec::is_empty)>
            <EmptyState glyph=Glyph::Search title="Ничего не нашлось" text="Попробуйте другое слово, год или форму." />
        </Show>
    }
}

/// It cannot be planned any more.
fn is_over(activity: &Activity, today: Option<Day>) -> bool {
    activity.days.zip(today).is_some_and(|(days, today)| days.to < today)
}

#[component]
fn Listed(desk: PlanDesk, id: RecordId, goal: RwSignal<String>) -> impl IntoView {
    let activity = Memo::new(move |_| desk.base.plan.activity(&id));
    move || {
        activity.get().map(|activity| {
            let (title, facts) = (activity.title.clone(), facts_of(&activity));
            let activity = StoredValue::new(activity);
            view! {
                <li class="base-item">
                    <h3><Carrier desk activity goal />{title}</h3>
                    <small>{facts}</small>
                    <div class="actions"><TakeButton desk activity goal /></div>
                </li>
            }
        })
    }
}
