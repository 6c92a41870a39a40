//! A record's text under a person's hands: every keystroke is kept at once, and what somebody else writes
//! meanwhile never replaces the text under the caret.

use karta_core::sync::{
    RecordId,
    replica::{Draft, Manner},
};
use leptos::prelude::*;
use serde_json::Value;

use super::presence::{WritesHere, editors};
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
    /// Other fields of the record can be edited beside this one.
    #[prop(optional)]
    among_others: bool,
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
    let editors = editors(courier, record.clone());
    let changed_by_others = RwSignal::new(!among_others);
    Effect::new(move |before: Option<String>| {
        let now = theirs.get();
        let own = held.with_untracked(|held| {
            held.as_ref().is_some_and(|mine| writes.value(mine) == writes.value(&now))
        });
        if !own
            && before.is_some_and(|before| before != now)
            && editors.with_untracked(|editors| !editors.is_empty())
        {
            changed_by_others.set(true);
        }
        now
    });
    Effect::new(move |_| {
        if editors.with(Vec::is_empty) {
            changed_by_others.set(!among_others);
        }
    });
    let editor = record.clone();
    let focus = move |_| {
        held.set(Some(theirs.get_untracked()));
        courier.show_editing(Some(editor.clone()));
    };
    let live = Memo::new(move |_| courier.connection.with(|connection| connection.live));
    let here = record.clone();
    Effect::new(move |_| {
        // A new stream knows nothing of where the caret stands.
        if live.get() && held.with_untracked(Option::is_some) {
            courier.show_editing(Some(here.clone()));
        }
    });
    let leave = move || {
        space.seal();
        courier.show_editing(None);
    };
    let blur = move |_| {
        held.set(None);
        leave();
    };
    // A field that goes while it has the caret is not told that it lost it.
    on_cleanup(move || {
        if held.try_get_untracked().flatten().is_some() {
            leave();
        }
    });
    let input = move |event| {
        let text = event_target_value(&event);
        let fields = vec![(field.to_owned(), writes.value(&text))];
        held.set(Some(text));
        space.make(vec![Draft::Set { record: record.clone(), fields }], Manner::Typing);
    };
    let long = move || shown().chars().count() > most;
    view! {
        <div class="field live-text">
            <div class="field-head">
                <label class="label" for=id>{label}</label>
                <WritesHere names=editors here=changed_by_others />
            </div>
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
