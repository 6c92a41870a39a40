//! The six digits of a join code: typed, or pasted with a space in the middle.

use leptos::prelude::*;

use super::field::{FieldFoot, FieldHead, described_by};

/// Digits in a code.
const LENGTH: usize = 6;

/// A labelled code. `on_input` hears digits only, six at most; `on_complete` hears the whole code once.
#[component]
pub fn CodeField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(optional, into)] on_complete: Option<Callback<String>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] name: Option<&'static str>,
) -> impl IntoView {
    let described = described_by(&id, hint, error);
    let field = NodeRef::<leptos::html::Input>::new();
    let input = move |event| {
        let typed = event_target_value(&event);
        let code: String = typed.chars().filter(char::is_ascii_digit).take(LENGTH).collect();
        if let Some(field) = field.get_untracked().filter(|_| code != typed) {
            field.set_value(&code);
        }
        let complete = code.len() == LENGTH && value.with_untracked(|value| *value != code);
        on_input.run(code.clone());
        if let Some(on_complete) = on_complete.filter(|_| complete) {
            on_complete.run(code);
        }
    };
    view! {
        <div class="field code-field">
            <FieldHead id=id.clone() label optional=false value limit=None />
            <input
                node_ref=field
                id=id.clone()
                class="input code-input"
                type="text"
                name=name
                inputmode="numeric"
                pattern="[0-9 ]*"
                autocomplete="one-time-code"
                spellcheck="false"
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described.get()
                value=value.get_untracked()
                prop:value=move || value.get()
                on:input=input
            />
            <FieldFoot id=id hint error />
        </div>
    }
}
