//! The past of a card with its levels and indicators: who changed what and when, and a way back.

mod line;

use std::collections::BTreeMap;

use karta_core::{
    domain::{account::AccountKind, day::Day, past::Event},
    sync::{PrincipalId, RecordId},
};
use leptos::{prelude::*, task::spawn_local};
use line::HistoryLine;
use serde_json::Value;

use crate::{
    failure::Failure,
    later,
    store::{courier::Courier, karta, people},
    ui::{Button, Dialog, DialogSize, Loading},
};

/// Events shown at first; older ones on asking.
const SHOWN: usize = 40;

/// Names of people by their principal, as far as this person may know them.
type Names = BTreeMap<PrincipalId, String>;

#[component]
pub fn History(courier: Courier, record: RecordId, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog id="history" title="История" size=DialogSize::Wide open=open on_close=move || open.set(false)>
            {later!(works, HistoryBody { courier: Courier = courier, card: RecordId = record.clone() })}
        </Dialog>
    }
}

#[component]
fn HistoryBody(courier: Courier, card: RecordId) -> impl IntoView {
    let karta = karta();
    let told = RwSignal::new(None::<Result<(Vec<Event>, Names), Failure>>);
    spawn_local(async move {
        let names = if karta.is(AccountKind::Admin) { known_names().await } else { Names::new() };
        let story = karta.catalogue.story(card).await;
        told.set(Some(story.map(|story| (story, names))));
    });
    move || match told.get() {
        None => view! { <Loading label="Загружаем историю" /> }.into_any(),
        Some(Err(failure)) => view! { <p class="field-error">{failure.text}</p> }.into_any(),
        Some(Ok((story, names))) => view! { <Story courier=courier story=story names=names /> }.into_any(),
    }
}

#[component]
fn Story(courier: Courier, story: Vec<Event>, names: Names) -> impl IntoView {
    let all = RwSignal::new(story.len() <= SHOWN);
    let story = StoredValue::new(story.into_iter().rev().collect::<Vec<_>>());
    let names = StoredValue::new(names);
    let lines = move || {
        let shown = if all.get() { usize::MAX } else { SHOWN };
        let events = story.with_value(|story| story.iter().take(shown).cloned().collect::<Vec<_>>());
        events
            .into_iter()
            .map(|event| {
                let name = names.with_value(|names| names.get(&event.author).cloned());
                view! { <HistoryLine courier=courier event=event name=name /> }
            })
            .collect_view()
    };
    view! {
        <ol class="history" tabindex="0" aria-label="Что и когда менялось">{lines}</ol>
        <Show when=move || !all.get()>
            <Button on_press=move || all.set(true)>{format!("Показать всё ({})", story.with_value(Vec::len))}</Button>
        </Show>
    }
}

/// Only an administrator may ask who is who.
async fn known_names() -> Names {
    let accounts = people::accounts().await.unwrap_or_default();
    accounts.into_iter().map(|account| (account.principal, account.name)).collect()
}

fn days(value: &Value) -> Option<String> {
    let end = |name: &str| value.get(name)?.as_str().and_then(Day::from_iso);
    Some(format!("{} – {}", end("from")?.russian(), end("to")?.russian()))
}

/// A value as a person reads it.
pub fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => format!("«{text}»"),
        Value::Bool(true) => "да".into(),
        Value::Bool(false) => "нет".into(),
        Value::Null => "пусто".into(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Object(_) => days(value).unwrap_or_else(|| "новое значение".into()),
        Value::Number(number) => number.to_string(),
    }
}
