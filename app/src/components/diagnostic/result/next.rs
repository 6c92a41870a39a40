//! «Что дальше»: the person takes levels over as their own marks, and gaps as goals of a trajectory. Nothing goes by
//! itself.

use karta_core::{
    domain::{
        assessment::profile::{CardProfile, Profile},
        space::SpaceKind,
        trajectory::goal::begun_from,
    },
    sync::SpaceId,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    store::{OpenTrajectory, diagnostic::result::gap_of, karta, people},
    ui::{Button, ButtonLink, Choice, Glyph, Loading, SelectField, Size, Tag, Toasts},
    wire::SpaceLine,
};

#[component]
pub(super) fn WhatNext(profile: Profile) -> impl IntoView {
    let toasts = Toasts::expect();
    let catalogue = karta().catalogue;
    let known: Vec<_> =
        profile.cards.iter().filter_map(|card| Some((card.card.clone(), card.level?.0))).collect();
    let take = move || {
        known.iter().for_each(|(card, level)| catalogue.place_self(card, *level));
        toasts.done("Уровни отмечены в картотеке. Эти отметки видите только вы.");
    };
    // First what is missing, then what may grow.
    let mut cards: Vec<CardProfile> = profile.cards.into_iter().filter(|card| card.next.is_some()).collect();
    cards.sort_by_key(|card| card.level.map(|(level, _)| level));
    let cards = StoredValue::new(cards);
    view! {
        <section class="sheet stack what-next">
            <h2>"Что дальше"</h2>
            <p>"Перенесите уровни в свои отметки: с них траектория начинает поиск пробелов. Отметки видите только вы."</p>
            <div><Button glyph=Glyph::Copy on_press=take>"Отметить эти уровни у себя"</Button></div>
            <Goals cards />
        </section>
    }
}

#[component]
fn Goals(cards: StoredValue<Vec<CardProfile>>) -> impl IntoView {
    let list = RwSignal::new(None::<Vec<SpaceLine>>);
    let chosen = RwSignal::new(String::new());
    spawn_local(async move {
        let lines = people::own_spaces(SpaceKind::Trajectory).await.unwrap_or_default();
        if let Some(first) = lines.first() {
            chosen.set(first.space.to_string());
        }
        list.set(Some(lines));
    });
    let choices = move || {
        let lines = list.get().unwrap_or_default().into_iter();
        lines.map(|line| Choice::new(line.space.as_str(), line.title)).collect::<Vec<_>>()
    };
    let many = move || list.with(|list| list.as_ref().is_some_and(|list| list.len() > 1));
    move || {
        match list.with(|list| list.as_ref().map(Vec::len)) {
        None => view! { <Loading label="Ищем вашу траекторию" /> }.into_any(),
        Some(0) => view! {
            <p>"Чтобы записать цели, начните траекторию."</p>
            <div><ButtonLink href="/trajectories" glyph=Glyph::Trajectory>"К траектории"</ButtonLink></div>
        }
        .into_any(),
        Some(_) => view! {
            <Show when=many>
                <SelectField id="next-trajectory" label="В какую траекторию" choices=Signal::derive(choices) value=chosen on_change=move |id: String| chosen.set(id) />
            </Show>
            {move || {
                let id = SpaceId::new(chosen.get());
                (!id.as_str().is_empty()).then(|| view! { <IntoTrajectory id cards /> })
            }}
        }
        .into_any(),
    }
    }
}

#[component]
fn IntoTrajectory(id: SpaceId, cards: StoredValue<Vec<CardProfile>>) -> impl IntoView {
    let href = format!("/trajectory/{id}/goals");
    let open = OpenTrajectory::open(id);
    let rows =
        move || cards.get_value().into_iter().map(|card| view! { <IntoGoals open card /> }).collect_view();
    view! {
        <Show when=move || open.space().is_ready() fallback=|| view! { <Loading label="Открываем траекторию" /> }>
            <ul class="plain-list">{rows}</ul>
            <div><ButtonLink href=href.clone() glyph=Glyph::Trajectory>"Открыть цели траектории"</ButtonLink></div>
        </Show>
    }
}

#[component]
fn IntoGoals(open: OpenTrajectory, card: CardProfile) -> impl IntoView {
    let toasts = Toasts::expect();
    let Some(gap) = gap_of(&card) else { return ().into_any() };
    let title = card.title.clone();
    let words = gap.told(|_| Some(title.clone()));
    let name = words.clone();
    let gap = StoredValue::new(gap);
    let there = Memo::new(move |_| gap.with_value(|gap| open.has_goal_from(gap)));
    let add = move || {
        gap.with_value(|gap| open.add_goal(&begun_from(gap, |_| Some(title.clone())), Some(gap)));
        toasts.done("Цель добавлена в траекторию.");
    };
    let add = StoredValue::new(add);
    let name = StoredValue::new(name);
    view! {
        <li>
            <span>{words}</span>
            <Show when=move || there.get() fallback=move || view! {
                <Button size=Size::Small glyph=Glyph::Plus on_press=move || add.with_value(|add| add())>"В цели"<span class="hidden-text">": "{name.get_value()}</span></Button>
            }>
                <Tag glyph=Glyph::Check>"уже в целях"</Tag>
            </Show>
        </li>
    }
    .into_any()
}
