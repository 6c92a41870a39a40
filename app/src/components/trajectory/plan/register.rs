//! The whole register: search, filters, a page of it at a time. «В план» takes an activity; where there is
//! room beside the plan, it can be carried by its handle onto a month.

use karta_core::{
    domain::{activity::Activity, day::Day},
    sync::RecordId,
};
use leptos::{ev::PointerEvent, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

use super::{
    base::{TakeButton, chosen, facts_of},
    chart::month_of,
    desk::PlanDesk,
};
use crate::{
    components::activities::{
        filters::{FilterRow, Filters},
        today,
    },
    ui::{Button, EmptyState, FieldKind, Glyph, Icon, TextField, Toasts},
};

/// Activities shown at first and added by each «Показать ещё».
const PAGE: usize = 20;

#[component]
pub(super) fn Register(desk: PlanDesk, goal: RwSignal<String>) -> impl IntoView {
    let filters = Filters::new(String::new());
    let question = RwSignal::new(String::new());
    let most = RwSignal::new(PAGE);
    let found = Memo::new(move |_| {
        let today = today();
        question.with(|question| {
            desk.base.plan.activities.with(|all| {
                let fits = all.iter().filter(|one| !is_over(one, today) && filters.fits(one));
                let asks = !question.trim().is_empty();
                let met = fits.filter(|one| !asks || desk.base.meets(&one.id, question));
                met.map(|one| one.id.clone()).collect::<Vec<RecordId>>()
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
        <TextField id="base-search" label="Найти в базе" kind=FieldKind::Search value=question on_input=move |text: String| question.set(text) />
        <details class="base-filters"><summary><Icon glyph=Glyph::Filter size="small" />"Год, роль, форма"</summary>
            <FilterRow plan=desk.base.plan filters />
        </details>
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
    activity.archived || activity.days.zip(today).is_some_and(|(days, today)| days.to < today)
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

/// The handle by which an activity is carried onto a month: for a mouse or pen alone, a finger taps «В план».
#[component]
fn Carrier(desk: PlanDesk, activity: StoredValue<Activity>, goal: RwSignal<String>) -> impl IntoView {
    let toasts = Toasts::expect();
    let take = move |event: PointerEvent| {
        let handle = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        // Without capture the month under the pointer is still found while it is over the handle.
        let _ = handle.map(|handle| handle.set_pointer_capture(event.pointer_id()));
    };
    let look = move |event: PointerEvent| {
        if event.buttons() != 0 {
            desk.aimed.set(month_under(&event));
        }
    };
    let drop_here = move |_| {
        let Some(at) = desk.aimed.get_untracked() else { return };
        desk.aimed.set(None);
        let days = month_of(desk.year.get_untracked(), at);
        let goal = untrack(|| chosen(goal));
        let dated = activity.with_value(|one| one.days.is_some());
        let step = activity.with_value(|one| desk.open.take(one, goal.as_ref(), days));
        desk.picked.set(Some(step));
        toasts.done(if dated {
            "Шаг добавлен в те дни, которые названы в базе."
        } else {
            "Шаг добавлен в этот месяц."
        });
    };
    view! {
        <span class="base-carrier" aria-hidden="true" title="Потяните на месяц"
            on:pointerdown=take on:pointermove=look on:pointerup=drop_here on:pointercancel=move |_| desk.aimed.set(None)>
            <Icon glyph=Glyph::Drag />
        </span>
    }
}

/// The month of the chart under the pointer.
fn month_under(event: &PointerEvent) -> Option<usize> {
    let under = document().elements_from_point(event.client_x() as f32, event.client_y() as f32);
    let cell = under
        .iter()
        .find_map(|element| element.unchecked_into::<HtmlElement>().get_attribute("data-month"))?;
    cell.parse().ok()
}
