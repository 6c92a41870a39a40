//! What every field has around it: its label, a hint, an error, a count of characters.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// The ids of the lines that describe a field, for `aria-describedby`.
pub(super) fn described_by(
    id: &str,
    hint: Signal<Option<String>>,
    error: Signal<Option<String>>,
) -> Signal<Option<String>> {
    let hint_id = [id, "-hint"].concat();
    let error_id = [id, "-error"].concat();
    Signal::derive(move || match (error.with(Option::is_some), hint.with(Option::is_some)) {
        (true, true) => Some([error_id.as_str(), " ", hint_id.as_str()].concat()),
        (true, false) => Some(error_id.clone()),
        (false, true) => Some(hint_id.clone()),
        (false, false) => None,
    })
}

/// The label over a field, with the count of characters near and past the limit.
#[component]
pub(super) fn FieldHead(
    id: String,
    label: Signal<String>,
    optional: bool,
    value: Signal<String>,
    limit: Option<usize>,
) -> impl IntoView {
    let count = move || {
        let limit = limit?;
        let length = value.with(|value| value.chars().count());
        (length * 10 >= limit * 8).then_some((length, limit))
    };
    view! {
        <div class="field-head">
            <label class="label" for=id>
                {move || label.get()}
                {optional.then(|| view! { <span class="optional">" (по желанию)"</span> })}
            </label>
            {move || count().map(|(length, limit)| view! {
                <span class="field-count" data-over=(length > limit).then_some("")>
                    {length}" из "{limit}
                </span>
            })}
        </div>
    }
}

/// The error and the hint under a field.
#[component]
pub(super) fn FieldFoot(
    id: String,
    hint: Signal<Option<String>>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let hint_id = [&id, "-hint"].concat();
    let error_id = [&id, "-error"].concat();
    view! {
        <FieldError id=error_id error />
        {move || hint.get().map(|text| view! { <span class="hint" id=hint_id.clone()>{text}</span> })}
    }
}

#[component]
fn FieldError(id: String, error: Signal<Option<String>>) -> impl IntoView {
    move || {
        error.get().map(|text| {
            view! {
                <span class="field-error" id=id.clone() role="alert">
                    <Icon glyph=Glyph::Warning size="small" />
                    <span>{text}</span>
                </span>
            }
        })
    }
}
