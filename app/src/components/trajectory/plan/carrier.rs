//! Carrying an activity of the база onto a month, where there is room for both.

use karta_core::domain::activity::Activity;
use leptos::{ev::PointerEvent, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

use super::{base::chosen, chart::month_of, desk::PlanDesk};
use crate::ui::{Glyph, Icon, Toasts};

/// The handle by which an activity is carried onto a month: for a mouse or pen alone, a finger taps «В план».
#[component]
pub(super) fn Carrier(
    desk: PlanDesk,
    activity: StoredValue<Activity>,
    goal: RwSignal<String>,
) -> impl IntoView {
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
