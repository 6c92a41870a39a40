//! The timeline: months of the school year with quarters as guides, a lane for each goal, a bar for each step.

use std::collections::BTreeSet;

use karta_core::{
    domain::{day::SchoolYear, month},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{desk::PlanDesk, lines::Lines, load::LoadRow, row::StepRow};
use crate::{
    components::activities::today,
    ui::{Glyph, IconButton},
};

/// A line of the chart; all are of one height, so that what is drawn across them knows where they are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Line {
    /// The heading of a goal; `None` over the steps without one.
    Lane(Option<RecordId>),
    Step(RecordId),
}

#[component]
pub(super) fn Chart(desk: PlanDesk) -> impl IntoView {
    let lines = Memo::new(move |_| lines_of(desk));
    view! {
        <section class="timeline no-print" aria-label="Шаги по месяцам">
            <Months desk />
            <div class="timeline-body">
                <Guides desk />
                <Lines desk lines />
                <ul class="timeline-rows">
                    <For each=move || lines.get() key=Line::clone let:line>
                        {match line {
                            Line::Lane(goal) => view! { <Lane desk goal /> }.into_any(),
                            Line::Step(id) => view! { <StepRow desk id /> }.into_any(),
                        }}
                    </For>
                </ul>
            </div>
            <LoadRow desk />
        </section>
    }
}

/// Goals in their order, under each its steps in theirs; steps without a goal last.
fn lines_of(desk: PlanDesk) -> Vec<Line> {
    let goals: Vec<RecordId> =
        desk.open.goals.with(|goals| goals.iter().map(|goal| goal.id.clone()).collect());
    let there: BTreeSet<&RecordId> = goals.iter().collect();
    desk.open.steps.with(|steps| {
        let of = |goal: Option<&RecordId>| {
            let own = steps.iter().filter(|step| step.goal.as_ref().filter(|id| there.contains(id)) == goal);
            own.map(|step| Line::Step(step.id.clone())).collect::<Vec<_>>()
        };
        let mut lines = Vec::new();
        for goal in &goals {
            lines.push(Line::Lane(Some(goal.clone())));
            lines.extend(of(Some(goal)));
        }
        let free = of(None);
        if !goals.is_empty() && !free.is_empty() {
            lines.push(Line::Lane(None));
        }
        lines.extend(free);
        lines
    })
}

/// Names of quarters and months over the chart. The load under it names the months again, for those who hear.
#[component]
fn Months(desk: PlanDesk) -> impl IntoView {
    let months = move || {
        let months = month::of_school_year(desk.year.get()).into_iter();
        months
            .map(|month| {
                let full = month.title();
                let short: String = full.chars().take(3).collect();
                view! { <span><span class="full">{full}</span><span class="short">{short}</span></span> }
            })
            .collect_view()
    };
    view! {
        <div class="timeline-head" aria-hidden="true">
            <div class="timeline-quarters">
                {QUARTERS.map(|(title, months)| view! { <span data-months=months>{title}</span> })}
            </div>
            <div class="timeline-months">{months}</div>
        </div>
    }
}

/// Quarters with their number of months, as `karta_core::domain::month::Quarter` has them.
const QUARTERS: [(&str, &str); 5] = [("I", "2"), ("II", "2"), ("III", "3"), ("IV", "2"), ("лето", "3")];

/// The lines of the months behind everything, today, and the month over which something is carried.
#[component]
fn Guides(desk: PlanDesk) -> impl IntoView {
    let cell = move |at: usize| {
        let aimed = move || (desk.aimed.get() == Some(at)).then_some("");
        let begins = matches!(at, 2 | 4 | 7 | 9).then_some("");
        view! { <span data-month=at data-quarter=begins data-aimed=aimed></span> }
    };
    let now = move || {
        let today = today().filter(|day| day.school_year() == desk.year.get())?;
        Some(desk.line.get().place(today).to_string())
    };
    view! {
        <div class="timeline-guides" aria-hidden="true" data-carrying=move || desk.aimed.get().map(|_| "")>
            {(0..12).map(cell).collect_view()}
            {move || now().map(|place| view! { <i class="timeline-today" style=("--from", place)></i> })}
        </div>
    }
}

#[component]
fn Lane(desk: PlanDesk, goal: Option<RecordId>) -> impl IntoView {
    let key = StoredValue::new(goal);
    let title = Memo::new(move |_| {
        let goal = key.get_value()?;
        desk.open.goal(&goal).map(|goal| goal.title)
    });
    let number = move || {
        let goal = key.get_value()?;
        desk.open
            .goals
            .with(|goals| goals.iter().position(|one| one.id == goal))
            .map(|at| format!("{}. ", at + 1))
    };
    let label = move || format!("Подобрать шаги: {}", title.get().unwrap_or_default());
    view! {
        <li class="timeline-lane">
            <h3>{number}{move || title.get().unwrap_or_else(|| "Без цели".into())}</h3>
            <Show when=move || desk.own.get() && key.with_value(Option::is_some)>
                <span class="no-print"><IconButton glyph=Glyph::Search label=Signal::derive(label) on_press=move || desk.show_base(key.get_value()) /></span>
            </Show>
        </li>
    }
}

/// The first and last day of a month of the year in sight, 0 for September.
pub(super) fn month_of(year: SchoolYear, at: usize) -> Option<karta_core::domain::day::Period> {
    let month = month::of_school_year(year).into_iter().nth(at)?;
    karta_core::domain::day::Period::new(month.day(1)?, month.last_day()?)
}
