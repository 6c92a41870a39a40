//! One card of the own result, folded: what the person can, what the next level asks, what others see otherwise.

use karta_core::domain::{
    assessment::{
        profile::{CardProfile, NextLevel, Seen},
        scale::level_title,
    },
    diagnostic::{digest::Share, round_card::FrozenIndicator},
};
use leptos::prelude::*;

use super::table::level_words;
use crate::{components::game::trials::RoleTrials, ui::Tag};

#[component]
pub(super) fn CardResult(card: CardProfile) -> impl IntoView {
    let level = card.level.map(|(level, _)| level);
    let placed = card.placed.filter(|placed| Some(*placed) != level);
    view! {
        <details class="result-card">
            <summary><b>{card.title}</b><span>{level_words(level)}</span></summary>
            <div class="stack stack-tight">
                {placed.map(|placed| view! { <p class="hint">"Вы отметили себя так: "{level_words(Some(placed))}". Уровень определяют ответы."</p> })}
                {card.next.map(|next| view! { <Next next /> })}
                <Words title="Вы уже делаете" words=card.able />
                {card.colleagues.map(|shares| view! { <Colleagues shares /> })}
                <SeenOtherwise seen=card.seen />
                <RoleTrials role=card.card />
            </div>
        </details>
    }
}

#[component]
fn Next(next: NextLevel) -> impl IntoView {
    let title = format!("Следующий уровень: {} · {}", next.level, level_title(Some(next.level)));
    view! {
        <div class="result-next">
            <h3>{title}</h3>
            <p>{next.summary}</p>
            <Words title="Что для него нужно" words=next.wanted />
        </div>
    }
}

#[component]
fn Words(title: &'static str, words: Vec<FrozenIndicator>) -> impl IntoView {
    (!words.is_empty()).then(|| view! {
        <section>
            <h4>{title}</h4>
            <ul class="prose">{words.into_iter().map(|it| view! { <li>{it.text}</li> }).collect_view()}</ul>
        </section>
    })
}

/// By level, never one number for all.
#[component]
fn Colleagues(shares: [Share; 4]) -> impl IntoView {
    let line = |(level, share): (usize, Share)| {
        (share.answered > 0).then(|| {
            view! {
                <li>{format!("уровень {level}: «да» в {} из {} ответов", share.yes, share.answered)}</li>
            }
        })
    };
    view! {
        <section>
            <h4>"Коллеги"</h4>
            <ul class="prose">{(1..).zip(shares).map(line).collect_view()}</ul>
        </section>
    }
}

#[component]
fn SeenOtherwise(seen: Vec<(FrozenIndicator, Seen)>) -> impl IntoView {
    (!seen.is_empty()).then(|| {
        let line =
            |(it, seen): (FrozenIndicator, Seen)| view! { <li>{it.text}" "<Tag>{seen.title()}</Tag></li> };
        view! {
            <section>
                <h4>"Видно по-разному"</h4>
                <ul class="prose">{seen.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}
