//! «Колода и время»: which roles are drawn, by chance or by choice, and how long the timed phases are.

use karta_core::{domain::game::session::Minutes, limits::GAME_MINUTES, sync::RecordId};
use leptos::prelude::*;

use super::more::Window;
use crate::{
    components::card::tile::{color_of, sign_of},
    store::OpenGame,
    ui::{CheckField, ChipGroup, Choice, Dialog, DialogSize, FieldKind, Pick, TextField},
};

#[component]
pub fn DeckDialog(open: OpenGame, window: RwSignal<Option<Window>>) -> impl IntoView {
    let free = move || open.head.with(|head| head.as_ref().is_some_and(|game| game.free_choice));
    let choices = move || {
        open.catalogue.cards.with(|cards| {
            let roles = cards.iter().filter(|card| !card.competence && !card.archived);
            let choice = |card: &karta_core::domain::role::RoleCard| {
                Choice::new(card.id.as_str(), card.title.clone()).glyph(sign_of(card)).color(color_of(card))
            };
            roles.map(choice).collect::<Vec<_>>()
        })
    };
    let chosen = move || open.deck().iter().map(ToString::to_string).collect::<Vec<_>>();
    let choose = move |ids: Vec<String>| {
        let deck: Vec<RecordId> = ids.into_iter().map(RecordId::new).collect();
        open.set_deck(&deck);
    };
    view! {
        <Dialog id="game-deck" title="Колода и время" size=DialogSize::Wide open=Signal::derive(move || window.get() == Some(Window::Deck)) on_close=move || window.set(None)>
            <ChipGroup id="deck" label="Роли в колоде" pick=Pick::Many choices=Signal::derive(choices) chosen=Signal::derive(chosen) on_change=choose />
            <p class="hint">"Если не выбрать ни одной, тянут семь ролей из перечня."</p>
            <CheckField id="free-choice" label="Игроки выбирают роль сами" checked=Signal::derive(free)
                on_change=move |on: bool| open.set_fact("free_choice", on) />
            <MinutesFields minutes=Signal::derive(move || open.minutes()) on_change=move |minutes: Minutes| open.set_fact("minutes", minutes.to_value()) />
        </Dialog>
    }
}

/// Both timed phases. A number that cannot be is put back.
#[component]
pub fn MinutesFields(minutes: Signal<Minutes>, #[prop(into)] on_change: Callback<Minutes>) -> impl IntoView {
    let write = move |text: String, change: fn(Minutes, u32) -> Minutes| {
        if let Some(number) = text.trim().parse().ok().filter(|number| (1..=GAME_MINUTES).contains(number)) {
            on_change.run(change(minutes.get_untracked(), number));
        }
    };
    let preparation = move |text: String| write(text, |now, preparation| Minutes { preparation, ..now });
    let demonstration =
        move |text: String| write(text, |now, demonstration| Minutes { demonstration, ..now });
    view! {
        <div class="field-pair">
            <TextField id="minutes-preparation" label="Подготовка, минут" kind=FieldKind::Number
                value=Signal::derive(move || minutes.get().preparation.to_string()) on_commit=preparation />
            <TextField id="minutes-demonstration" label="Показ, минут" kind=FieldKind::Number
                value=Signal::derive(move || minutes.get().demonstration.to_string()) on_commit=demonstration />
        </div>
    }
}
