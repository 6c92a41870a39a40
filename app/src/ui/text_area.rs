//! Text of several lines that grows with what is typed.

use leptos::prelude::*;

use super::field::{FieldFoot, FieldHead, described_by};

/// A labelled text. `rows`: 1, 2, 3, 5 or 8 lines at least.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] on_input: Option<Callback<String>>,
    #[prop(optional, into)] on_commit: Option<Callback<String>>,
    #[prop(default = 3)] rows: u8,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] name: Option<&'static str>,
    #[prop(optional)] placeholder: Option<&'static str>,
    #[prop(optional)] optional: bool,
    #[prop(optional, into)] readonly: Signal<bool>,
    /// Characters; longer text is never cut.
    #[prop(optional)]
    limit: Option<usize>,
) -> impl IntoView {
    let described = described_by(&id, hint, error);
    view! {
        <div class="field">
            <FieldHead id=id.clone() label optional value limit />
            <div class="growing" data-rows=rows.to_string() data-text=move || value.get()>
                <textarea
                    id=id.clone()
                    class="input"
                    rows="1"
                    name=name
                    placeholder=placeholder
                    readonly=move || readonly.get()
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || described.get()
                    prop:value=move || value.get()
                    on:input=move |event| if let Some(on_input) = on_input { on_input.run(event_target_value(&event)) }
                    on:change=move |event| if let Some(on_commit) = on_commit { on_commit.run(event_target_value(&event)) }
                >
                    {value.get_untracked()}
                </textarea>
            </div>
            <FieldFoot id=id hint error />
        </div>
    }
}
