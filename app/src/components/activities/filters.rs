//! What is shown of the register: by form, role and school year.

use std::collections::BTreeSet;

use karta_core::domain::{
    activity::{Activity, FORMS},
    day::SchoolYear,
};
use leptos::prelude::*;

use super::today;
use crate::{
    store::plan::Plan,
    ui::{CheckField, Choice, SelectField},
};

/// Chosen values; an empty one chooses all.
#[derive(Clone, Copy)]
pub struct Filters {
    pub form: RwSignal<String>,
    pub role: RwSignal<String>,
    /// The year a school year begins in.
    pub year: RwSignal<String>,
    pub archived: RwSignal<bool>,
}

impl Filters {
    /// `role` comes from the address. In the browser the present school year is chosen.
    pub fn new(role: String) -> Self {
        let year = today().map(|day| day.school_year().0.to_string()).unwrap_or_default();
        Self {
            form: RwSignal::new(String::new()),
            role: RwSignal::new(role),
            year: RwSignal::new(year),
            archived: RwSignal::new(false),
        }
    }

    /// What has no date belongs to every year.
    pub fn fits(self, activity: &Activity) -> bool {
        let year = activity.days.map(|days| (days.from.school_year().0, days.to.school_year().0));
        let in_year = |wanted: &str| match (wanted.parse::<u16>(), year) {
            (Ok(wanted), Some((first, last))) => (first..=last).contains(&wanted),
            _ => true,
        };
        let in_role =
            |wanted: &str| wanted.is_empty() || activity.roles.iter().any(|role| role.as_str() == wanted);
        (self.archived.get() || !activity.archived)
            && self.form.with(|form| form.is_empty() || form == activity.form)
            && self.role.with(|role| in_role(role))
            && self.year.with(|year| in_year(year))
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

#[component]
pub fn FilterRow(plan: Plan, filters: Filters) -> impl IntoView {
    let forms = move || {
        let used: BTreeSet<&str> = plan.activities.with(|all| all.iter().map(|one| one.form).collect());
        let used = FORMS.iter().filter(|(name, _)| used.contains(name));
        used.map(|(name, title)| Choice::new(*name, *title)).collect::<Vec<_>>()
    };
    let years = move || plan.activities.with(|all| school_years(all));
    let may_edit = Memo::new(move |_| plan.catalogue().may_edit());
    view! {
        <div class="filter-row no-print">
            <SelectField id="activity-year" label="Учебный год" nothing="все годы" value=filters.year choices=years
                on_change=move |year: String| filters.year.set(year) />
            <SelectField id="activity-role" label="Роль" nothing="все роли" value=filters.role choices=move || role_choices(plan)
                on_change=move |role: String| filters.role.set(role) />
            <SelectField id="activity-form" label="Форма" nothing="все формы" value=filters.form choices=forms
                on_change=move |form: String| filters.form.set(form) />
            <Show when=move || may_edit.get()>
                <CheckField id="activity-archived" label="Показать архив" checked=filters.archived on_change=move |on| filters.archived.set(on) />
            </Show>
        </div>
    }
}
