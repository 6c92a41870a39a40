//! Cards as a list: for a phone, and for whoever reads from above.

use karta_core::{
    domain::{
        board::{Board, BoardCard, progress::Here},
        day::Day,
        grants::Action,
    },
    limits::LINE_CHARS,
    sync::{Audience, RecordId},
};
use leptos::prelude::*;

use super::{
    compose::{Draft, add, sort_choices},
    filters::{FilterButton, Find},
    sheets::{color, glyph},
};
use crate::{
    components::{
        board::session::vote::VoteDots,
        live_text::{LiveText, Writes},
    },
    store::{OpenBoard, board::view::BoardView},
    ui::{Button, EmptyState, Glyph, Icon, IconButton, SelectField, Size, Tag, TextArea, Toasts, Variant},
};

/// How many cards are in the page before «Показать ещё».
const PART: usize = 60;

#[component]
pub fn BoardList(open: OpenBoard, view: BoardView) -> impl IntoView {
    view! {
        <div class="board-list stack">
            <Show when=move || open.may(Action::Contribute)><NewCard open=open /></Show>
            <Follow open=open view=view />
            <div class="map-tools">
                <Find view=view />
                <FilterButton open=open view=view />
            </div>
            <Cards open=open view=view />
        </div>
    }
}

/// «Все сюда» where there is no map: the cards of the years that the host shows, until all are asked for.
#[component]
fn Follow(open: OpenBoard, view: BoardView) -> impl IntoView {
    let here = Memo::new(move |_| open.progress.with(|progress| progress.here.clone()));
    Effect::new(move |before: Option<Option<Here>>| {
        let here = here.get();
        // What was shown before this page was opened is over.
        if before.is_some_and(|before| before != here) {
            // On a wheel it is a side of the rings, not a span of years.
            let rings = open.head.with_untracked(|head| head.as_ref().is_some_and(Board::has_rings));
            view.around.set(here.clone().filter(|_| !rings));
        }
        here
    });
    let words = move || {
        let here = view.around.get()?;
        let lane = open.head.with(|head| {
            let lanes = &head.as_ref()?.lanes;
            lanes
                .iter()
                .find(|lane| Some(&lane.id) == here.place.lane.as_ref())
                .map(|lane| lane.title.clone())
        });
        let has_time = open.head.with(|head| head.as_ref().is_some_and(Board::has_time));
        let years = has_time.then(|| years_of(&here)).flatten();
        let told = [years, lane].into_iter().flatten().collect::<Vec<_>>().join(", ");
        Some(format!("Ведущий показывает: {told}"))
    };
    let follows = Memo::new(move |_| view.around.with(Option::is_some));
    view! {
        <Show when=move || follows.get()>
            <p class="map-follow sheet" role="status"><Icon glyph=Glyph::Eye size="small" /><span class="grow">{words}</span>
                <Button size=Size::Small on_press=move || view.around.set(None)>"Показать всё"</Button></p>
        </Show>
    }
}

fn years_of(here: &Here) -> Option<String> {
    let year = |day: i64| i32::try_from(day).ok().and_then(Day::from_number).map(Day::year);
    let (first, last) = here.days();
    let (first, last) = (year(first)?, year(last)?);
    Some(if first == last { format!("{first} год") } else { format!("{first}–{last} годы") })
}

/// The newest first.
#[component]
fn Cards(open: OpenBoard, view: BoardView) -> impl IntoView {
    let most = RwSignal::new(PART);
    let ids = Memo::new(move |_| {
        open.cards.with(|cards| {
            let shown = cards.iter().rev().filter(|card| view.shows(&card.id));
            shown.map(|card| card.id.clone()).collect::<Vec<_>>()
        })
    });
    let part = move || ids.with(|ids| ids.iter().take(most.get()).cloned().collect::<Vec<_>>());
    let filtered = Memo::new(move |_| view.shown.with(Option::is_some));
    view! {
        <ul class="board-cards">
            <For each=part key=RecordId::clone let:id><BoardCardLine open=open id=id /></For>
        </ul>
        <Show when=move || { ids.with(Vec::len) > most.get() }>
            <Button on_press=move || most.update(|most| *most += PART)>"Показать ещё"</Button>
        </Show>
        <Show when=move || ids.with(Vec::is_empty)>
            <Show when=move || filtered.get() fallback=|| view! { <EmptyState glyph=Glyph::Board title="Карточек пока нет" text="Одна карточка — одна мысль." /> }>
                <EmptyState glyph=Glyph::Search title="Ничего не нашлось" text="Измените слова или снимите отбор.">
                    <Button on_press=move || view.clear_filters()>"Показать всё"</Button>
                </EmptyState>
            </Show>
        </Show>
    }
}

#[component]
fn NewCard(open: OpenBoard) -> impl IntoView {
    let toasts = Toasts::expect();
    let Draft { text, sort } = Draft::new();
    let choices = Memo::new(move |_| sort_choices(open));
    let known = Memo::new(move |_| {
        let wished = sort.get();
        choices.with(|all| {
            let there = all.iter().find(|choice| choice.value == wished).or(all.first());
            there.map(|choice| choice.value.clone()).unwrap_or_default()
        })
    });
    let blocked = Signal::derive(move || open.blocked(&known.get()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let thought = text.get_untracked();
        if !thought.trim().is_empty() && blocked.with_untracked(Option::is_none) {
            let (_, rest) = add(open, toasts, &thought, &known.get_untracked(), None);
            text.set(rest);
        }
    };
    view! {
        <form class="sheet form" on:submit=submit>
            <SelectField id="thought-sort" label="Вид карточки" value=known choices=choices on_change=move |chosen: String| sort.set(chosen) />
            <TextArea id="thought" label="Ваша мысль" value=text rows=2 on_input=move |thought: String| text.set(thought) />
            <Button variant=Variant::Primary size=Size::Wide submit=true blocked=blocked>"Положить на карту"</Button>
        </form>
    }
}

#[component]
fn BoardCardLine(open: OpenBoard, id: RecordId) -> impl IntoView {
    let space = open.space();
    let toasts = Toasts::expect();
    let key = StoredValue::new(id.clone());
    let record = Memo::new(move |_| key.with_value(|id| space.record(id)));
    let card = Memo::new(move |_| {
        record.with(|record| record.as_ref().and_then(|record| BoardCard::try_from(record).ok()))
    });
    let own =
        Memo::new(move |_| card.with(|card| card.as_ref().is_some_and(|card| open.may_change(&card.author))));
    let sort = move || card.with(|card| card.as_ref().map_or("trend", |card| card.sort));
    let seen = move || {
        record.with(|record| match record.as_ref().map(karta_core::sync::Record::audience) {
            Some(Audience::All) => "видят все",
            Some(Audience::Group(_)) => "видит группа",
            _ => "видите только вы",
        })
    };
    let remove = move || {
        let id = key.get_value();
        open.delete_records(std::slice::from_ref(&id));
        toasts.offer("Карточка удалена.", "Отменить", move || {
            open.restore_records(std::slice::from_ref(&id))
        });
    };
    view! {
        <li class="board-card sheet" data-color=move || color(sort())>
            <b class="number">{move || card.with(|card| card.as_ref().map(BoardCard::sign))}</b>
            {move || match own.get() {
                true => view! { <LiveText courier=open.courier record=key.get_value() field="text" label="Моя карточка" writes=Writes::Line most=LINE_CHARS /> }.into_any(),
                false => view! { <p>{move || card.with(|card| card.as_ref().map(|card| card.text.clone()))}</p> }.into_any(),
            }}
            <div class="board-card-foot">
                <Tag color=Signal::derive(move || Some(color(sort())))>
                    <Icon glyph=Signal::derive(move || glyph(sort())) size="small" />{move || card.with(|card| card.as_ref().map(BoardCard::sort_title))}
                </Tag>
                <small>{seen}</small>
                {move || card.with(|card| card.as_ref().and_then(|card| card.origin.as_ref().map(|origin| view! { <small>{origin.told()}</small> })))}
                <VoteDots open=open card=key.get_value() />
                <Show when=move || own.get()><IconButton glyph=Glyph::Trash label="Удалить карточку" on_press=remove /></Show>
            </div>
        </li>
    }
}
