//! A level from 0 to 4 as steps and its word: colour is never alone.

use leptos::prelude::*;

/// Steps met, and the words beside them. `large` for an open card.
#[component]
pub fn LevelMeter(
    /// 0 to 4; more is shown as 4.
    #[prop(into)]
    level: Signal<u8>,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] color: Signal<Option<String>>,
    #[prop(optional)] large: bool,
) -> impl IntoView {
    let step = move |number: u8| view! { <i class:met=move || number <= level.get()></i> };
    view! {
        <span class="level-meter" data-color=move || color.get() data-size=large.then_some("large")>
            <span class="level-steps" aria-hidden="true">{[step(1), step(2), step(3), step(4)]}</span>
            <span>{move || label.get()}</span>
        </span>
    }
}
