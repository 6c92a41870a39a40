//! One thing that happened to a card.

use karta_core::{
    domain::{
        level::{self, Indicator, Level},
        past::{Event, What, Wrote},
        wording::is_wording,
    },
    sync::{PrincipalId, Record, RecordId},
};
use leptos::prelude::*;
use serde_json::Value;

use super::shown;
use crate::{
    components::card::{changed_text::ChangedText, field_name, for_whom},
    platform::body,
    store::{Catalogue, Karta, SpaceStore, courier::Courier, karta},
    ui::{Button, Glyph, Size, Variant, color},
};

#[component]
pub fn HistoryLine(courier: Courier, event: Event, name: Option<String>) -> impl IntoView {
    let karta = karta();
    let space = courier.space;
    let who = who_is(karta, &event.author, name);
    let when = body::local_time(event.at_ms);
    let record = event.record.clone();
    let held = space.peek(|replica| replica.record(&record).cloned());
    let subject = held.as_ref().and_then(|held| subject_of(space, held));
    let what = match event.what {
        What::Made(fields) if event.kind.as_str() == level::INDICATOR => {
            let text = fields.get("text").and_then(Value::as_str).filter(|text| !text.is_empty());
            view! { <p>"Добавлен "{text.map(|text| format!("«{text}»"))}</p> }.into_any()
        }
        What::Made(_) => view! { <p>"Запись создана"</p> }.into_any(),
        What::Binned => {
            view! { <p>"Отправлено в корзину"</p><FromBin space=space record=record /> }.into_any()
        }
        What::Restored => view! { <p>"Возвращено из корзины"</p> }.into_any(),
        What::Wrote(wrote) => {
            view! { <Written space=space record=record kind=event.kind.to_string() wrote=wrote /> }.into_any()
        }
    };
    view! {
        <li>
            <small>{when}" · "{who}{subject.map(|subject| format!(" · {subject}"))}</small>
            {what}
        </li>
    }
}

/// The name of whoever is known, else a word for what they are.
fn who_is(karta: Karta, author: &PrincipalId, name: Option<String>) -> String {
    if author == &karta.principal() {
        return "вы".into();
    }
    let word = match author.as_str() {
        "system" => "начальное наполнение",
        guest if guest.starts_with("g-") => "гость",
        _ => "редактор картотеки",
    };
    name.or_else(|| karta.catalogue.name_of(author)).unwrap_or_else(|| word.into())
}

/// Which part of the card it is; `None` for the card itself.
fn subject_of(space: SpaceStore, record: &Record) -> Option<String> {
    let number = |id: &RecordId| {
        space.peek(|replica| {
            replica.record(id).and_then(|it| Level::try_from(it).ok()).map(|level| level.level)
        })
    };
    match record.kind.as_str() {
        level::KIND => number(&record.id).map(|number| format!("уровень {number}")),
        level::INDICATOR => {
            let level = number(&Indicator::try_from(record).ok()?.parent);
            Some(level.map_or_else(|| "показатель".into(), |number| format!("показатель уровня {number}")))
        }
        _ => None,
    }
}

#[component]
fn Written(space: SpaceStore, record: RecordId, kind: String, wrote: Wrote) -> impl IntoView {
    let catalogue = karta().catalogue;
    let Wrote { field, before, after, first, overtaken } = wrote;
    let worded = is_wording(&kind, &field);
    let name = field_name(&field).to_owned();
    let body = if overtaken || !worded {
        let text = plain(catalogue, &field, &after);
        view! {
            <p class:overtaken=overtaken><b>{name}</b>": "{text}{overtaken.then_some(" — обогнала более поздняя правка")}</p>
        }
        .into_any()
    } else {
        let before = before.as_ref().map(text_of).unwrap_or_default();
        view! { <p><b>{name}</b></p><ChangedText before=before after=text_of(&after) /> }.into_any()
    };
    let key = StoredValue::new((record, field));
    let standing = Memo::new(move |_| {
        key.with_value(|(record, field)| {
            let record = space.record(record).filter(Record::is_alive)?;
            Some(record.value(field).cloned().unwrap_or(Value::Null))
        })
    });
    let back = move |words: &'static str, value: Value| {
        let value = StoredValue::new(value);
        let differs = move || {
            worded
                && catalogue.may_edit()
                && value.with_value(|value| standing.get().is_some_and(|now| &now != value))
        };
        let put = move || key.with_value(|(record, field)| space.set(record, field, value.get_value()));
        view! {
            <Show when=differs><Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Undo on_press=put>{words}</Button></Show>
        }
    };
    let former = before
        .filter(|before| first && !before.is_null())
        .map(|before| back("Вернуть прежний текст", before));
    view! { {body} <div class="row">{back("Вернуть этот текст", after)}{former}</div> }
}

/// The way out of «Корзина», while it is there.
#[component]
fn FromBin(space: SpaceStore, record: RecordId) -> impl IntoView {
    let catalogue = karta().catalogue;
    let key = StoredValue::new(record);
    let binned = move || {
        catalogue.may_edit() && key.with_value(|id| space.record(id)).is_some_and(|it| !it.is_alive())
    };
    let restore = move || key.with_value(|id| space.restore(id));
    view! { <Show when=binned><Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Restore on_press=restore>"Вернуть из корзины"</Button></Show> }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    }
}

/// A value that is chosen: references by their titles, codes by their words.
fn plain(catalogue: Catalogue, field: &str, value: &Value) -> String {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default().iter().filter_map(Value::as_str);
    let title = |id: &str| {
        catalogue.space().peek(|replica| {
            let record = replica.record(&id.into())?;
            record.text("title").or_else(|| record.text("text")).map(|text| format!("«{text}»"))
        })
    };
    match field {
        "related" | "competences" | "successors" => items.filter_map(title).collect::<Vec<_>>().join(", "),
        "for" => items.map(for_whom).collect::<Vec<_>>().join(", "),
        "place" | "order" => "переставлено".to_owned(),
        "color" => {
            let named = color::NAMES.iter().find(|(name, _)| value == *name).map(|(_, title)| *title);
            named.unwrap_or_default().to_owned()
        }
        "sign" => value.as_str().and_then(Glyph::of_name).map(Glyph::title).unwrap_or_default().to_owned(),
        _ => shown(value),
    }
}
