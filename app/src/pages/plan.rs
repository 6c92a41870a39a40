//! «Мой план на год» and, at `?view=all`, «Кто что проводит»: for everybody with an account.

use karta_core::domain::day::SchoolYear;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::proposals::SignInFirst;
use crate::{
    components::{
        activities::{filters::school_years, rooms::EventRooms, today},
        plan::{add::AddToPlan, holders::Holders, months::OwnMonths},
    },
    platform::page,
    store::{karta, plan::Plan},
    ui::{Button, Choice, Glyph, PageHeader, SelectField},
};

#[component]
pub fn PlanPage() -> impl IntoView {
    let karta = karta();
    let query = use_query_map();
    let everyone = Memo::new(move |_| query.with(|query| query.get("view").as_deref() == Some("all")));
    let title =
        move || if everyone.get() { "Кто что проводит" } else { "Мой план на год" };
    Effect::new(move |_| karta.title.set(title().into()));
    karta.title.set(untrack(title).into());
    view! {
        <section class="page page-reading plan-page stack">
            <EventRooms />
            {move || if !karta.has_account() {
                view! { <h1>{title}</h1><SignInFirst /> }.into_any()
            } else if everyone.get() {
                view! { <EveryonesPlan /> }.into_any()
            } else {
                view! { <OwnPlan /> }.into_any()
            }}
        </section>
    }
}

#[component]
fn OwnPlan() -> impl IntoView {
    let plan = Plan::here();
    let present = today().map(|day| day.school_year().0).unwrap_or_default();
    let year = RwSignal::new(present.to_string());
    let chosen = Signal::derive(move || year.with(|year| year.parse().unwrap_or(present)));
    let name = karta().me.with_value(|me| me.as_ref().map(|me| me.name.clone()));
    let years = move || with_neighbours(plan.activities.with(|all| school_years(all)), present);
    view! {
        <PageHeader title="Мой план на год" lead=move || Some("События, которые вы проводите в ролях. Их видят все, у кого есть учётная запись.".to_owned())>
            <SelectField id="plan-year" label="Учебный год" value=year choices=years on_change=move |chosen: String| year.set(chosen) />
            <PrintButton />
        </PageHeader>
        <p class="print-only">{name}", "{move || format!("{} учебный год", SchoolYear(chosen.get()))}</p>
        <AddToPlan plan=plan year=chosen />
        <OwnMonths plan=plan year=chosen />
    }
}

/// The year to come is planned before anything stands in it.
fn with_neighbours(mut years: Vec<Choice>, present: u16) -> Vec<Choice> {
    for year in [present.saturating_sub(1), present, present + 1] {
        let choice = Choice::new(year.to_string(), SchoolYear(year).to_string());
        if !years.contains(&choice) {
            years.push(choice);
        }
    }
    years.sort_by(|a, b| a.value.cmp(&b.value));
    years
}

#[component]
fn EveryonesPlan() -> impl IntoView {
    let plan = Plan::here();
    let present = today().map(|day| day.school_year().0.to_string()).unwrap_or_default();
    let year = RwSignal::new(present);
    let years = move || plan.activities.with(|all| school_years(all));
    view! {
        <PageHeader title="Кто что проводит" lead=move || Some("Кто из методистов какие события и в какой роли проводит.".to_owned())>
            <SelectField id="plan-year" label="Учебный год" nothing="все годы" value=year choices=years on_change=move |chosen: String| year.set(chosen) />
            <PrintButton />
        </PageHeader>
        <Holders plan=plan year=year />
    }
}

#[component]
fn PrintButton() -> impl IntoView {
    view! { <Button glyph=Glyph::Print on_press=page::print>"Напечатать"</Button> }
}
