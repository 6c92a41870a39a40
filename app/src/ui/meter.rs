//! A part of a whole: how much is done, how much room is taken.

use leptos::prelude::*;

/// A labelled bar. `text` says the value in words or figures, as «12 из 40».
#[component]
pub fn Meter(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<f64>,
    #[prop(default = Signal::stored(1.0), into)] max: Signal<f64>,
    #[prop(into)] text: Signal<String>,
    #[prop(optional, into)] color: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <div class="meter-line" data-color=move || color.get()>
            <span>{move || label.get()}</span>
            <span class="value">{move || text.get()}</span>
            <progress value=move || value.get() max=move || max.get() aria-label=move || label.get()></progress>
        </div>
    }
}
