//! The bank of instruments: a list, a new one, and the editor of one.

mod cards;
mod editor;
mod questions;

pub use editor::InstrumentEditor;

use karta_core::{
    domain::{diagnostic::instrument::Instrument, plural::counted},
    limits::TITLE_CHARS,
    sync::RecordId,
};
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::components::A;

use crate::{
    commands::Desk,
    components::card::for_whom,
    store::diagnostic::bank::Bank,
    ui::{Button, EmptyState, Glyph, Tag, TextField, Variant},
};

/// What an instrument asks, in short: «7 карточек, 4 вопроса».
pub fn extent_of(instrument: &Instrument) -> String {
    let cards = instrument.cards.len() as u64;
    let questions = instrument.questions.len() as u64;
    let cards = (cards > 0).then(|| counted(cards, ["карточка", "карточки", "карточек"]));
    let questions = (questions > 0).then(|| counted(questions, ["вопрос", "вопроса", "вопросов"]));
    let parts: Vec<String> = cards.into_iter().chain(questions).collect();
    if parts.is_empty() { "пока пусто".to_owned() } else { parts.join(", ") }
}

#[component]
pub fn BankList(bank: Bank) -> impl IntoView {
    let ids = move |archived: bool| {
        Memo::new(move |_| {
            bank.all.with(|all| {
                let these = all.iter().filter(|it| it.archived == archived);
                these.map(|it| it.id.clone()).collect::<Vec<_>>()
            })
        })
    };
    let (living, archived) = (ids(false), ids(true));
    view! {
        <Show when=move || bank.catalogue.may_edit()><NewInstrument bank /></Show>
        <Show when=move || living.with(Vec::is_empty) && bank.catalogue.is_ready()>
            <EmptyState glyph=Glyph::Diagnostics title="Инструментов пока нет" text="Назовите первый и выберите, что он спрашивает.".to_owned() />
        </Show>
        <ul class="plain-list">
            <For each=move || living.get() key=RecordId::clone let:id><BankRow bank id /></For>
        </ul>
        <Show when=move || archived.with(|ids| !ids.is_empty())>
            <h2>"В архиве"</h2>
            <ul class="plain-list">
                <For each=move || archived.get() key=RecordId::clone let:id><BankRow bank id /></For>
            </ul>
        </Show>
    }
}

#[component]
fn BankRow(bank: Bank, id: RecordId) -> impl IntoView {
    let href = format!("/instruments/{id}");
    let instrument = Memo::new(move |_| bank.get(&id));
    let title = move || instrument.with(|it| it.as_ref().map(|it| it.title.clone()).unwrap_or_default());
    let tags = move || {
        let whom = instrument.with(|it| it.as_ref().map(|it| it.for_whom.clone()).unwrap_or_default());
        whom.into_iter().map(|name| view! { <Tag>{for_whom(&name)}</Tag> }).collect_view()
    };
    view! {
        <li>
            <span><A href=href>{title}</A><br /><small>{move || instrument.with(|it| it.as_ref().map(extent_of))}</small></span>
            <span class="row">{tags}</span>
        </li>
    }
}

#[component]
fn NewInstrument(bank: Bank) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let title = RwSignal::new(String::new());
    let blocked =
        move || title.with(|title| title.trim().is_empty()).then(|| "Назовите инструмент".to_owned());
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        if untrack(blocked).is_none() {
            let id = bank.add_instrument(&title.get_untracked());
            desk.go.run(format!("/instruments/{id}"));
        }
    };
    view! {
        <form class="sheet form" on:submit=make>
            <h2>"Новый инструмент"</h2>
            <TextField id="instrument-new" label="Название" value=title on_input=move |text: String| title.set(text)
                placeholder="Роли методиста" limit=TITLE_CHARS required=true />
            <div><Button variant=Variant::Primary submit=true glyph=Glyph::Plus blocked=Signal::derive(blocked)>"Создать"</Button></div>
        </form>
    }
}
