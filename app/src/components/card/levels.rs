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
            <h3><span class="level-number">{number}</span>{SCALE[usize::from(number.min(4))]}</h3>
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
    let place = move |level: u8| chosen.with_value(|role| catalogue.place_self(role, level));
    view! {
        <Show when=move || catalogue.may(Action::KeepPrivate)>
            <fieldset class="own-level">
                <legend>"Мой уровень"</legend>
                <div class="chips" role="radiogroup" aria-label="Мой уровень">
                    {SCALE.iter().enumerate().map(|(level, word)| {
                        let level = level as u8;
                        view! {
                            <button class="chip" role="radio" aria-checked=move || (own.get() == Some(level)).to_string()
                                on:click=move |_| place(level)>{*word}</button>
                        }
                    }).collect_view()}
                    <Show when=move || own.get().is_some()>
                        <button class="quiet" on:click=move |_| chosen.with_value(|role| catalogue.forget_own_level(role))>"Убрать отметку"</button>
                    </Show>
                </div>
                <p class="hint">"Эту отметку видите только вы."</p>
            </fieldset>
        </Show>
    }
}
