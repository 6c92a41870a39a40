//! A large card that turns over: on its front what the role is for, on its back how a level is recognised.

use karta_core::{
    domain::{
        level::{Level, SCALE},
        role::RoleCard,
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::compare_button::CompareButton;
use crate::{
    components::card::for_whom,
    store::karta,
    ui::{Button, ButtonLink, Glyph, Icon, LevelMeter, Tag, Variant},
};

/// `turned` shows the back. The hidden face is inert, and drawn when first asked for.
#[component]
pub fn BigCard(
    card: Memo<Option<RoleCard>>,
    #[prop(into)] turned: Signal<bool>,
    #[prop(into)] on_turn: Callback<()>,
) -> impl IntoView {
    let was_turned = Memo::new(move |was: Option<&bool>| was == Some(&true) || turned.get());
    view! {
        <div class="big-card" data-turned=move || turned.get().then_some("")>
            <section class="face" inert=move || turned.get() aria-label="Лицевая сторона">
                <Front card=card on_turn=on_turn />
            </section>
            <section class="face face-back" inert=move || !turned.get() aria-label="Обратная сторона">
                <Show when=move || was_turned.get()><Back card=card on_turn=on_turn /></Show>
            </section>
        </div>
    }
}

#[component]
fn Front(card: Memo<Option<RoleCard>>, on_turn: Callback<()>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let own = Memo::new(move |_| card.get().and_then(|card| catalogue.own_level(&card.id)));
    let list = |name: &'static str, items: Vec<String>| {
        let row = |item| view! { <li>{item}</li> };
        (!items.is_empty()).then(|| view! {
            <section><h3>{name}</h3><ul class="rows">{items.into_iter().map(row).collect_view()}</ul></section>
        })
    };
    view! {
        <Head card=card />
        <p class="big-aim">{move || card.get().map(|card| card.purpose)}</p>
        <div class="big-lists">
            {move || card.get().map(|card| view! { {list("Задачи", card.tasks)} {list("Средства", card.tools)} })}
        </div>
        <footer class="big-foot">
            <p class="big-marks">
                {move || card.get().map(|card| card.for_whom.into_iter().map(|one| view! { <Tag>{for_whom(&one)}</Tag> }).collect_view())}
                {move || own.get().map(|level| view! { <LevelMeter level=level label=SCALE[usize::from(level.min(4))] /> })}
            </p>
            <Actions card=card on_turn=on_turn back=false />
        </footer>
    }
}

#[component]
fn Head(card: Memo<Option<RoleCard>>) -> impl IntoView {
    let title =
        move || card.get().map(|card| view! { <a href=format!("/catalogue/{}", card.id)>{card.title}</a> });
    view! { <h2 class="big-title">{title}</h2> }
}

#[component]
fn Actions(card: Memo<Option<RoleCard>>, on_turn: Callback<()>, back: bool) -> impl IntoView {
    let turn = if back { "Лицевая сторона" } else { "Перевернуть" };
    let title = Signal::derive(move || card.get().map(|card| card.title).unwrap_or_default());
    view! {
        <div class="actions">
            <Button variant=Variant::Primary glyph=Glyph::Turn on_press=move || on_turn.run(())>{turn}</Button>
            {move || card.get().map(|card| view! {
                <ButtonLink href=format!("/catalogue/{}", card.id) glyph=Glyph::Right>"Открыть"</ButtonLink>
                <CompareButton card=card.id title=title />
            })}
        </div>
        <button type="button" class="corner" tabindex="-1" aria-hidden="true" on:click=move |_| on_turn.run(())><Icon glyph=Glyph::Turn /></button>
    }
}

#[component]
fn Back(card: Memo<Option<RoleCard>>, on_turn: Callback<()>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let id = Memo::new(move |_| card.get().map(|card| card.id));
    let levels = move || id.get().map(|id| catalogue.levels(&id)).unwrap_or_default();
    let row = |level: Level| view! { <BackLevel level=level /> };
    view! {
        <Head card=card />
        <ol class="back-levels">{move || levels().into_iter().map(row).collect_view()}</ol>
        <footer class="big-foot"><Actions card=card on_turn=on_turn back=true /></footer>
    }
}

#[component]
fn BackLevel(level: Level) -> impl IntoView {
    let catalogue = karta().catalogue;
    let (number, role) = (level.level, level.role.clone());
    let own = Memo::new(move |_| catalogue.own_level(&role));
    let mark = move || match own.get() {
        Some(own) if own == number => Some(view! { <Tag glyph=Glyph::Check>"мой уровень"</Tag> }.into_any()),
        Some(own) if own > number => Some(view! { <Tag glyph=Glyph::Check>"освоено"</Tag> }.into_any()),
        Some(own) if own + 1 == number => Some(view! { <Tag>"следующий"</Tag> }.into_any()),
        _ => None,
    };
    let id: RecordId = level.id;
    let indicators = move || {
        let standing = catalogue.indicators(&id).into_iter().filter(|indicator| !indicator.archived);
        standing.map(|indicator| view! { <li>{indicator.text}</li> }).collect_view()
    };
    let met = move || own.get().is_some_and(|own| number <= own);
    let next = move || own.get().is_some_and(|own| own + 1 == number);
    view! {
        <li class="back-level" class:met=met class:next=next>
            <h3><span class="number">{number}</span>{SCALE[usize::from(number.min(4))]}{mark}</h3>
            <p>{level.summary}</p>
            <ul class="indicators">{indicators}</ul>
        </li>
    }
}
