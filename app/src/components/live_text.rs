//! A record's text under a person's hands: every keystroke is kept at once, and what somebody else writes
//! meanwhile never replaces the text under the caret.
//!
//! A text that the record cannot take stays in the field and is not sent; when the field goes away, it goes
//! to its author's «Не принято». A record that somebody deletes meanwhile is told of in the field.

mod hand;
mod notes;

use hand::Hand;
use karta_core::sync::RecordId;
use leptos::{ev::KeyboardEvent, prelude::*};
use notes::Notes;
use serde_json::Value;

use super::presence::{WritesHere, editors};
use crate::{
    platform::page,
    store::{Connection, courier::Courier},
};

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
    /// Makes the record with its first text, where it is not there yet.
    #[prop(optional, into)]
    begin: Option<Callback<String>>,
    /// Hears when the caret comes and goes.
    #[prop(optional, into)]
    on_hold: Option<Callback<bool>>,
    /// Hears Enter in a line, which has no use for it.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
    /// What is said when somebody deletes the record meanwhile.
    #[prop(default = "Запись удалена.")]
    gone: &'static str,
    /// Other fields of the record can be edited beside this one.
    #[prop(optional)]
    among_others: bool,
) -> impl IntoView {
    let id = format!("{record}-{field}");
    let hand = Hand::new(courier.space, record.clone(), field, writes, most, begin);
    let _leaving = StoredValue::new_local(page::on_leave(move || hand.give_up()));
    let editors = editors(courier, record.clone());
    let others_write_here = others_write_here(hand, editors, among_others);
    tell_again(courier, hand, record.clone());
    on_cleanup(move || {
        // A field that goes while it has the caret is not told that it lost it.
        if hand.is_held() {
            courier.show_editing(None);
        }
        hand.give_up();
    });
    let focus = move |_| {
        hand.take();
        courier.show_editing(Some(record.clone()));
        on_hold.into_iter().for_each(|told| told.run(true));
    };
    let blur = move |_| {
        hand.let_go();
        courier.show_editing(None);
        on_hold.into_iter().for_each(|told| told.run(false));
    };
    let enter = move |event: KeyboardEvent| {
        if writes == Writes::Line && event.key() == "Enter" {
            event.prevent_default();
            on_enter.into_iter().for_each(|told| told.run(()));
        }
    };
    let amiss = Memo::new(move |_| hand.amiss());
    let described_by = format!("{id}-notes");
    view! {
        <div class="field live-text">
            <div class="field-head">
                <label class="label" for=id.clone()>{label}</label>
                <WritesHere names=editors here=others_write_here />
            </div>
            <div class="growing" data-rows=if writes == Writes::Line { "1" } else { "3" } data-text=move || hand.shown()>
                <textarea
                    id=id
                    class="input"
                    rows="1"
                    aria-invalid=move || amiss.try_get().flatten().is_some().then_some("true")
                    aria-describedby=described_by.clone()
                    readonly=move || hand.is_gone()
                    prop:value=move || hand.shown()
                    on:focus=focus
                    on:blur=blur
                    on:keydown=enter
                    on:input=move |event| hand.write(event_target_value(&event))
                ></textarea>
            </div>
            <Notes id=described_by hand=hand amiss=amiss gone=gone />
        </div>
    }
}

/// Whether it is this field in which the others write: presence names a record, so of several fields the one
/// is marked in which others' words have just changed.
fn others_write_here(hand: Hand, editors: Memo<Vec<String>>, among_others: bool) -> RwSignal<bool> {
    let here = RwSignal::new(!among_others);
    Effect::new(move |before: Option<String>| {
        let now = hand.theirs();
        let changed = before.is_some_and(|before| before != now) && !hand.is_own(&now);
        if changed && editors.with_untracked(|editors| !editors.is_empty()) {
            here.set(true);
        }
        now
    });
    Effect::new(move |_| {
        if editors.with(Vec::is_empty) {
            here.set(!among_others);
        }
    });
    here
}

/// A new stream knows nothing of where the caret stands.
fn tell_again(courier: Courier, hand: Hand, record: RecordId) {
    let live = Memo::new(move |_| courier.connection.with(Connection::is_live));
    Effect::new(move |_| {
        if live.get() && hand.is_held() {
            courier.show_editing(Some(record.clone()));
        }
    });
}
