//! The past of a record: who changed what and when, and a way back.

use karta_core::sync::{RecordId, change::Op, protocol::Entry, verdict::Outcome};
use leptos::{prelude::*, task::spawn_local};
use serde_json::Value;

use super::field_name;
use crate::{
    failure::Failure,
    platform::body,
    store::{courier::Courier, karta},
    ui::{Dialog, DialogSize, Loading},
};

#[component]
pub fn History(courier: Courier, record: RecordId, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog id="history" title="История" size=DialogSize::Wide open=open on_close=move || open.set(false)>
            <HistoryBody courier=courier record=record.clone() />
        </Dialog>
    }
}

#[component]
fn HistoryBody(courier: Courier, record: RecordId) -> impl IntoView {
    let log = RwSignal::new(None::<Result<Vec<Entry>, Failure>>);
    spawn_local(async move { log.set(Some(courier.history(record).await)) });
    move || match log.get() {
        None => view! { <Loading label="Загружаем историю" /> }.into_any(),
        Some(Err(failure)) => view! { <p class="field-error">{failure.text}</p> }.into_any(),
        Some(Ok(entries)) => {
            let lines =
                entries.into_iter().rev().map(|entry| view! { <HistoryLine courier=courier entry=entry /> });
            view! { <ol class="history">{lines.collect_view()}</ol> }.into_any()
        }
    }
}

#[component]
fn HistoryLine(courier: Courier, entry: Entry) -> impl IntoView {
    let karta = karta();
    let overtaken = match &entry.outcome {
        Outcome::Accepted { overtaken, .. } => overtaken.clone(),
        Outcome::Refused(_) => Vec::new(),
    };
    let who = if entry.author == karta.principal() {
        "вы"
    } else if entry.author.as_str() == "system" {
        "начальное наполнение"
    } else {
        "другой человек"
    };
    let when = body::local_time(entry.accepted_ms);
    let record = entry.change.record.clone();
    let may = move || karta.catalogue.may_edit();
    let what = match entry.change.op {
        Op::Create { .. } => view! { <p>"Запись создана"</p> }.into_any(),
        Op::Delete => view! { <p>"Отправлена в корзину"</p> }.into_any(),
        Op::Restore => view! { <p>"Возвращена из корзины"</p> }.into_any(),
        Op::Set { fields } => fields.into_iter().map(|(field, patch)| {
            let lost = overtaken.contains(&field);
            let (record, value) = (record.clone(), patch.value.clone());
            let back = StoredValue::new((record, field.clone(), value));
            view! {
                <p class:overtaken=lost>
                    <b>{field_name(&field).to_owned()}</b>": " {shown(&patch.value)}
                    {lost.then_some(" — обогнала более поздняя правка")}
                    <Show when=may>
                        <button class="quiet" on:click=move |_| back.with_value(|(record, field, value)| courier.space.set(record, field, value.clone()))>"Вернуть этот текст"</button>
                    </Show>
                </p>
            }
        }).collect_view().into_any(),
    };
    view! { <li><small>{when}" · "{who}</small>{what}</li> }
}

/// A value as a person reads it.
pub fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => format!("«{text}»"),
        Value::Bool(true) => "да".into(),
        Value::Bool(false) => "нет".into(),
        Value::Null => "пусто".into(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Object(_) => "новое место".into(),
        Value::Number(number) => number.to_string(),
    }
}
