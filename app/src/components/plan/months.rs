//! One's own plan by months of the school year, September to August.

use std::collections::HashMap;

use karta_core::{
    domain::{
        day::SchoolYear,
        plan::{PlanItem, Planned},
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::item::OwnItem;
use crate::{
    components::activities::month_title,
    store::plan::Plan,
    ui::{ButtonLink, EmptyState, Glyph},
};

/// Where a line of the plan stands: a month as (year, month); `None` without a date or an event.
type Month = Option<(u16, u8)>;

/// The month of a line in this school year: that of its beginning, or the first of the year where it began
/// before. `None` outside where it belongs to another year.
fn month_in(plan: Plan, item: &PlanItem, year: SchoolYear) -> Option<Month> {
    let Some(days) = plan.activity(&item.activity).and_then(|one| one.days) else { return Some(None) };
    let (first, last) = (days.from.school_year(), days.to.school_year());
    if first == year {
        Some(Some((days.from.year(), days.from.month())))
    } else if first < year && year <= last {
        Some(year.months().next())
    } else {
        None
    }
}

#[component]
pub fn OwnMonths(plan: Plan, #[prop(into)] year: Signal<u16>) -> impl IntoView {
    let placed = Memo::new(move |_| {
        let year = SchoolYear(year.get());
        let mut placed: HashMap<Month, Vec<RecordId>> = HashMap::new();
        let mut items = plan.my_items();
        items
            .sort_by_key(|item| plan.activity(&item.activity).and_then(|one| one.days).map(|days| days.from));
        for item in items {
            if let Some(month) = month_in(plan, &item, year) {
                placed.entry(month).or_default().push(item.id);
            }
        }
        placed
    });
    let months = move || {
        let all = SchoolYear(year.get()).months().map(Some).chain([None]);
        all.filter(|month| placed.with(|placed| placed.contains_key(month))).collect::<Vec<_>>()
    };
    view! {
        <OwnCount plan=plan year=year />
        <For each=months key=Month::clone let:month>
            <section class="plan-month">
                <h2 class="ruled">{month.map_or_else(|| "Без даты".to_owned(), |(year, month)| month_title(year, month))}</h2>
                <ul class="plan-items">
                    <For each=move || placed.with(|placed| placed.get(&month).cloned().unwrap_or_default()) key=RecordId::clone let:id>
                        <OwnItem plan=plan id=id />
                    </For>
                </ul>
            </section>
        </For>
        <Show when=move || placed.with(HashMap::is_empty)>
            <EmptyState glyph=Glyph::Event title="В плане на этот год пока пусто" text="Выберите событие и роль выше или откройте реестр событий.">
                <ButtonLink href="/activities">"Реестр событий"</ButtonLink>
            </EmptyState>
        </Show>
    }
}

/// How many events of the year are planned and held.
#[component]
fn OwnCount(plan: Plan, year: Signal<u16>) -> impl IntoView {
    let count = move |state: Planned| {
        let year = SchoolYear(year.get());
        plan.my_items()
            .iter()
            .filter(|item| item.state == state && month_in(plan, item, year).is_some())
            .count()
    };
    view! {
        <p class="hint" role="status">
            {move || format!("Запланировано: {}, проведено: {}", count(Planned::Planned), count(Planned::Held))}
        </p>
    }
}
