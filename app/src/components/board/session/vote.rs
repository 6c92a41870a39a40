//! Dots on cards: given blind while people vote, shown as numbers once they are revealed.

use karta_core::{
    domain::{
        board::{BoardCard, hall::first_words, takt::Vote},
        grants::Action,
        plural::counted,
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::bar::Window;
use crate::{
    store::{OpenBoard, board::votes::Votes},
    ui::{Dialog, DialogSize, EmptyState, Glyph, Icon},
};

/// The dots of one card, for a row of a list and for a card's sheet: a button while people vote, their number
/// after the reveal, nothing otherwise.
#[component]
pub fn VoteDots(open: OpenBoard, #[prop(into)] card: Signal<RecordId>) -> impl IntoView {
    let votes = Votes::of(open);
    let mine = Memo::new(move |_| {
        let (ballot, vote) = votes.mine().filter(|_| open.may(Action::Contribute))?;
        let on = ballot.dots.get(&card.get()).copied().unwrap_or_default();
        Some((on, ballot.left(vote), vote))
    });
    let votes_now = Memo::new(move |_| mine.with(Option::is_some));
    let shown = Memo::new(move |_| {
        votes
            .takt
            .with(Option::is_none)
            .then(|| votes.revealed_on(&card.get()))
            .flatten()
            .filter(|dots| *dots > 0)
    });
    view! {
        <Show when=move || votes_now.get()>
            <DotButton
                on=Signal::derive(move || mine.get().map_or((0, 0), |(on, left, _)| (on, left)))
                vote=Signal::derive(move || mine.get().map_or(Vote::new(1, 1), |(_, _, vote)| vote))
                press=Callback::new(move |()| votes.tap(&card.get_untracked()))
            />
        </Show>
        <Show when=move || shown.with(Option::is_some)>
            <span class="vote-count"><Icon glyph=Glyph::Star size="small" />{move || dots_word(shown.get().unwrap_or_default())}</span>
        </Show>
    }
}

pub fn dots_word(dots: u32) -> String {
    counted(u64::from(dots), ["голос", "голоса", "голосов"])
}

/// `on` is how many dots are on the card, and how many are left to give.
#[component]
fn DotButton(
    #[prop(into)] on: Signal<(u32, u32)>,
    #[prop(into)] vote: Signal<Vote>,
    press: Callback<()>,
) -> impl IntoView {
    let label = move || {
        let ((on, left), most) = (on.get(), vote.get().per_card);
        let does = match (on, left) {
            (0, 0) => "точки кончились",
            (on, left) if on < most && left > 0 => "отдать точку",
            _ => "снять точки",
        };
        format!("Точек на карточке: {on} из {most}, {does}")
    };
    let dots = move || {
        let ((on, _), most) = (on.get(), vote.get().per_card);
        (0..most).map(|at| view! { <i data-on=(at < on).then_some("")></i> }).collect_view()
    };
    let pressed = move || if on.get().0 > 0 { "true" } else { "false" };
    view! {
        <button type="button" class="vote-dots" aria-label=label aria-pressed=pressed
            aria-disabled=move || (on.get() == (0, 0)).then_some("true") on:click=move |_| press.run(())>
            {dots}
        </button>
    }
}

/// Cards to vote on, one under the other: what a phone votes by.
#[component]
pub fn VoteDialog(open: OpenBoard, window: RwSignal<Option<Window>>) -> impl IntoView {
    let votes = Votes::of(open);
    let close = Callback::new(move |()| window.set(None));
    let shown = Memo::new(move |_| window.get() == Some(Window::Vote) && votes.takt.with(Option::is_some));
    let left = move || {
        votes.mine().map(|(ballot, vote)| format!("Осталось точек: {} из {}.", ballot.left(vote), vote.dots))
    };
    view! {
        <Dialog id="vote" title="Голосование" size=DialogSize::Wide open=shown on_close=close>
            <p role="status"><b>{left}</b>" Никто не видит, за что вы голосуете; общий итог покажет ведущий."</p>
            <ul class="vote-list">
                <For each=move || open.cards.get() key=|card| (card.id.clone(), card.number, card.text.clone()) let:card>
                    <VoteRow card=card.clone()><VoteDots open=open card=card.id.clone() /></VoteRow>
                </For>
            </ul>
            <Show when=move || open.cards.with(Vec::is_empty)>
                <EmptyState glyph=Glyph::Board title="Голосовать не за что" text=Some("На карте нет карточек, которые видят все.".to_owned()) />
            </Show>
        </Dialog>
    }
}

/// Characters of a card in a list of ballots.
const SHOWN: usize = 140;

#[component]
pub fn VoteRow(card: BoardCard, children: Children) -> impl IntoView {
    view! {
        <li data-color=format!("k-{}", card.sort)>
            <b class="number">{card.sign()}</b>
            <span class="grow">{first_words(&card.text, SHOWN)}<small>{card.sort_title()}</small></span>
            {children()}
        </li>
    }
}
