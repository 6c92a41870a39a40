//! The levels of an open card, and the person's own place among them.

use karta_core::{
    domain::{
        grants::Action,
        level::{Level, SCALE},
    },
    limits::LINE_CHARS,
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    archive::Archive,
    indicators::{IndicatorEditor, IndicatorList, Tools, list_id},
    succeed::SucceedDialog,
};
use crate::{
    components::live_text::{LiveText, Writes},
    later,
    platform::page,
    store::{Catalogue, karta},
    ui::{Button, ChipGroup, Choice, Glyph, IconButton, Landing, Pick, Size, SortGroup, Variant},
};

/// How long until what was moved is in its new place, milliseconds.
const SOON_MS: u32 = 30;

/// The word of a level on the scale.
fn word_of(number: u8) -> &'static str {
    SCALE[usize::from(number.min(4))]
}

#[component]
pub fn Levels(role: RecordId, editing: Signal<bool>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let read = role.clone();
    let levels = Memo::new(move |_| catalogue.levels(&read));
    let group = SortGroup::new(Callback::new(move |(row, landing): (String, Landing)| {
        carry(catalogue, &levels.get_untracked(), &RecordId::new(row), landing);
    }));
    let tools = Tools { levels, group, succession: RwSignal::new(None) };
    let ids = move || levels.with(|levels| levels.iter().map(|level| level.id.clone()).collect::<Vec<_>>());
    let role = StoredValue::new(role);
    view! {
        <ol class="levels">
            <For each=ids key=RecordId::clone let:id>
                <LevelRow id=id role=role editing=editing tools=tools />
            </For>
        </ol>
        <Show when=move || editing.get()>
            {later!(works, LevelsFoot { role: StoredValue<RecordId> = role, tools: Tools = tools })}
        </Show>
    }
}

/// Puts an indicator into another level of the card, and gives the focus back to it.
fn carry(catalogue: Catalogue, levels: &[Level], id: &RecordId, landing: Landing) {
    let own = levels.iter().position(|level| catalogue.standing(&level.id).iter().any(|one| &one.id == id));
    let (to, place) = match (landing, own) {
        (Landing::Into(list, place), _) => {
            (levels.iter().position(|level| list_id(&level.id) == list), place)
        }
        (Landing::Before, Some(own)) => (own.checked_sub(1), usize::MAX),
        (Landing::After, Some(own)) => (Some(own + 1), 0),
        (_, None) => return,
    };
    if let Some(level) = to.and_then(|to| levels.get(to)) {
        catalogue.place_indicator(id, &level.id, place);
        focus_soon(format!("{}-{id}", list_id(&level.id)));
    }
}

/// What is moved in the page loses the focus: gives it back once it is there again.
fn focus_soon(id: String) {
    page::after(SOON_MS, move || {
        page::focus(&id);
    })
    .keep();
}

#[component]
fn LevelRow(id: RecordId, role: StoredValue<RecordId>, editing: Signal<bool>, tools: Tools) -> impl IntoView {
    let catalogue = karta().catalogue;
    let key = StoredValue::new(id.clone());
    let number = Memo::new(move |_| {
        let of_level = |level: &&Level| key.with_value(|key| key == &level.id);
        tools.levels.with(|levels| levels.iter().find(of_level).map_or(0, |level| level.level))
    });
    let own = Memo::new(move |_| role.with_value(|role| catalogue.own_level(role)));
    let met = move || own.get() >= Some(number.get());
    let next = move || own.get().is_some_and(|own| own + 1 == number.get());
    let read = id.clone();
    let summary = move || catalogue.space().record(&read)?.text("summary").map(str::to_owned);
    let body = move || {
        let level = id.clone();
        if editing.get() {
            later!(works, LevelEditor { level: RecordId = level, tools: Tools = tools })
        } else {
            view! {
                <p class="summary">{summary.clone()}</p>
                <IndicatorList level=level.clone() />
                <Archive level=level editing=false />
            }
            .into_any()
        }
    };
    view! {
        <li id=move || format!("level-{}", number.get()) class="level" class:met=met class:next=next class:under-edit=move || editing.get()>
            <div class="level-head">
                <h3><span class="number">{move || number.get()}</span>{move || word_of(number.get())}</h3>
                <Show when=move || editing.get()><LevelMoves id=key.get_value() number=number role=role levels=tools.levels /></Show>
            </div>
            <div class="level-body">{body}</div>
        </li>
    }
}

/// A level's words under edit.
#[component]
fn LevelEditor(level: RecordId, tools: Tools) -> impl IntoView {
    let courier = karta().catalogue.courier;
    view! {
        <LiveText courier=courier record=level.clone() field="summary" label="Суть уровня" writes=Writes::Line most=LINE_CHARS />
        <IndicatorEditor level=level.clone() tools=tools />
        <Archive level=level editing=true />
    }
}

/// What stands under the levels while they are edited.
#[component]
fn LevelsFoot(role: StoredValue<RecordId>, tools: Tools) -> impl IntoView {
    view! {
        <MissingLevels role=role levels=tools.levels />
        <SucceedDialog asked=tools.succession />
    }
}

/// Lets a level change places with its neighbour.
#[component]
fn LevelMoves(
    id: RecordId,
    number: Memo<u8>,
    role: StoredValue<RecordId>,
    levels: Memo<Vec<Level>>,
) -> impl IntoView {
    let catalogue = karta().catalogue;
    let button_id = StoredValue::new(id);
    let button_id =
        move |up: bool| button_id.with_value(|id| format!("{id}-{}", if up { "up" } else { "down" }));
    let at = move || levels.with(|levels| levels.iter().position(|level| level.level == number.get()));
    let neighbour = move |up: bool| {
        let at = at()?;
        let other = if up { at.checked_sub(1)? } else { at + 1 };
        levels.with(|levels| levels.get(other).map(|level| (at, other, level.level)))
    };
    let swap = move |up: bool| {
        if let Some((at, other, _)) = untrack(|| neighbour(up)) {
            role.with_value(|role| catalogue.swap_levels(role, at, other));
            focus_soon(button_id(up));
        }
    };
    let label = move |up: bool| match neighbour(up) {
        Some((_, _, other)) => format!("Поменять уровни {} и {other} местами", number.get()),
        None => "Поменять уровни местами".to_owned(),
    };
    let blocked = move |up: bool| {
        let words = if up { "Выше уровня нет" } else { "Ниже уровня нет" };
        neighbour(up).is_none().then(|| words.to_owned())
    };
    let button = move |up: bool| {
        let glyph = if up { Glyph::Up } else { Glyph::Down };
        view! {
            <IconButton attr:id=button_id(up) glyph=glyph label=Signal::derive(move || label(up)) blocked=Signal::derive(move || blocked(up)) on_press=move || swap(up) />
        }
    };
    view! { <div class="level-moves">{button(true)}{button(false)}</div> }
}

/// A way to add what a card lacks of its four levels.
#[component]
fn MissingLevels(role: StoredValue<RecordId>, levels: Memo<Vec<Level>>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let missing = move || {
        let there = levels.with(|levels| levels.iter().map(|level| level.level).collect::<Vec<_>>());
        (1..=4u8).filter(|number| !there.contains(number)).collect::<Vec<_>>()
    };
    view! {
        <div class="row">
            <For each=missing key=|number| *number let:number>
                <Button size=Size::Small glyph=Glyph::Plus on_press=move || role.with_value(|role| catalogue.add_level(role, number))>
                    {format!("Добавить уровень {number} «{}»", word_of(number))}
                </Button>
            </For>
        </div>
    }
}

/// «Мой уровень»: one tap on the scale; seen by nobody else.
#[component]
pub fn OwnLevel(role: RecordId) -> impl IntoView {
    let catalogue = karta().catalogue;
    let marked = role.clone();
    let own = Memo::new(move |_| catalogue.own_level(&marked));
    let chosen = StoredValue::new(role);
    let place = move |levels: Vec<String>| {
        if let Some(level) = levels.first().and_then(|level| level.parse().ok()) {
            chosen.with_value(|role| catalogue.place_self(role, level));
        }
    };
    let marked_level = move || own.get().map(|level| level.to_string()).into_iter().collect::<Vec<_>>();
    view! {
        <Show when=move || catalogue.may(Action::KeepPrivate)>
            <section class="sheet sheet-sunken own-level">
                <ChipGroup id="own-level" label="Мой уровень" pick=Pick::One choices=scale_choices() chosen=marked_level on_change=place />
                <p class="hint">"Эту отметку видите только вы."
                    <Show when=move || own.get().is_some()>
                        <Button variant=Variant::Quiet size=Size::Small on_press=move || chosen.with_value(|role| catalogue.forget_own_level(role))>"Убрать отметку"</Button>
                    </Show>
                </p>
            </section>
        </Show>
    }
}

fn scale_choices() -> Vec<Choice> {
    SCALE.iter().enumerate().map(|(level, word)| Choice::new(level.to_string(), *word)).collect()
}
