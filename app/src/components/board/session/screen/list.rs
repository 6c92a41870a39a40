//! Beside the card in focus: the cards that got most votes, else the newest ones.

use karta_core::domain::board::{BoardCard, ballot::Tally};
use leptos::prelude::*;

use crate::{
    components::board::session::vote::dots_word,
    store::{Session, board::votes::Votes},
};

/// Cards that fit beside the one in focus.
const SHOWN: usize = 12;

/// A line beside the card in focus.
#[derive(Clone, PartialEq)]
struct Line {
    key: String,
    sign: String,
    text: String,
    count: String,
    color: String,
}

#[component]
pub fn Beside(session: Session, votes: Votes) -> impl IntoView {
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

/// The sums of the last vote, once nobody votes any more.
pub fn revealed(votes: Votes) -> Option<Tally> {
    votes.takt.with(Option::is_none).then(|| votes.revealed()).flatten().map(|(_, tally)| tally)
}

fn lines_of(session: Session, votes: Votes) -> Vec<Line> {
    let cards = session.open.cards.get();
    let line = |card: &BoardCard, count: String| Line {
        key: card.id.to_string(),
        sign: card.sign(),
        text: card.text.clone(),
        count,
        color: format!("k-{}", card.sort),
    };
    let Some(tally) = revealed(votes).filter(|tally| !tally.dots.is_empty()) else {
        return cards.iter().rev().take(SHOWN).map(|card| line(card, String::new())).collect();
    };
    let mut best: Vec<&BoardCard> = cards.iter().filter(|card| tally.of(&card.id) > 0).collect();
    best.sort_by_key(|card| (std::cmp::Reverse(tally.of(&card.id)), card.rank()));
    best.into_iter().take(SHOWN).map(|card| line(card, dots_word(tally.of(&card.id)))).collect()
}
