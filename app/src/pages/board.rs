//! A board in its first form: everyone writes own cards, the host reveals them to all.

use karta_core::{
    domain::{
        board::{self, Board, BoardCard},
        grants::Action,
    },
    limits::LINE_CHARS,
    sync::{Audience, RecordId, SpaceId, record::Fields},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_params_map;

use crate::{
    components::live_text::{LiveText, Writes},
    platform::{body, page},
    store::{courier::Courier, karta, people, recent},
    ui::{Button, EmptyState, Glyph, Size, TextArea, Toasts, Variant},
    wire::Door,
};

#[component]
pub fn BoardPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| SpaceId::new(params.with(|params| params.get("space").unwrap_or_default())));
    move || {
        if body::is_here() {
            view! { <OpenBoard id=id.get() /> }.into_any()
        } else {
            view! { <section class="page page-narrow stack"><p class="hint">"Открываем доску…"</p></section> }
                .into_any()
        }
    }
}

#[component]
fn OpenBoard(id: SpaceId) -> impl IntoView {
    let karta = karta();
    let courier = karta.space(&id);
    let space = courier.space;
    karta.work_in(space);
    let title =
        Memo::new(move |_| space.all::<Board>(board::BOARD).into_iter().next().map(|board| board.title));
    let path = format!("/board/{id}");
    let revealed = id.clone();
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            recent::visited(&path, &title);
            karta.title.set(title);
        }
    });
    let cards = Memo::new(move |_| {
        let mut cards: Vec<BoardCard> = space.all(board::KIND);
        cards.sort_by_key(|card| (std::cmp::Reverse(card.number.unwrap_or(u64::MAX)), card.id.clone()));
        cards
    });
    view! {
        <section class="page page-narrow stack board">
            <h1>{move || title.get().unwrap_or_else(|| "Доска".into())}</h1>
            <People courier=courier />
            <Show when=move || space.may(Action::ManageMembers)><DoorBox id=id.clone() /></Show>
            <Show when=move || space.may(Action::Contribute)><NewCard courier=courier /></Show>
            <Show when=move || space.may(Action::Steer)>
                <Reveal id=revealed.clone() />
            </Show>
            <ul class="board-cards">
                <For each=move || cards.get() key=|card| card.id.clone() let:card>
                    <BoardCardLine courier=courier id=card.id />
                </For>
            </ul>
            <Show when=move || cards.with(Vec::is_empty)><EmptyState glyph=Glyph::Board title="Карточек пока нет" text="Одна карточка — одна мысль." /></Show>
        </section>
    }
}

/// One tap of the host shows everybody's cards to all.
#[component]
fn Reveal(id: SpaceId) -> impl IntoView {
    let toasts = Toasts::expect();
    let id = StoredValue::new(id);
    let reveal = move || {
        spawn_local(async move {
            match people::reveal(id.get_value()).await {
                Ok(()) => toasts.done("Карточки раскрыты."),
                Err(failure) => toasts.fail(failure.text),
            }
        })
    };
    view! { <Button glyph=Glyph::Eye on_press=reveal>"Раскрыть все карточки"</Button> }
}

#[component]
fn People(courier: Courier) -> impl IntoView {
    let names = move || {
        let people = courier.connection.with(|connection| connection.people.clone());
        people.into_iter().map(|person| person.name).collect::<Vec<_>>().join(", ")
    };
    view! { <p class="hint">{move || { let names = names(); if names.is_empty() { String::new() } else { format!("Сейчас здесь: {names}") } }}</p> }
}

/// How others join: the code in large digits and the link.
#[component]
fn DoorBox(id: SpaceId) -> impl IntoView {
    let toasts = Toasts::expect();
    let door = RwSignal::new(None::<Door>);
    let id = StoredValue::new(id);
    let open = move || {
        spawn_local(async move {
            match people::open_door(id.get_value()).await {
                Ok(opened) => door.set(Some(opened)),
                Err(failure) => toasts.fail(failure.text),
            }
        })
    };
    view! {
        <section class="door sheet">
            {move || match door.get() {
                None => view! { <Button glyph=Glyph::Qr on_press=open>"Показать код для входа"</Button> }.into_any(),
                Some(door) => view! {
                    <p>"Код для входа"</p>
                    <p class="door-code">{spaced(&door.code)}</p>
                    <p class="hint">{format!("{}/join", page::origin())}</p>
                }.into_any(),
            }}
        </section>
    }
}

fn spaced(code: &str) -> String {
    match code.split_at_checked(3) {
        Some((left, right)) => format!("{left} {right}"),
        None => code.to_owned(),
    }
}

#[component]
fn NewCard(courier: Courier) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let thought = text.get_untracked().trim().to_owned();
        if !thought.is_empty() {
            let fields: Fields =
                [("text".to_owned(), thought.into()), ("sort".to_owned(), "trend".into())].into();
            courier.space.create(board::KIND, fields);
            text.set(String::new());
        }
    };
    view! {
        <form class="sheet form" on:submit=add>
            <TextArea id="thought" label="Ваша мысль" value=text on_input=move |thought: String| text.set(thought) limit=LINE_CHARS />
            <Button variant=Variant::Primary size=Size::Wide submit=true>"Положить на карту"</Button>
        </form>
    }
}

#[component]
fn BoardCardLine(courier: Courier, id: RecordId) -> impl IntoView {
    let space = courier.space;
    let me = karta().principal();
    let key = StoredValue::new(id.clone());
    let record = Memo::new(move |_| key.with_value(|id| space.record(id)));
    let mine = move || record.with(|record| record.as_ref().is_some_and(|record| record.author == me));
    let card =
        move || record.with(|record| record.as_ref().and_then(|record| BoardCard::try_from(record).ok()));
    let shown_to_all = move || {
        record.with(|record| record.as_ref().is_some_and(|record| record.audience() == Audience::All))
    };
    view! {
        <li class="board-card sheet" data-color="k-trend">
            <b class="number">{move || card().and_then(|card| card.number).map_or_else(|| "…".to_owned(), |number| number.to_string())}</b>
            {if mine() {
                view! { <LiveText courier=courier record=id.clone() field="text" label="Моя карточка" writes=Writes::Line most=LINE_CHARS /> }.into_any()
            } else {
                view! { <p>{move || card().map(|card| card.text)}</p> }.into_any()
            }}
            <small>{move || if shown_to_all() { "видят все" } else { "видите только вы" }}</small>
        </li>
    }
}
