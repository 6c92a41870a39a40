//! What the hall sees: the card in focus large, what clusters and votes came to, how to come in, the такт.

use karta_core::domain::{
    board::{
        BoardCard,
        cluster::by_votes,
        hall::{Detail, Reader, detail, focus, focus_px},
    },
    grants::Action,
};
use leptos::prelude::*;

use super::{bar::TaktNow, vote::dots_word};
use crate::{
    components::session::door::HallDoor,
    store::{Session, board::votes::Votes},
};

/// Lines of the screen by which the card in focus is made large; the styles scale it to others.
const LINES: u32 = 1_080;
/// Pixels of a letter of a card in the list, at so many lines.
const LIST_PX: u32 = 28;
/// Cards or clusters that fit beside the one in focus.
const SHOWN: usize = 12;

#[component]
pub fn Hall(session: Session) -> impl IntoView {
    let waits =
        Memo::new(move |_| session.takt.with(Option::is_none) && session.open.cards.with(Vec::is_empty));
    view! {
        <div class="hall" data-waits=move || waits.get().then_some("")>
            <header class="hall-head"><TaktNow session=session /></header>
            <div class="hall-body">
                <Show when=move || !waits.get()><Focus session=session /><Beside session=session /></Show>
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

/// A line beside the card in focus.
#[derive(Clone, PartialEq)]
struct Line {
    key: String,
    sign: String,
    text: String,
    count: String,
    color: String,
}

/// After a vote the cards that got most; above many cards the clusters by number; else the newest cards.
#[component]
fn Beside(session: Session) -> impl IntoView {
    let votes = Votes::of(session.open);
    let lines = Memo::new(move |_| lines_of(session, votes));
    view! {
        <ol class="hall-list">
            <For each=move || lines.get() key=|line| format!("{}{}{}", line.key, line.text, line.count) let:line>
                <li data-color=line.color.clone()>
                    <b class="number">{line.sign.clone()}</b><span>{line.text.clone()}</span><small>{line.count.clone()}</small>
                </li>
            </For>
        </ol>
    }
}

fn lines_of(session: Session, votes: Votes) -> Vec<Line> {
    let cards = session.open.cards.get();
    let card_line = |card: &BoardCard, count: String| Line {
        key: card.id.to_string(),
        sign: card.sign(),
        text: card.text.clone(),
        count,
        color: format!("k-{}", card.sort),
    };
    let tally = votes.takt.with(Option::is_none).then(|| votes.revealed()).flatten().map(|(_, tally)| tally);
    if let Some(tally) = tally.as_ref().filter(|tally| !tally.dots.is_empty()) {
        let mut best: Vec<&BoardCard> = cards.iter().filter(|card| tally.of(&card.id) > 0).collect();
        best.sort_by_key(|card| (std::cmp::Reverse(tally.of(&card.id)), card.rank()));
        return best
            .into_iter()
            .take(SHOWN)
            .map(|card| card_line(card, dots_word(tally.of(&card.id))))
            .collect();
    }
    if detail(Reader::Hall, cards.len(), LIST_PX) == Detail::Text {
        return cards.iter().rev().take(SHOWN).map(|card| card_line(card, String::new())).collect();
    }
    session.open.clusters.with(|clusters| {
        let heaps = by_votes(clusters, &cards, &tally.unwrap_or_default().dots);
        let line = |heap: &karta_core::domain::board::cluster::Heap| Line {
            key: heap.cluster.map_or_else(String::new, |cluster| cluster.id.to_string()),
            sign: heap.cards.len().to_string(),
            text: heap.title().to_owned(),
            count: String::new(),
            color: String::new(),
        };
        heaps.iter().take(SHOWN).map(line).collect()
    })
}
