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

use super::indicators::{IndicatorEditor, IndicatorList};
use crate::{
    components::live_text::{LiveText, Writes},
    store::karta,
    ui::{Button, ChipGroup, Choice, Pick, Size, Variant},
};

#[component]
pub fn Levels(role: RecordId, editing: Signal<bool>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let levels = Memo::new(move |_| catalogue.levels(&role));
    view! {
        <ol class="levels">
            <For each=move || levels.get() key=|level| level.id.clone() let:level>
                <LevelRow level=level editing=editing />
            </For>
        </ol>
    }
}

#[component]
fn LevelRow(level: Level, editing: Signal<bool>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let number = level.level;
    let role = level.role.clone();
    let own = Memo::new(move |_| catalogue.own_level(&role));
    let met = move || own.get() >= Some(number);
    let next = move || own.get().is_some_and(|own| own + 1 == number);
    let id = level.id.clone();
    let summary = {
        let id = id.clone();
        move || catalogue.space().record(&id).and_then(|record| record.text("summary").map(str::to_owned))
    };
    view! {
        <li id=format!("level-{number}") class="level" class:met=met class:next=next>
            <h3><span class="number">{number}</span>{SCALE[usize::from(number.min(4))]}</h3>
            <div class="level-body">
                {move || if editing.get() {
                    let id = id.clone();
                    view! {
                        <LiveText courier=catalogue.courier record=id.clone() field="summary" label="Суть уровня" writes=Writes::Line most=LINE_CHARS />
                        <IndicatorEditor level=id />
                    }.into_any()
                } else {
                    view! { <p class="summary">{summary()}</p> <IndicatorList level=id.clone() /> }.into_any()
                }}
            </div>
        </li>
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
