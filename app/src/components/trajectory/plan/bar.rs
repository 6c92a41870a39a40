//! The bar of a step over the months. While it is in hand it alone moves, by transform; the record is written
//! when it is let go.

use karta_core::{
    domain::trajectory::{step::Step, timeline::Span},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{desk::PlanDesk, held::Grip, hold::Hold};
use crate::components::activities::days_text;

/// Months from which on a bar has room for its words.
const ROOMY: f64 = 1.6;
/// Place from which on words stand before a short bar, not after it.
const LATE: f64 = 10.0;

#[component]
pub(super) fn Bar(
    desk: PlanDesk,
    key: StoredValue<RecordId>,
    step: Memo<Option<Step>>,
    picked: Memo<bool>,
) -> impl IntoView {
    let hold = Hold::new(desk, key, step);
    let span = Memo::new(move |_| {
        let days = step.with(|step| step.as_ref().and_then(Step::period))?;
        desk.line.get().span(days).ok()
    });
    let place = move |part: fn(Span) -> f64| move || span.get().map_or(0.0, part).to_string();
    let carried = move |grip: Grip| {
        move || {
            let held = hold.held.get().filter(|held| held.taken && held.grip == grip);
            format!("{}px", held.map_or(0, |held| held.carried))
        }
    };
    let taken = move || hold.held.get().is_some_and(|held| held.taken).then_some("");
    let label = move || step.with(|step| step.as_ref().map(label_of));
    let words = move || match span.get() {
        Some(span) if span.to - span.from >= ROOMY => "inside",
        Some(span) if span.to > LATE => "before",
        _ => "after",
    };
    view! {
        <button
            type="button"
            class="timeline-bar"
            style=("--from", place(|span| span.from))
            style=("--to", place(|span| span.to))
            style=("--carry", carried(Grip::Whole))
            style=("--grow", carried(Grip::End))
            data-held=taken
            data-words=words
            data-own=move || desk.own.get().then_some("")
            aria-pressed=move || if picked.get() { "true" } else { "false" }
            aria-label=label
            aria-keyshortcuts="ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight PageUp PageDown"
            on:pointerdown=move |event| hold.press(&event, Grip::Whole)
            on:pointermove=move |event| hold.carry(&event)
            on:pointerup=move |_| hold.let_go()
            on:pointercancel=move |_| hold.held.set(None)
            on:touchmove=move |event| if hold.is_taken() { event.prevent_default() }
            on:contextmenu=move |event| if hold.held.get_untracked().is_some() { event.prevent_default() }
            on:keydown=move |event| hold.key(&event)
            on:click=move |_| hold.click()
        >
            <span class="timeline-fill"></span>
            <Show when=move || desk.own.get()>
                <span class="timeline-knob" on:pointerdown=move |event| hold.press(&event, Grip::End)></span>
            </Show>
            <span class="timeline-label">{move || hold.words()}</span>
        </button>
    }
}

fn label_of(step: &Step) -> String {
    let when = step.period().map(days_text).unwrap_or_default();
    let hours = step.hours.map(|hours| format!(", {hours} ч")).unwrap_or_default();
    format!("{}: {when}{hours}", step.title)
}
