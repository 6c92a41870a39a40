//! What lies open beside the plan: a sheet at the side, or the whole of a phone's screen.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    base::BasePanel,
    desk::{PlanDesk, SIDE_TITLE, Side},
};
use crate::{
    components::trajectory::step::StepEditor,
    ui::{Glyph, IconButton},
};

#[component]
pub(super) fn SideSheet(desk: PlanDesk) -> impl IntoView {
    let side = Memo::new(move |_| desk.side());
    let title = move || match side.get() {
        Some(Side::Step(_)) => "Шаг",
        _ => "Навигационная база",
    };
    let close = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            desk.close();
        }
    };
    let content = move || match side.get() {
        Some(Side::Step(id)) => view! { <StepEditor desk id /> }.into_any(),
        Some(Side::Base(goal)) => view! { <BasePanel desk goal /> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <Show when=move || desk.has_side()>
            <aside class="plan-side no-print" aria-labelledby=SIDE_TITLE on:keydown=close>
                <header class="plan-side-head">
                    <h2 id=SIDE_TITLE tabindex="-1">{title}</h2>
                    <IconButton glyph=Glyph::Close label="Закрыть" on_press=move || desk.close() />
                </header>
                <div class="plan-side-body stack">{content}</div>
            </aside>
        </Show>
    }
}
