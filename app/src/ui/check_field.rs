//! Yes or no, with its words beside it.

use leptos::prelude::*;

use super::field::{FieldFoot, described_by};

/// A labelled check box.
#[component]
pub fn CheckField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] checked: Signal<bool>,
    #[prop(optional, into)] on_change: Option<Callback<bool>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] name: Option<&'static str>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let described = described_by(&id, hint, error);
    view! {
        <label class="check">
            <input
                id=id.clone()
                type="checkbox"
                name=name
                checked=checked.get_untracked()
                prop:checked=move || checked.get()
                disabled=move || disabled.get()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described.get()
                on:change=move |event| if let Some(on_change) = on_change { on_change.run(event_target_checked(&event)) }
            />
            <span>{move || label.get()}</span>
            <FieldFoot id=id hint error />
        </label>
    }
}
