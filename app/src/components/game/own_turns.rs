//! What a player has shown: the opened marks, the card of reflection, and the way into their own profile, which
//! is theirs to take.

use karta_core::{
    domain::{
        game::{
            reflection::{QUESTIONS, Reflection},
            turn::{State, Turn},
        },
        level::SCALE,
    },
    limits::LINE_CHARS,
    sync::RecordId,
};
use leptos::prelude::*;

use super::opened::OpenedMarks;
use crate::{
    components::live_text::{LiveText, Writes},
    store::{OpenGame, karta},
    ui::{Button, Choice, Glyph, SelectField, Tag, Toasts, Variant},
};

#[component]
pub fn OwnTurns(open: OpenGame) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let mut turns = open.my_turns();
        turns.retain(|turn| turn.state == State::Shown);
        turns.reverse();
        turns.into_iter().map(|turn| turn.id).collect::<Vec<_>>()
    });
    view! { <For each=move || shown.get() key=RecordId::clone let:id><OwnTurn open=open id=id /></For> }
}

#[component]
fn OwnTurn(open: OpenGame, id: RecordId) -> impl IntoView {
    let key = StoredValue::new(id.clone());
    let turn = Memo::new(move |_| key.with_value(|id| open.turn(id)));
    let role = Memo::new(move |_| turn.with(|turn| turn.as_ref().and_then(|turn| turn.role().cloned())));
    let title = move || role.get().map(|role| open.role_title(&role)).unwrap_or_default();
    let revealed = Memo::new(move |_| turn.with(|turn| turn.as_ref().is_some_and(|turn| turn.revealed)));
    let field = |(field, question): (&'static str, &'static str)| {
        let record = key.with_value(|id| Reflection::id_of(id, &open.who()));
        let begin =
            Callback::new(move |words: String| key.with_value(|id| open.begin_reflection(id, field, words)));
        view! {
            <LiveText courier=open.courier record=record field=field label=question writes=Writes::Line most=LINE_CHARS begin=begin among_others=true />
        }
    };
    let heading = format!("own-{id}");
    view! {
        <section class="sheet stack own-turn" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{move || format!("Вы показали: {}", title())}</h2>
            <Show when=move || revealed.get() fallback=|| view! { <p class="hint">"Отметки наблюдателей откроет ведущий: сразу все."</p> }>
                <OpenedMarks open=open turn=key.get_value() />
            </Show>
            <h3>"Карточка рефлексии"</h3>
            <p class="hint">"Её видите вы и ведущий."</p>
            {QUESTIONS.map(field)}
            <Show when=move || revealed.get()><Keep open=open turn=turn role=role /></Show>
        </section>
    }
}

/// The player's consent: nothing goes into the profile by itself.
#[component]
fn Keep(open: OpenGame, turn: Memo<Option<Turn>>, role: Memo<Option<RecordId>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let karta = karta();
    let kept = Memo::new(move |_| turn.get().is_some_and(|turn| open.is_kept(&turn)));
    let keep = move || {
        if let Some(turn) = turn.get_untracked() {
            open.keep(&turn);
            toasts.done("Сохранено в вашем профиле: видите только вы.");
        }
    };
    if !karta.has_account() {
        return view! { <p class="hint">"Чтобы сохранить отметки в своём профиле, играйте под своим именем в «Карте»."</p> }.into_any();
    }
    view! {
        <h3>"В мой профиль"</h3>
        <p class="hint">"Отметки и рефлексия попадут в ваш профиль и в подсказки траектории, только если вы их сохраните. Уровень вы отмечаете сами."</p>
        <div class="row">
            {move || if kept.get() {
                view! { <Tag glyph=Glyph::Check>"В вашем профиле"</Tag><Button glyph=Glyph::Restore on_press=keep>"Обновить"</Button> }.into_any()
            } else {
                view! { <Button variant=Variant::Primary glyph=Glyph::User on_press=keep>"Сохранить в мой профиль"</Button> }.into_any()
            }}
        </div>
        <Show when=move || kept.get()><PlaceSelf turn=turn role=role /></Show>
    }
    .into_any()
}

/// «Мой уровень» after a trial: by the player's own hand.
#[component]
fn PlaceSelf(turn: Memo<Option<Turn>>, role: Memo<Option<RecordId>>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let now = move || role.get().and_then(|role| catalogue.own_level(&role));
    let place = move |level: String| {
        let Some(role) = role.get_untracked() else { return };
        match level.parse() {
            Ok(level) => catalogue.place_self(&role, level),
            Err(_) => catalogue.forget_own_level(&role),
        }
    };
    let choices: Vec<Choice> = SCALE
        .iter()
        .enumerate()
        .map(|(level, word)| Choice::new(level.to_string(), format!("{level} · {word}")))
        .collect();
    let id = turn.get_untracked().map(|turn| format!("level-{}", turn.id)).unwrap_or_default();
    view! {
        <SelectField id=id label="Мой уровень в этой роли" nothing="не сказано" choices=choices
            value=Signal::derive(move || now().map(|level| level.to_string()).unwrap_or_default()) on_change=place
            hint="Эту отметку видите только вы. Из неё траектория предлагает цели." />
    }
}
