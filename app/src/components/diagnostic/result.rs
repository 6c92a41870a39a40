//! One's own result: the profile as a radar and a table, strengths and gaps, how others see it, the wording of the
//! next level, and what to do next.

mod card;
mod next;
mod radar;
mod table;

use karta_core::{
    domain::{assessment::profile::Profile, diagnostic::digest::RATERS_LEAST},
    sync::RecordId,
};
use leptos::prelude::*;

use self::{card::CardResult, next::WhatNext, radar::Radar, table::ProfileTable};
use crate::{
    store::{OpenRound, diagnostic::result::confirmed_levels},
    ui::{ButtonLink, EmptyState, Glyph, Tag, Variant},
};

#[component]
pub fn ResultPart() -> impl IntoView {
    let open = OpenRound::here();
    let confirmed = confirmed_levels();
    let profile = Memo::new(move |_| confirmed.with(|confirmed| open.profile(confirmed)));
    let known = Memo::new(move |_| {
        profile.with(|it| it.as_ref().is_some_and(|it| it.cards.iter().any(|card| card.level.is_some())))
    });
    let asked = Memo::new(move |_| profile.with(Option::is_some));
    view! {
        <Show when=move || asked.get() fallback=move || view! { <NotAssessed open /> }>
            <div class="stack stack-wide own-result">
                <GoOn open />
                <Show when=move || known.get() fallback=|| view! {
                    <EmptyState glyph=Glyph::Diagnostics title="Результат появится по ответам" text="Ответьте хотя бы по одной карточке: уровень определяют ответы на показатели.".to_owned() />
                }>
                    {move || profile.get().map(|profile| view! { <Shown open profile /> })}
                </Show>
            </div>
        </Show>
    }
}

#[component]
fn Shown(open: OpenRound, profile: Profile) -> impl IntoView {
    let title = |id: &RecordId| {
        let card = profile.cards.iter().find(|card| card.card == *id);
        card.map(|card| card.title.clone()).unwrap_or_default()
    };
    let list = |ids: &[RecordId]| ids.iter().map(title).collect::<Vec<_>>();
    let (strengths, gaps) = (list(&profile.strengths), list(&profile.gaps));
    let cards = profile.cards.clone();
    view! {
        <div class="result-head">
            <Radar cards=cards.clone() />
            <div class="stack">
                <Named title="Сильные стороны" none="Пока ни одной карточки на уровне 2 и выше." titles=strengths />
                <Named title="Чего не хватает" none="Ниже уровня 2 карточек нет." titles=gaps />
                <Others open />
            </div>
        </div>
        <ProfileTable cards=cards.clone() />
        <section class="stack stack-tight">
            <h2 class="ruled">"По карточкам"</h2>
            {cards.into_iter().map(|card| view! { <CardResult card /> }).collect_view()}
        </section>
        <WhatNext profile />
    }
}

#[component]
fn Named(title: &'static str, none: &'static str, titles: Vec<String>) -> impl IntoView {
    let empty = titles.is_empty();
    view! {
        <section class="stack stack-tight">
            <h2>{title}</h2>
            {if empty {
                view! { <p class="hint">{none}</p> }.into_any()
            } else {
                view! { <ul class="result-tags">{titles.into_iter().map(|title| view! { <li><Tag>{title}</Tag></li> }).collect_view()}</ul> }.into_any()
            }}
        </section>
    }
}

/// What is known of others' answers now, and why no more is.
#[component]
fn Others(open: OpenRound) -> impl IntoView {
    let words = move || {
        let raters = open.head.with(|head| head.as_ref().map(|head| head.raters));
        let others = raters.is_some_and(|raters| raters.colleagues > 0 || raters.expert);
        let told = open.digest().is_some();
        match (others, told, open.is_closed()) {
            (false, ..) => None,
            (_, true, _) => Some("Что сказали другие, показано ниже: без имён.".to_owned()),
            (_, _, false) => Some(format!(
                "Что сказали коллеги, покажут после завершения раунда: без имён и от {RATERS_LEAST} оценок."
            )),
            (_, false, true) => Some(format!(
                "Оценки коллег не показаны: их меньше {RATERS_LEAST} или ведущий ещё не отправил итоги."
            )),
        }
    };
    move || words().map(|words| view! { <p class="hint others-note">{words}</p> })
}

/// The way back to what is not answered yet.
#[component]
fn GoOn(open: OpenRound) -> impl IntoView {
    let left = Memo::new(move |_| {
        let duties = open.duties();
        !open.is_closed() && duties.iter().any(|duty| !open.progress(duty).is_done())
    });
    let href = format!("/answer/{}", open.id());
    view! {
        <Show when=move || left.get() && open.has_begun()>
            <div class="actions"><ButtonLink href=href.clone() variant=Variant::Primary glyph=Glyph::Right>"Продолжить ответы"</ButtonLink></div>
        </Show>
    }
}

#[component]
fn NotAssessed(open: OpenRound) -> impl IntoView {
    let href = format!("/answer/{}", open.id());
    let rates = Memo::new(move |_| !open.duties().is_empty());
    view! {
        <EmptyState glyph=Glyph::Diagnostics title="Вас в этом раунде не оценивают" text="Здесь был бы ваш собственный результат.".to_owned()>
            <Show when=move || rates.get()><ButtonLink href=href.clone()>"К ответам о других"</ButtonLink></Show>
        </EmptyState>
    }
}
