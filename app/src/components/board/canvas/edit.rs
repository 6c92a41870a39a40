//! One card under a person's hands, where it lies on the map.

use karta_core::{
    domain::board::{
        BoardCard,
        card::{SORTS, sort_of},
    },
    limits::LINE_CHARS,
    sync::RecordId,
};
use leptos::{ev::KeyboardEvent, prelude::*};

use super::{compose::beside, desk::Desk, sheets::color};
use crate::{
    components::{
        board::after::term::TermFields,
        live_text::{LiveText, Writes},
    },
    platform::page,
    store::karta,
    ui::{Button, Choice, Glyph, SelectField, Size, Variant},
};

/// Days of a month, on the average.
const MONTH: u32 = 30;
/// How long a trend can be said to go on by a choice, in months; the map's handle takes any day.
const SPANS: [(u32, &str); 8] = [
    (3, "3 месяца"),
    (6, "полгода"),
    (12, "год"),
    (24, "2 года"),
    (36, "3 года"),
    (60, "5 лет"),
    (120, "10 лет"),
    (180, "15 лет"),
];

#[component]
pub fn Edit(desk: Desk) -> impl IntoView {
    view! {
        {move || desk.editing.get().map(|id| view! { <Note desk=desk id=id /> })}
    }
}

#[component]
fn Note(desk: Desk, id: RecordId) -> impl IntoView {
    let key = StoredValue::new(id.clone());
    let point = move || {
        let spot = desk.laid.with(|laid| key.with_value(|id| laid.spot(id).map(|spot| (spot.x, spot.y))));
        Some(spot.unwrap_or_else(|| desk.middle()))
    };
    let own = desk.open.peek_card(&id).is_some_and(|card| untrack(|| desk.open.may_change(&card.author)));
    let close = move || {
        desk.editing.set(None);
        page::focus(&key.with_value(|id| format!("map-{id}")));
    };
    let escape = move |event: KeyboardEvent| {
        if event.code() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    let card = Memo::new(move |_| {
        let record = key.with_value(|id| desk.open.space().record(id))?;
        BoardCard::try_from(&record).ok()
    });
    let head = move || {
        card.with(|card| card.as_ref().map(|card| format!("№ {} · {}", card.sign(), card.sort_title())))
    };
    let tint = move || card.with(|card| card.as_ref().map(|card| color(card.sort)));
    if own {
        page::focus_when_there(&format!("{id}-text"));
    }
    view! {
        <section class="map-note sheet" aria-label="Карточка" data-color=tint style:left=move || beside(desk, point()).0 style:top=move || beside(desk, point()).1 on:keydown=escape>
            <h2 class="map-note-title">{head}</h2>
            {match own {
                true => view! { <OwnFields desk=desk id=id.clone() card=card close=Callback::new(move |()| close()) /> }.into_any(),
                false => view! { <p class="lead">{move || card.with(|card| card.as_ref().map(|card| card.text.clone()))}</p> }.into_any(),
            }}
            <Button size=Size::Small variant=Variant::Primary glyph=Glyph::Check on_press=close>"Готово"</Button>
        </section>
    }
}

#[component]
fn OwnFields(desk: Desk, id: RecordId, card: Memo<Option<BoardCard>>, close: Callback<()>) -> impl IntoView {
    let key = StoredValue::new(id.clone());
    let sort = Memo::new(move |_| card.with(|card| card.as_ref().map_or("trend", |card| card.sort)));
    let sorts = SORTS.map(|(name, title)| Choice::new(name, title)).to_vec();
    let hint = Signal::derive(move || sort_of(sort.get()).map(|sort| sort.hint.to_owned()));
    let set_sort =
        move |name: String| key.with_value(|id| desk.open.set_sort(std::slice::from_ref(id), &name));
    let courier = desk.open.courier;
    let owner = move || key.get_value();
    let term = Memo::new(move |_| card.with(|card| card.as_ref().and_then(|card| card.term)));
    view! {
        <LiveText courier=courier record=id field="text" label="Текст карточки" writes=Writes::Line most=LINE_CHARS on_enter=move || close.run(()) gone="Карточку удалили." />
        <SelectField id="map-edit-sort" label="Вид карточки" value=Signal::derive(move || sort.get().to_owned()) choices=sorts hint=hint on_change=set_sort />
        <Show when=move || sort.get() == "trend"><Lasts desk=desk card=card /></Show>
        <Show when=move || sort.get() == "project">
            <LiveText courier=courier record=owner() field="owner" label="Кто отвечает" writes=Writes::Line most=LINE_CHARS gone="Карточку удалили." among_others=true />
            <TermFields open=desk.open card=owner() term=term />
        </Show>
        <Show when=move || sort.get() == "role"><RoleOf desk=desk card=card /></Show>
    }
}

#[component]
fn Lasts(desk: Desk, card: Memo<Option<BoardCard>>) -> impl IntoView {
    let days = move || card.with(|card| card.as_ref().and_then(|card| card.lasts));
    let value = move || days().map(|days| days.to_string()).unwrap_or_default();
    let choices = move || {
        let mut all: Vec<Choice> =
            SPANS.map(|(months, title)| Choice::new((months * MONTH).to_string(), title)).to_vec();
        // What was drawn by the handle is none of the round spans.
        if let Some(days) = days().filter(|days| !SPANS.iter().any(|(months, _)| months * MONTH == *days)) {
            let months = (days + MONTH / 2) / MONTH;
            all.push(Choice::new(days.to_string(), format!("около {} мес.", months.max(1))));
        }
        all
    };
    let change = move |days: String| {
        if let Some(card) = card.get_untracked() {
            desk.open.set_lasts(&card.id, days.parse().ok());
        }
    };
    view! {
        <SelectField id="map-edit-lasts" label="Сколько длится" nothing="не указано" value=Signal::derive(value) choices=Signal::derive(choices) on_change=change />
    }
}

/// Which role of the catalogue is needed.
#[component]
fn RoleOf(desk: Desk, card: Memo<Option<BoardCard>>) -> impl IntoView {
    let value =
        move || card.with(|card| card.as_ref().and_then(|card| card.role.clone())).map(|id| id.to_string());
    let choices =
        move || karta().catalogue.of_family(false, |card| Choice::new(card.id.as_str(), card.title.clone()));
    let change = move |role: String| {
        if let Some(card) = card.get_untracked() {
            desk.open.set_role(&card.id, &role);
        }
    };
    view! {
        <SelectField id="map-edit-role" label="Роль из картотеки" nothing="не выбрана" value=Signal::derive(move || value().unwrap_or_default()) choices=Signal::derive(choices) on_change=change />
    }
}
