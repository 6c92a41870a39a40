//! What is shown of the register: words sought, year, role, form; under «Ещё» what is asked for more rarely.

use std::collections::BTreeSet;

use karta_core::domain::{
    activity::{Activity, FORMS, Length, Sieve},
    day::SchoolYear,
};
use leptos::prelude::*;

use super::today;
use crate::{
    store::plan::Plan,
    ui::{CheckField, Choice, FieldKind, SelectField, TextField},
};

/// What narrows the open register.
#[derive(Clone, Copy)]
pub struct Filters {
    pub sieve: RwSignal<Sieve>,
}

impl Filters {
    /// `card` comes from the address. In the browser the present school year is chosen.
    pub fn new(card: String) -> Self {
        let year = today().map(|day| day.school_year());
        Self { sieve: RwSignal::new(Sieve { card, year, ..Sieve::default() }) }
    }

    fn change(self, change: impl FnOnce(&mut Sieve)) {
        self.sieve.update(change);
    }

    fn read<T: Send + Sync + 'static>(self, read: fn(&Sieve) -> T) -> Signal<T> {
        Signal::derive(move || self.sieve.with(read))
    }
}

/// School years in which something begins, and the present one.
pub fn school_years(activities: &[Activity]) -> Vec<Choice> {
    let begun = activities.iter().filter_map(|one| one.days).map(|days| days.from.school_year());
    let years: BTreeSet<SchoolYear> = begun.chain(today().map(|day| day.school_year())).collect();
    years.into_iter().map(|year| Choice::new(year.0.to_string(), year.to_string())).collect()
}

/// Roles as choices, in the drawer's order.
pub fn role_choices(plan: Plan) -> Vec<Choice> {
    plan.roles().into_iter().map(|card| Choice::new(card.id.as_str(), card.title)).collect()
}

/// Competences as choices, in the drawer's order.
pub fn competence_choices(plan: Plan) -> Vec<Choice> {
    plan.catalogue().of_family(true, |card| Choice::new(card.id.as_str(), card.title.clone()))
}

/// Roles and after them competences.
fn card_choices(plan: Plan) -> Vec<Choice> {
    role_choices(plan).into_iter().chain(competence_choices(plan)).collect()
}

fn used_forms(activities: &[Activity]) -> Vec<Choice> {
    let used: BTreeSet<&str> = activities.iter().map(|one| one.form).collect();
    let used = FORMS.iter().filter(|(name, _)| used.contains(name));
    used.map(|(name, title)| Choice::new(*name, *title)).collect()
}

fn organisers(activities: &[Activity]) -> Vec<Choice> {
    let used: BTreeSet<&str> = activities.iter().map(|one| one.organiser.as_str()).collect();
    used.into_iter().filter(|name| !name.is_empty()).map(|name| Choice::new(name, name)).collect()
}

#[component]
pub fn FilterRow(plan: Plan, filters: Filters) -> impl IntoView {
    let forms = move || plan.activities.with(|all| used_forms(all));
    let years = move || plan.activities.with(|all| school_years(all));
    let year = filters.read(|now| now.year.map(|year| year.0.to_string()).unwrap_or_default());
    view! {
        <div class="stack stack-tight no-print">
            <TextField id="activity-words" label="Найти событие" kind=FieldKind::Search value=filters.read(|now| now.words.clone())
                on_input=move |words: String| filters.change(|now| now.words = words) />
            <div class="filter-row">
                <SelectField id="activity-year" label="Учебный год" nothing="все годы" value=year choices=years
                    on_change=move |year: String| filters.change(|now| now.year = year.parse().ok().map(SchoolYear)) />
                <SelectField id="activity-role" label="Роль или компетенция" nothing="любая" value=filters.read(|now| now.card.clone())
                    choices=move || card_choices(plan) on_change=move |card: String| filters.change(|now| now.card = card) />
                <SelectField id="activity-form" label="Форма" nothing="все формы" value=filters.read(|now| now.form.clone()) choices=forms
                    on_change=move |form: String| filters.change(|now| now.form = form) />
            </div>
            <MoreFilters plan=plan filters=filters />
        </div>
    }
}

#[component]
fn MoreFilters(plan: Plan, filters: Filters) -> impl IntoView {
    let may_edit = Memo::new(move |_| plan.catalogue().may_edit());
    let organised = move || plan.activities.with(|all| organisers(all));
    let lengths = Length::ALL.map(|(_, name, title)| Choice::new(name, title)).to_vec();
    let length = filters.read(|now| {
        let chosen = Length::ALL.into_iter().find(|(length, ..)| now.length == Some(*length));
        chosen.map_or_else(String::new, |(_, name, _)| name.to_owned())
    });
    view! {
        <details class="more-filters">
            <summary>"Ещё отбор"</summary>
            <div class="filter-row">
                <SelectField id="activity-organiser" label="Кто организует" nothing="все" value=filters.read(|now| now.organiser.clone())
                    choices=organised on_change=move |name: String| filters.change(|now| now.organiser = name) />
                <SelectField id="activity-hours" label="Объём" nothing="любой" value=length choices=lengths
                    on_change=move |name: String| filters.change(|now| now.length = Length::of_name(&name)) />
                <CheckField id="activity-free" label="Бесплатно" checked=filters.read(|now| now.free)
                    on_change=move |on| filters.change(|now| now.free = on) />
                <Show when=move || may_edit.get()>
                    <CheckField id="activity-archived" label="Показать архив" checked=filters.read(|now| now.archived)
                        on_change=move |on| filters.change(|now| now.archived = on) />
                </Show>
            </div>
        </details>
    }
}
