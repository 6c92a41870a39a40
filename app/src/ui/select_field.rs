//! One of many, in the browser's own list, which every tablet shows in its familiar way.

use leptos::prelude::*;

use super::{
    choice::Choice,
    field::{FieldFoot, FieldHead, described_by},
    icon::{Glyph, Icon},
};

/// A labelled list. `nothing` adds a first line of that text with an empty value.
#[component]
pub fn SelectField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(optional, into)] on_change: Option<Callback<String>>,
    #[prop(optional)] nothing: Option<&'static str>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] name: Option<&'static str>,
    #[prop(optional)] optional: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let described = described_by(&id, hint, error);
    let option = move |choice: Choice| {
        let own = choice.value.clone();
        view! { <option value=choice.value selected=move || value.with(|value| *value == own)>{choice.label}</option> }
    };
    view! {
        <div class="field">
            <FieldHead id=id.clone() label optional value limit=None />
            <div class="select">
                <select
                    id=id.clone()
                    class="input"
                    name=name
                    disabled=move || disabled.get()
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || described.get()
                    on:change=move |event| if let Some(on_change) = on_change { on_change.run(event_target_value(&event)) }
                >
                    {nothing.map(|words| option(Choice::new("", words)))}
                    {move || choices.get().into_iter().map(option).collect_view()}
                </select>
                <Icon glyph=Glyph::Down />
            </div>
            <FieldFoot id=id hint error />
        </div>
    }
}
