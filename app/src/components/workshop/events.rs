//! «События в этой роли»: when, where, and who holds them.

use karta_core::domain::{day::Period, plan::Planned};
use leptos::prelude::*;

use super::bench::Bench;
use crate::store::workshop::HeldEvent;

#[component]
pub fn Events(bench: Bench) -> impl IntoView {
    let events = bench.workshop.events;
    view! {
        <section class="sheet stack">
            <h2 class="ruled">"События в этой роли"</h2>
            <Show when=move || events.with(Vec::is_empty)>
                <p class="muted">"Пока ни одного."</p>
            </Show>
            <ul class="events">
                <For each=move || events.get() key=|event| key_of(event) let:event><Held event /></For>
            </ul>
        </section>
    }
}

/// An event is drawn anew when anything shown of it changes.
fn key_of(event: &HeldEvent) -> String {
    format!("{:?}{:?}{:?}", event.activity.id, event.activity, event.holders)
}

#[component]
fn Held(event: HeldEvent) -> impl IntoView {
    let HeldEvent { activity, holders } = event;
    let about: Vec<String> = [
        activity.days.map(days_words),
        (!activity.place.is_empty()).then(|| activity.place.clone()),
        Some(activity.form_title().to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let names: Vec<String> = holders
        .into_iter()
        .map(|(name, state)| if state == Planned::Held { format!("{name} (проведено)") } else { name })
        .collect();
    view! {
        <li>
            <b>{activity.title}</b>
            <small>{about.join(" · ")}</small>
            {(!names.is_empty()).then(|| view! { <small>"Проводит: "{names.join(", ")}</small> })}
        </li>
    }
}

/// «01.09.2026», or «01.09.2026 – 03.09.2026».
fn days_words(days: Period) -> String {
    if days.from == days.to {
        days.from.russian()
    } else {
        format!("{} – {}", days.from.russian(), days.to.russian())
    }
}
