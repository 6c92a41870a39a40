//! The card that is answered, how far one is with all of them, and the ways between them.

use karta_core::{
    domain::{assessment::asking::time_left_in_words, diagnostic::round_card::RoundCard},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{card::CardRows, duties::told};
use crate::{
    store::diagnostic::answering::Answering,
    ui::{ButtonLink, Glyph, Icon, Meter, Variant},
};

#[component]
pub fn AnswerDesk(answering: Answering, card: Memo<Option<RecordId>>) -> impl IntoView {
    // Where one comes without naming a card: the first that is not answered. It stays when it is done.
    let first = Memo::new(move |before: Option<&Option<RecordId>>| {
        let known = before.cloned().flatten();
        known.or_else(|| {
            answering.cards.with(|cards| {
                let open = untrack(|| cards.iter().find(|card| !answering.is_done(card)));
                open.or(cards.first()).map(|card| card.card.clone())
            })
        })
    });
    let now = Memo::new(move |_| {
        let id = card.get().filter(|id| answering.card(id).is_some()).or_else(|| first.get());
        id.and_then(|id| answering.card(&id))
    });
    view! {
        <div class="beside answer-desk">
            <div class="stack">
                <Far answering />
                {move || now.get().map(|card| view! {
                    <CardRows answering card=card.clone() />
                    <NextCard answering card=card.card />
                })}
            </div>
            <CardList answering now />
        </div>
    }
}

/// How far, and how long it still takes.
#[component]
fn Far(answering: Answering) -> impl IntoView {
    let progress = Memo::new(move |_| answering.progress());
    let steps = move || f64::from(progress.get().steps_done + progress.get().steps_left).max(1.0);
    let left = move || {
        let progress = progress.get();
        if progress.is_done() {
            "всё отвечено".to_owned()
        } else {
            format!("осталось {}", time_left_in_words(progress.seconds_left))
        }
    };
    let about = answering.duty.with_value(|duty| told(answering.open, duty));
    let label = format!("{about}: {}", answering.part().title());
    view! {
        <div class="answer-far">
            <Meter label=label value=Signal::derive(move || f64::from(progress.get().steps_done)) max=Signal::derive(steps) text=Signal::derive(left) />
        </div>
    }
}

pub(super) fn href(answering: Answering, card: &RecordId) -> String {
    let subject = answering.duty.with_value(|duty| duty.subject.clone());
    format!("/answer/{}?about={subject}&card={card}", answering.open.id())
}

/// The way on from a card that is answered: the next open one, or the end.
#[component]
fn NextCard(answering: Answering, card: RecordId) -> impl IntoView {
    let key = StoredValue::new(card);
    let done = Memo::new(move |_| {
        key.with_value(|id| answering.card(id)).is_some_and(|card| answering.is_done(&card))
    });
    let next = Memo::new(move |_| {
        answering.cards.with(|cards| {
            let at = key.with_value(|id| cards.iter().position(|card| card.card == *id))?;
            let (before, after) = cards.split_at(at);
            let mut others = after.iter().skip(1).chain(before);
            others.find(|card| !answering.is_done(card)).map(|card| (card.card.clone(), card.title.clone()))
        })
    });
    let result = format!("/round/{}/result", answering.open.id());
    let rounds = "/rounds".to_owned();
    let end = if answering.is_own() {
        (result, "Мой результат")
    } else {
        (rounds, "К списку раундов")
    };
    view! {
        <div class="actions answer-next" role="status">
            {move || match (done.get(), next.get()) {
                (true, Some((id, title))) => view! {
                    <ButtonLink href=href(answering, &id) variant=Variant::Primary glyph=Glyph::Right>"Дальше: "{title}</ButtonLink>
                }.into_any(),
                (true, None) => view! {
                    <p><Icon glyph=Glyph::Check />" Спасибо, здесь всё отвечено."</p>
                    <ButtonLink href=end.0.clone() variant=Variant::Primary>{end.1}</ButtonLink>
                }.into_any(),
                (false, _) => ().into_any(),
            }}
        </div>
    }
}

/// All cards, with what is done.
#[component]
fn CardList(answering: Answering, now: Memo<Option<RoundCard>>) -> impl IntoView {
    let row = move |card: RoundCard| {
        let (to, id, title) = (href(answering, &card.card), card.card.clone(), card.title.clone());
        let done = Memo::new(move |_| answering.is_done(&card));
        let here = move || now.with(|now| now.as_ref().is_some_and(|now| now.card == id)).then_some("page");
        view! {
            <li><a href=to aria-current=here attr:data-noscroll="">
                <span class="answer-state">{move || done.get().then(|| view! { <Icon glyph=Glyph::Check size="small" /> })}</span>
                {title}
                {move || done.get().then(|| view! { <span class="hidden-text">" — готово"</span> })}
            </a></li>
        }
    };
    let rows = move || answering.cards.get().into_iter().map(row).collect_view();
    view! { <nav class="sheet answer-cards" aria-label="Карточки раунда"><ol>{rows}</ol></nav> }
}
