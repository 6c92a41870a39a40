//! The questions to be answered: a scale by one tap, words in a field. Where the answers go is the caller's.

use karta_core::{
    domain::diagnostic::inquiry::{Asked, Replies, Reply, SCALE, Sort},
    limits::REPLY_CHARS,
    sync::RecordId,
};
use leptos::prelude::*;

use crate::ui::TextArea;

/// One reply to one question; nothing takes it back.
pub type Given = (RecordId, Option<Reply>);

#[component]
pub fn Questions(
    #[prop(into)] questions: Signal<Vec<Asked>>,
    #[prop(into)] replies: Signal<Replies>,
    #[prop(into)] on_reply: Callback<Given>,
) -> impl IntoView {
    let row = move |asked: Asked| match asked.sort {
        Sort::Text => view! { <Words asked=asked replies=replies on_reply=on_reply /> }.into_any(),
        // A survey has no statements; one that a newer program put there is answered on the scale.
        Sort::Scale | Sort::Statement => {
            view! { <Scale asked=asked replies=replies on_reply=on_reply /> }.into_any()
        }
    };
    view! {
        <ol class="survey-questions">
            <For each=move || questions.get() key=|asked| (asked.id.clone(), asked.text.clone(), asked.sort) let:asked><li>{row(asked)}</li></For>
        </ol>
    }
}

#[component]
fn Scale(asked: Asked, replies: Signal<Replies>, on_reply: Callback<Given>) -> impl IntoView {
    let id = StoredValue::new(asked.id.clone());
    let now = Memo::new(move |_| {
        replies.with(|replies| match id.with_value(|id| replies.get(id).cloned()) {
            Some(Reply::Scale(number)) => Some(number),
            _ => None,
        })
    });
    let name = format!("question-{}", asked.id);
    let step = move |number: u8| {
        view! {
            <label class="scale-step" class:chosen=move || now.get() == Some(number)>
                <input type="radio" name=name.clone() value=number.to_string() prop:checked=move || now.get() == Some(number)
                    on:change=move |_| on_reply.run((id.get_value(), Some(Reply::Scale(number)))) />
                {number}
            </label>
        }
    };
    view! {
        <fieldset class="survey-scale">
            <legend>{asked.text}</legend>
            <div class="scale-steps">{(SCALE.0..=SCALE.1).map(step).collect_view()}</div>
            <p class="scale-ends" aria-hidden="true"><small>"совсем нет"</small><small>"полностью"</small></p>
        </fieldset>
    }
}

#[component]
fn Words(asked: Asked, replies: Signal<Replies>, on_reply: Callback<Given>) -> impl IntoView {
    let id = StoredValue::new(asked.id.clone());
    let value = Memo::new(move |_| {
        replies.with(|replies| match id.with_value(|id| replies.get(id).cloned()) {
            Some(Reply::Words(words)) => words,
            _ => String::new(),
        })
    });
    let too_long = move || {
        (value.with(|words| words.chars().count()) > REPLY_CHARS)
            .then(|| format!("Длиннее {REPLY_CHARS} знаков: сократите, пожалуйста"))
    };
    let write = move |words: String| {
        let reply = (!words.trim().is_empty()).then_some(Reply::Words(words));
        on_reply.run((id.get_value(), reply));
    };
    view! {
        <TextArea id=format!("question-{}", asked.id) label=asked.text value=value on_input=write rows=2 limit=REPLY_CHARS
            error=Signal::derive(too_long) optional=true />
    }
}
