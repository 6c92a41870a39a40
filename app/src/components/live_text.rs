//! A record's text under a person's hands: every keystroke is kept at once, and what somebody else writes
//! meanwhile never replaces the text under the caret.

use karta_core::sync::{
    RecordId,
    replica::{Draft, Manner},
};
use leptos::prelude::*;
use serde_json::Value;

use crate::store::courier::Courier;

/// What a live text writes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    Line,
    Text,
    /// One list item a line.
    Lines,
}

impl Writes {
    fn shown(self, value: Option<&Value>) -> String {
        match (self, value) {
            (Self::Lines, Some(Value::Array(items))) => {
                items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
            }
            (_, Some(Value::String(text))) => text.clone(),
            _ => String::new(),
        }
    }

    fn value(self, text: &str) -> Value {
        match self {
            Self::Lines => text.lines().map(str::trim).filter(|line| !line.is_empty()).collect(),
            Self::Line => Value::String(text.replace('\n', " ")),
            Self::Text => Value::String(text.to_owned()),
        }
    }
}

/// A labelled field bound to one field of one record.
#[component]
pub fn LiveText(
    courier: Courier,
    record: RecordId,
    field: &'static str,
    #[prop(into)] label: String,
    writes: Writes,
    /// Characters at most, shown before they are reached.
    most: usize,
) -> impl IntoView {
    let space = courier.space;
    let id = format!("{record}-{field}");
    let field_id = id.clone();
    // While the field has the caret, what the person sees is what they typed.
    let held = RwSignal::new(None::<String>);
    let theirs = {
        let record = record.clone();
        Memo::new(move |_| {
            writes.shown(space.record(&record).as_ref().and_then(|record| record.value(field)))
        })
    };
    let shown = move || held.get().unwrap_or_else(|| theirs.get());
    let overwritten = move || {
        held.with(|held| held.as_ref().is_some_and(|mine| writes.value(mine) != writes.value(&theirs.get())))
    };
    let editor = record.clone();
    let focus = move |_| {
        held.set(Some(theirs.get_untracked()));
        courier.show_editing(Some(editor.clone()));
    };
    let blur = move |_| {
        held.set(None);
        space.seal();
        courier.show_editing(None);
    };
    let input = move |event| {
        let text = event_target_value(&event);
        let fields = vec![(field.to_owned(), writes.value(&text))];
        held.set(Some(text));
        space.make(vec![Draft::Set { record: record.clone(), fields }], Manner::Typing);
    };
    let long = move || shown().chars().count() > most;
    view! {
        <div class="field live-text">
            <label class="label" for=id>{label}</label>
            <div class="growing" data-rows=if writes == Writes::Line { "1" } else { "3" } data-text=shown>
                <textarea
                    id=field_id
                    class="input"
                    rows="1"
                    aria-invalid=move || long().then_some("true")
                    prop:value=shown
                    on:focus=focus
                    on:blur=blur
                    on:input=input
                ></textarea>
            </div>
            <Show when=long>
                <p class="field-error">{format!("Слишком длинно: не больше {most} знаков. Сервер такой текст не примет.")}</p>
            </Show>
            <Show when=overwritten>
                <p class="field-note">"Кто-то сейчас пишет здесь другое. Ваш текст уйдёт в историю, если его не дописать."</p>
            </Show>
        </div>
    }
}
