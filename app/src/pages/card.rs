//! One open card.

use karta_core::{domain::role::RoleCard, sync::RecordId};
use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_params_map};

use crate::{
    commands::Desk,
    components::card::{
        editor::CardEditor,
        for_whom,
        history::History,
        levels::{Levels, OwnLevel},
    },

    store::{karta, recent},
};

#[component]
pub fn CardPage() -> impl IntoView {
    let params = use_params_map();
    let catalogue = karta().catalogue;
    let id = Memo::new(move |_| RecordId::new(params.with(|params| params.get("card").unwrap_or_default())));
    let exists = Memo::new(move |_| catalogue.card(&id.get()).is_some());
    move || {
        if exists.get() {
            view! { <OpenCard id=id.get() /> }.into_any()
        } else {
            view! { <NoCard /> }.into_any()
        }
    }
}

#[component]
fn NoCard() -> impl IntoView {
    let karta = karta();
    karta.title.set("Карточка не найдена".into());
    let text = move || {
        if karta.catalogue.is_ready() { "Такой карточки нет: её могли удалить. Посмотрите в корзине." }
        else { "Карточка ещё не загружена на это устройство." }
    };
    view! {
        <section class="page narrow empty">
            <h1>"Карточки нет"</h1>
            <p>{text}</p>
            <A href="/catalogue" attr:class="button primary">"К картотеке"</A>
        </section>
    }
}

#[component]
fn OpenCard(id: RecordId) -> impl IntoView {
    let karta = karta();
    let catalogue = karta.catalogue;
    let editing = RwSignal::new(false);
    let history = RwSignal::new(false);
    let key = StoredValue::new(id.clone());
    let card = Memo::new(move |_| key.with_value(|id| catalogue.card(id)));
    Effect::new(move |_| {
        if let Some(card) = card.get() {
            karta.title.set(card.title.clone());
            recent::visited(&format!("/catalogue/{}", card.id), &card.title);
        }
    });
    karta.title.set(card.get_untracked().map(|card| card.title).unwrap_or_default());
    let color = move || card.get().map(|card| card.color).unwrap_or_default();
    view! {
        <article class="page open-card" data-color=color>
            <CardHead card=card />
            <CardActions id=id.clone() card=card editing=editing history=history />
            {move || if editing.get() {
                view! { <CardEditor card=key.get_value() /> }.into_any()
            } else {
                view! { <CardFacts card=card /> }.into_any()
            }}
            <OwnLevel role=id.clone() />
            <h2>"Уровни и показатели"</h2>
            <Levels role=id.clone() editing=editing.into() />
            <Show when=move || history.get()>
                <History courier=catalogue.courier record=key.get_value() open=history />
            </Show>
        </article>
    }
}

#[component]
fn CardHead(card: Memo<Option<RoleCard>>) -> impl IntoView {
    let head = move || card.get().map(|card| {
        let whom = card.for_whom.iter().map(|one| for_whom(one)).collect::<Vec<_>>().join(", ");
        view! {
            <span class="tab">{card.number.map_or_else(|| "…".to_owned(), |number| number.to_string())}</span>
            <h1>{card.title}</h1>
            <p class="aim">{card.purpose}</p>
            <p class="hint">
                {if whom.is_empty() { String::new() } else { format!("Для кого: {whom}") }}
                {card.archived.then_some(" · в архиве")}
            </p>
        }
    });
    view! { <header class="card-head">{head}</header> }
}

#[component]
fn CardActions(id: RecordId, card: Memo<Option<RoleCard>>, editing: RwSignal<bool>, history: RwSignal<bool>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let desk = expect_context::<Desk>();
    let key = StoredValue::new(id);
    let archived = move || card.with(|card| card.as_ref().is_some_and(|card| card.archived));
    let at = move || catalogue.cards.with(|cards| key.with_value(|id| cards.iter().position(|card| &card.id == id)));
    let last = move || catalogue.cards.with(Vec::len).saturating_sub(1);
    let shift = move |down: bool| {
        if let Some(from) = untrack(at) {
            catalogue.move_card(from, if down { from + 1 } else { from.saturating_sub(1) });
        }
    };
    let delete = move |_| {
        key.with_value(|id| catalogue.space().delete(id));
        desk.say.run("Карточка в корзине. Вернуть её можно там или клавишами Ctrl+Z.".into());
        desk.go.run("/catalogue".into());
    };
    view! {
        <div class="actions card-actions">
            <A href="/catalogue" attr:class="button quiet">"← К картотеке"</A>
            <Show when=move || catalogue.may_edit()>
                <button class:primary=move || !editing.get() on:click=move |_| editing.update(|editing| *editing = !*editing)>
                    {move || if editing.get() { "Готово" } else { "Править" }}
                </button>
                <button disabled=move || at() == Some(0) on:click=move |_| shift(false)>"Раньше в ящике"</button>
                <button disabled=move || at().is_none_or(|at| at >= last()) on:click=move |_| shift(true)>"Позже в ящике"</button>
                <button on:click=move |_| key.with_value(|id| catalogue.archive(id, !untrack(archived)))>
                    {move || if archived() { "Вернуть из архива" } else { "В архив" }}
                </button>
                <button class="danger" on:click=delete>"Удалить"</button>
            </Show>
            <Show when=move || karta().signed_in()><button on:click=move |_| history.set(true)>"История"</button></Show>
        </div>
    }
}

#[component]
fn CardFacts(card: Memo<Option<RoleCard>>) -> impl IntoView {
    let list = |title: &'static str, items: Vec<String>| (!items.is_empty()).then(|| view! {
        <section><h2>{title}</h2><ul>{items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}</ul></section>
    });
    move || card.get().map(|card| view! {
        <p class="description">{card.description}</p>
        <div class="facts">
            {list("Задачи", card.tasks)}
            {list("Средства", card.tools)}
            {(!card.when.is_empty()).then(|| view! { <section><h2>"Когда нужна"</h2><p>{card.when}</p></section> })}
            {list("Источники", card.sources)}
        </div>
    })
}
