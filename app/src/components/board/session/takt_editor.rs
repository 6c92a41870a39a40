//! One такт: its words, its minutes, and what may be done in it.

use karta_core::{
    domain::board::{
        card::SORTS,
        takt::{Begin, CLUSTER, LINK, Takt, Vote},
    },
    limits::{TAKT_MINUTES, TEXT_CHARS, TITLE_CHARS},
    sync::RecordId,
};
use leptos::prelude::*;
use serde_json::{Value, json};

use crate::{
    components::{
        live_text::{LiveText, Writes},
        live_value::{LiveValue, Takes},
    },
    store::Session,
    ui::{Button, CheckField, ChipGroup, Choice, Glyph, Pick, SelectField, Variant},
};

/// How many dots a host chooses among; what is written elsewhere stays as it is.
const DOTS: [u32; 7] = [1, 2, 3, 4, 5, 7, 10];

#[component]
pub fn TaktEditor(session: Session, takt: RecordId, close: Callback<()>) -> impl IntoView {
    let courier = session.open.courier;
    let id = StoredValue::new(takt.clone());
    let now = Memo::new(move |_| {
        session.open.takts.with(|takts| id.with_value(|id| takts.iter().find(|takt| takt.id == *id).cloned()))
    });
    let write = move |field: &str, value: Value| id.with_value(|id| courier.space.set(id, field, value));
    let read = move |look: fn(&Takt) -> bool| {
        Signal::derive(move || now.with(|takt| takt.as_ref().is_some_and(look)))
    };
    let begins = [Begin::Author, Begin::Group, Begin::All]
        .map(|begin| Choice::new(begin.name(), begin.title()))
        .to_vec();
    let begin = Signal::derive(move || {
        now.with(|takt| takt.as_ref().map_or("", |takt| takt.begins.name()).to_owned())
    });
    let title = takt.clone();
    let remove = move || {
        id.with_value(|id| courier.space.delete(id));
        close.run(());
    };
    view! {
        <LiveText courier=courier record=title field="title" label="Название такта" writes=Writes::Line most=TITLE_CHARS among_others=true />
        <LiveText courier=courier record=takt.clone() field="hint" label="Что делаем: увидят все" writes=Writes::Text most=TEXT_CHARS among_others=true />
        <LiveValue courier=courier record=takt field="minutes" label="Минут" takes=Takes::Whole(1, TAKT_MINUTES) optional=true />
        <SelectField id="takt-begins" label="Новые карточки" value=begin choices=begins on_change=move |name: String| write("begins", name.into()) />
        <CheckField id="takt-closed" label="Ничего не добавляют" checked=read(|takt| takt.closed) on_change=move |on: bool| write("closed", on.into()) />
        <Show when=move || !read(|takt| takt.closed).get()><Adds now=now write=Callback::new(move |value| write("adds", value)) /></Show>
        <CheckField id="takt-reveals" label="В конце раскрыть скрытое" checked=read(|takt| takt.reveals) on_change=move |on: bool| write("reveals", on.into()) />
        <VoteFields now=now write=Callback::new(move |value| write("vote", value)) />
        <div class="row"><Button variant=Variant::Danger glyph=Glyph::Trash on_press=remove>"Удалить такт"</Button></div>
    }
}

/// What may be added; everything where nothing is chosen.
#[component]
fn Adds(now: Memo<Option<Takt>>, write: Callback<Value>) -> impl IntoView {
    let choices: Vec<Choice> = SORTS
        .iter()
        .map(|(name, title)| Choice::new(*name, *title).color(format!("k-{name}")))
        .chain([Choice::new(LINK, "связь"), Choice::new(CLUSTER, "кластер")])
        .collect();
    let chosen = Signal::derive(move || {
        now.with(|takt| takt.as_ref().map(|takt| takt.adds.clone())).unwrap_or_default()
    });
    let change = move |all: Vec<String>| write.run(json!(all));
    view! {
        <ChipGroup id="takt-adds" label="Что добавляют (ничего не отмечено — всё)" pick=Pick::Many dense=true choices=choices chosen=chosen
            on_change=change />
    }
}

#[component]
fn VoteFields(now: Memo<Option<Takt>>, write: Callback<Value>) -> impl IntoView {
    let vote = Memo::new(move |_| now.with(|takt| takt.as_ref().and_then(|takt| takt.vote)));
    let numbers = |most: u32, own: Option<u32>| {
        let mut all: Vec<u32> = DOTS.into_iter().filter(|dots| *dots <= most).chain(own).collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter().map(|dots| Choice::new(dots.to_string(), dots.to_string())).collect::<Vec<_>>()
    };
    let dots = Signal::derive(move || vote.get().map(|vote| vote.dots.to_string()).unwrap_or_default());
    let per_card =
        Signal::derive(move || vote.get().map(|vote| vote.per_card.to_string()).unwrap_or_default());
    let set_dots = move |text: String| {
        let per_card = vote.get_untracked().map_or(1, |vote| vote.per_card);
        write.run(text.parse().map_or(Value::Null, |dots| Vote::new(dots, per_card).to_value()));
    };
    let set_per_card = move |text: String| {
        if let (Some(vote), Ok(per_card)) = (vote.get_untracked(), text.parse()) {
            write.run(Vote::new(vote.dots, per_card).to_value());
        }
    };
    view! {
        <div class="field-pair">
            <SelectField id="takt-dots" label="Голосование: точек у каждого" nothing="не голосуют" value=dots
                choices=Signal::derive(move || numbers(u32::MAX, vote.get().map(|vote| vote.dots))) on_change=set_dots />
            <Show when=move || vote.with(Option::is_some)>
                <SelectField id="takt-per-card" label="Не больше на одну карточку" value=per_card on_change=set_per_card
                    choices=Signal::derive(move || numbers(vote.get().map_or(1, |vote| vote.dots), vote.get().map(|vote| vote.per_card))) />
            </Show>
        </div>
    }
}
