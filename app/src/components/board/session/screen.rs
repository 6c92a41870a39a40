//! What the hall sees: the card in focus large; beside it the newest cards or what a vote came to, under it, above
//! many cards, the map; how to come in; the такт.

mod list;
mod map;
mod painted;

use karta_core::{
    domain::{
        board::{
            BoardCard,
            hall::{focus, focus_px},
        },
        grants::Action,
    },
    limits::HALL_CARDS,
};
use leptos::prelude::*;

use super::bar::TaktNow;
use crate::{
    components::session::door::HallDoor,
    store::{Session, board::votes::Votes},
};
use list::Beside;
use map::MapInHall;

/// Lines of the screen by which the card in focus is made large; the styles scale it to others.
const LINES: u32 = 1_080;

/// The id of the whole screen.
pub const SCREEN: &str = "hall-screen";

#[component]
pub fn Hall(session: Session) -> impl IntoView {
    let waits =
        Memo::new(move |_| session.takt.with(Option::is_none) && session.open.cards.with(Vec::is_empty));
    let votes = Votes::of(session.open);
    // What a vote came to is read as a list, whatever the number of cards.
    let counted = Memo::new(move |_| list::revealed(votes).is_some_and(|tally| !tally.dots.is_empty()));
    let mapped = Memo::new(move |_| {
        let many = session.open.cards.with(Vec::len) > HALL_CARDS;
        let brought = session.open.progress.with(|progress| progress.here.is_some());
        (many || brought) && !counted.get() && !waits.get()
    });
    view! {
        <div class="hall" data-waits=move || waits.get().then_some("") data-map=move || mapped.get().then_some("")>
            <header class="hall-head"><TaktNow session=session /></header>
            <div class="hall-body">
                <Show when=move || !waits.get()><Focus session=session /></Show>
                <Show when=move || mapped.get()><MapInHall session=session /></Show>
                <Show when=move || !waits.get() && !mapped.get()><Beside session=session votes=votes /></Show>
            </div>
            <Show when=move || session.open.may(Action::ManageMembers)><Door session=session /></Show>
        </div>
    }
}

#[component]
fn Door(session: Session) -> impl IntoView {
    let people = Memo::new(move |_| session.members.with(Vec::len));
    view! { <HallDoor id=session.open.id() people=people /> }
}

/// One card, read from the last row: the chosen one, else the newest.
#[component]
fn Focus(session: Session) -> impl IntoView {
    let card = Memo::new(move |_| {
        session
            .open
            .progress
            .with(|progress| session.open.cards.with(|cards| focus(progress, cards).cloned()))
    });
    let size = |card: &BoardCard| {
        format!("{:.2}vh", f64::from(focus_px(LINES, &card.text)) * 100.0 / f64::from(LINES))
    };
    view! {
        {move || card.get().map(|card| view! {
            <article class="hall-focus" data-color=format!("k-{}", card.sort) style=("--letter", size(&card))>
                <p class="hall-sign"><b class="number">{card.sign()}</b>{card.sort_title()}</p>
                <p class="hall-text">{card.text.clone()}</p>
            </article>
        })}
    }
}
