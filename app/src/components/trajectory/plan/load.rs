//! Hours that fall on each month, under the months.

use karta_core::{
    domain::{month::Month, trajectory::load::Load},
    limits::MONTH_HOURS_ADVICE,
};
use leptos::prelude::*;

use super::desk::PlanDesk;
use crate::ui::{Glyph, Icon};

#[component]
pub(super) fn LoadRow(desk: PlanDesk) -> impl IntoView {
    let load = Memo::new(move |_| desk.open.steps.with(|steps| Load::of(steps)));
    let months = Memo::new(move |_| load.with(|load| load.in_school_year(desk.year.get())));
    let most = move || months.with(|months| months.iter().map(|(_, hours)| *hours).max()).unwrap_or(0);
    let scale = Memo::new(move |_| most().max(MONTH_HOURS_ADVICE));
    let sum = move || {
        let (total, undated) = load.with(|load| (load.total(), load.undated));
        let dated =
            if undated > 0 { format!(", из них без срока {undated} ч") } else { String::new() };
        format!("Всего {total} ч{dated}")
    };
    view! {
        <div class="timeline-load">
            <p class="timeline-load-title"><b>"Нагрузка, ч"</b><small>{sum}</small></p>
            <ol>
                <For each=move || months.get() key=|(month, hours)| (*month, *hours) let:cell>
                    <Cell month=cell.0 hours=cell.1 scale />
                </For>
            </ol>
        </div>
    }
}

#[component]
fn Cell(month: Month, hours: u32, scale: Memo<u32>) -> impl IntoView {
    let share = move || (f64::from(hours) / f64::from(scale.get().max(1))).to_string();
    let over = hours > MONTH_HOURS_ADVICE;
    view! {
        <li data-over=over.then_some("")>
            <span class="hidden-text">{month.title()}": "</span>
            <span class="hours">
                {over.then(|| view! { <Icon glyph=Glyph::Warning size="small" /> })}
                {hours}
                <span class="hidden-text">{if over { " ч, много" } else { " ч" }}</span>
            </span>
            <i style=("--share", share)></i>
        </li>
    }
}
