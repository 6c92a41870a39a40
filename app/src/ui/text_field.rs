//! A line of text with its label: names, logins, passwords, searches.
//!
//! The value is the caller's; the field never rewrites what stands under the caret by itself.

use leptos::prelude::*;

use super::{
    button::IconButton,
    field::{FieldFoot, FieldHead, described_by},
    icon::{Glyph, Icon},
};

/// What a field takes, which decides the keyboard of a tablet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    #[default]
    Text,
    Search,
    Password,
    Number,
    Email,
    Url,
    Date,
}

impl FieldKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Text | Self::Number => "text",
            Self::Search => "search",
            Self::Password => "password",
            Self::Email => "email",
            Self::Url => "url",
            Self::Date => "date",
        }
    }

    fn input_mode(self) -> Option<&'static str> {
        (self == Self::Number).then_some("decimal")
    }
}

/// A labelled line. `on_input` hears every keystroke, `on_commit` the end of editing.
#[component]
pub fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] on_input: Option<Callback<String>>,
    #[prop(optional, into)] on_commit: Option<Callback<String>>,
    #[prop(optional)] kind: FieldKind,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// The name in a form that is sent without script.
    #[prop(optional)]
    name: Option<&'static str>,
    #[prop(optional)] placeholder: Option<&'static str>,
    #[prop(optional)] autocomplete: Option<&'static str>,
    /// Takes the focus when a dialog opens.
    #[prop(optional)]
    autofocus: bool,
    #[prop(optional)] required: bool,
    /// Says «по желанию» beside the label.
    #[prop(optional)]
    optional: bool,
    #[prop(optional, into)] readonly: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Characters; the count is shown from four fifths of it on. Longer text is never cut.
    #[prop(optional)]
    limit: Option<usize>,
    /// The label is read but not shown.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let described = described_by(&id, hint, error);
    let shown = RwSignal::new(false);
    let type_ = move || if shown.get() { "text" } else { kind.as_str() };
    let input = view! {
        <input
            id=id.clone()
            class="input"
            type=type_
            name=name
            inputmode=kind.input_mode()
            placeholder=placeholder
            autocomplete=autocomplete
            autofocus=autofocus
            required=required
            readonly=move || readonly.get()
            disabled=move || disabled.get()
            aria-label=move || bare.then(|| label.get())
            aria-invalid=move || error.with(Option::is_some).then_some("true")
            aria-describedby=move || described.get()
            value=value.get_untracked()
            prop:value=move || value.get()
            on:input=move |event| if let Some(on_input) = on_input { on_input.run(event_target_value(&event)) }
            on:change=move |event| if let Some(on_commit) = on_commit { on_commit.run(event_target_value(&event)) }
        />
    };
    let dressed = match kind {
        FieldKind::Search => {
            view! { <div class="with-icon"><Icon glyph=Glyph::Search />{input}<Clear value on_input /></div> }
                .into_any()
        }
        FieldKind::Password => view! { <div class="with-icon">{input}<Reveal shown /></div> }.into_any(),
        _ => input.into_any(),
    };
    view! {
        <div class="field">
            {(!bare).then(|| view! { <FieldHead id=id.clone() label optional value limit /> })}
            {dressed}
            <FieldFoot id=id hint error />
        </div>
    }
}

#[component]
fn Clear(value: Signal<String>, on_input: Option<Callback<String>>) -> impl IntoView {
    let clear = move || {
        if let Some(on_input) = on_input {
            on_input.run(String::new());
        }
    };
    view! {
        <Show when=move || value.with(|value| !value.is_empty())>
            <IconButton glyph=Glyph::Close label="Очистить поиск" on_press=clear />
        </Show>
    }
}

#[component]
fn Reveal(shown: RwSignal<bool>) -> impl IntoView {
    let glyph = Signal::derive(move || if shown.get() { Glyph::EyeOff } else { Glyph::Eye });
    view! {
        <IconButton
            glyph
            label="Показать пароль"
            pressed=Signal::derive(move || Some(shown.get()))
            on_press=move || shown.update(|shown| *shown = !*shown)
        />
    }
}
