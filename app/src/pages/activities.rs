//! «События»: the register of what one can take part in or hold, by date; readable by anyone.

use karta_core::{domain::activity::Activity, sync::RecordId};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    components::activities::{
        add::AddActivity,
        filters::{FilterRow, Filters},
        import::ImportTable,
        month_title,
        rooms::EventRooms,
        row::ActivityRow,
    },
    store::{karta, plan::Plan},
    ui::{EmptyState, Glyph},
};

#[component]
pub fn ActivitiesPage() -> impl IntoView {
    karta().title.set("События".into());
    let query = use_query_map();
    let plan = Plan::here();
    let filters = Filters::new(query.with_untracked(|query| query.get("role").unwrap_or_default()));
    let editing = RwSignal::new(None::<RecordId>);
    let may_edit = Memo::new(move |_| plan.catalogue().may_edit());
    view! {
        <section class="page page-reading stack">
            <EventRooms />
            <h1>"События"</h1>
            <Show when=move || may_edit.get()><AddActivity plan=plan editing=editing /><ImportTable plan=plan /></Show>
            <FilterRow plan=plan filters=filters />
            <Register plan=plan filters=filters editing=editing />
        </section>
    }
}

/// A line of the register: a month's heading or an event. Keyed, so that an event under edit keeps its fields
/// when the list around it changes.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Line {
    Month(Option<(u16, u8)>),
    Event(RecordId),
}

fn lines<'a>(shown: impl Iterator<Item = &'a Activity>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut last = None;
    for activity in shown {
        let month = activity.days.map(|days| (days.from.year(), days.from.month()));
        if last != Some(month) {
            lines.push(Line::Month(month));
            last = Some(month);
        }
        lines.push(Line::Event(activity.id.clone()));
    }
    lines
}

#[component]
fn Register(plan: Plan, filters: Filters, editing: RwSignal<Option<RecordId>>) -> impl IntoView {
    let shown = Memo::new(move |_| {
        filters.sieve.with(|sieve| {
            let kept = |one: &&Activity| sieve.fits(one) || editing.with(|now| now.as_ref() == Some(&one.id));
            plan.activities.with(|all| lines(all.iter().filter(kept)))
        })
    });
    let reason = move || {
        if !plan.catalogue().is_ready() {
            ("Событий пока нет на этом устройстве", "Нужна связь с сервером хотя бы один раз.")
        } else if plan.activities.with(Vec::is_empty) {
            ("В реестре пока нет событий", "Методист может добавить первое.")
        } else {
            ("Ничего не подходит", "Уберите часть отбора или поищите другими словами.")
        }
    };
    view! {
        <ul class="register">
            <For each=move || shown.get() key=Line::clone let:line>
                {match line {
                    Line::Month(month) => {
                        let title = month.map_or_else(|| "Без даты".to_owned(), |(year, month)| month_title(year, month));
                        view! { <li class="month"><h2 class="ruled">{title}</h2></li> }.into_any()
                    }
                    Line::Event(id) => view! { <ActivityRow plan=plan id=id editing=editing /> }.into_any(),
                }}
            </For>
        </ul>
        <Show when=move || shown.with(Vec::is_empty)>
            <EmptyState glyph=Glyph::Event title=move || reason().0.to_owned() text=move || Some(reason().1.to_owned()) />
        </Show>
    }
}
