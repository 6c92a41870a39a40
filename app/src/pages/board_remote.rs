//! «Пульт» of a board: the host walks through the hall, and the phone has what the laptop has.

use karta_core::domain::board::{
    BoardCard,
    hall::{first_words, focus},
};
use leptos::prelude::*;

use crate::{
    components::board::session::{
        at_board::AtBoard, bar::TaktNow, clock::ClockButtons, counts::Counts, jump::TaktList,
        next::NextButton,
    },
    store::Session,
    ui::{ButtonLink, EmptyState, FieldKind, Glyph, TextField},
};

/// Characters of a card in the list.
const SHOWN: usize = 90;

#[component]
pub fn BoardRemotePage() -> impl IntoView {
    view! { <AtBoard word="Пульт" part=|session| view! { <Remote session=session /> }.into_any() /> }
}

#[component]
fn Remote(session: Session) -> impl IntoView {
    let board = StoredValue::new(format!("/board/{}", session.open.id()));
    view! {
        <section class="page page-narrow board-remote">
            <h1 class="hidden-text">"Пульт"</h1>
            <Show when=move || session.steers.get() fallback=|| view! {
                <EmptyState glyph=Glyph::Device title="Пульт у ведущего" text=Some("Войдите под именем ведущего этой доски.".to_owned()) />
            }>
                <div class="sheet remote-takt"><TaktNow session=session /></div>
                <Counts session=session />
                <NextButton session=session />
                <ClockButtons session=session />
                <FocusList session=session />
                <details class="sheet remote-course"><summary>"Перейти к такту"</summary><TaktList session=session /></details>
                <ButtonLink href=board.get_value() glyph=Glyph::Left>"К доске"</ButtonLink>
            </Show>
        </section>
    }
}

/// Which card the hall sees large.
#[component]
fn FocusList(session: Session) -> impl IntoView {
    let sought = RwSignal::new(String::new());
    let found = move || {
        let sought = sought.get().trim().to_lowercase();
        let fits = |card: &&BoardCard| card.sign() == sought || card.text.to_lowercase().contains(&sought);
        session.open.cards.with(|cards| cards.iter().rev().filter(fits).cloned().collect::<Vec<_>>())
    };
    let chosen = Memo::new(move |_| session.open.progress.with(|progress| progress.focus.clone()));
    let now = Memo::new(move |_| {
        session.open.progress.with(|progress| {
            session.open.cards.with(|cards| focus(progress, cards).map(|card| card.id.clone()))
        })
    });
    let newest = move || if chosen.with(Option::is_none) { "true" } else { "false" };
    view! {
        <details class="sheet remote-course">
            <summary>"Карточка в зале"</summary>
            <TextField id="focus-find" label="Номер или слово" kind=FieldKind::Search value=sought on_input=move |text: String| sought.set(text) />
            <button type="button" class="button" aria-pressed=newest on:click=move |_| session.focus(None)>"Всегда самая новая"</button>
            <ul class="remote-list">
                <For each=found key=|card| (card.id.clone(), card.number, card.text.clone()) let:card>
                    {
                        let (id, own) = (card.id.clone(), card.id.clone());
                        view! {
                            <li data-color=format!("k-{}", card.sort)>
                                <button type="button" aria-current=move || (now.get().as_ref() == Some(&own)).then_some("true")
                                    on:click=move |_| session.focus(Some(&id))><b class="number">{card.sign()}</b>" "{first_words(&card.text, SHOWN)}</button>
                            </li>
                        }
                    }
                </For>
            </ul>
        </details>
    }
}
