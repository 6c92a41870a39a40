//! One open card.

use karta_core::{domain::role::RoleCard, sync::RecordId};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    commands::Desk,
    components::card::{
        editor::CardEditor,
        for_whom,
        history::History,
        levels::{Levels, OwnLevel},
        tile::{color_of, number_of},
    },
    components::proposals::entry::ProposeLink,
    store::{karta, recent},
    ui::{Button, ButtonLink, EmptyState, Glyph, Menu, MenuItem, PageHeader, Toasts, Variant},
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
        if karta.catalogue.is_ready() {
            "Такой карточки нет: её могли удалить. Посмотрите в корзине."
        } else {
            "Карточка ещё не загружена на это устройство."
        }
    };
    view! {
        <section class="page page-narrow">
            <h1 class="hidden-text">"Карточки нет"</h1>
            <EmptyState glyph=Glyph::Drawer title="Карточки нет" text=move || Some(text().to_owned())>
                <ButtonLink href="/catalogue">"К картотеке"</ButtonLink>
            </EmptyState>
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
    let color = move || card.get().map(|card| color_of(&card)).unwrap_or_default();
    view! {
        <article class="page" data-color=color>
            <CardHead card=card>
                <CardActions id=key.get_value() card=card editing=editing history=history />
            </CardHead>
            <div class="beside">
                <div class="stack">
                    {move || if editing.get() {
                        view! { <CardEditor card=key.get_value() /> }.into_any()
                    } else {
                        view! { <p class="prose">{move || card.get().map(|card| card.description)}</p> }.into_any()
                    }}
                    <h2 class="ruled">"Уровни и показатели"</h2>
                    <Levels role=id.clone() editing=editing.into() />
                </div>
                <aside class="stack">
                    <OwnLevel role=id.clone() />
                    <CardFacts card=card />
                </aside>
            </div>
            <History courier=catalogue.courier record=id open=history />
        </article>
    }
}

#[component]
fn CardHead(card: Memo<Option<RoleCard>>, children: Children) -> impl IntoView {
    let text = move |take: fn(RoleCard) -> String| move || card.get().map(take).unwrap_or_default();
    let whom = |card: RoleCard| {
        let whom = card.for_whom.iter().map(|one| for_whom(one)).collect::<Vec<_>>().join(", ");
        let archived = if card.archived { " · в архиве" } else { "" };
        format!("Карточка {} · {whom}{archived}", number_of(&card))
    };
    let glyph = card.get_untracked().and_then(|card| Glyph::of_name(&card.sign)).unwrap_or(Glyph::Drawer);
    let color = text(|card| color_of(&card));
    let lead = move || card.get().map(|card| card.purpose);
    view! {
        <PageHeader title=text(|card| card.title) lead=lead back=("/catalogue", "Картотека")
            over=move || card.get().map(whom) glyph=glyph color=color>
            {children()}
        </PageHeader>
    }
}

#[component]
fn CardActions(
    id: RecordId,
    card: Memo<Option<RoleCard>>,
    editing: RwSignal<bool>,
    history: RwSignal<bool>,
) -> impl IntoView {
    let karta = karta();
    let catalogue = karta.catalogue;
    let desk = expect_context::<Desk>();
    let toasts = Toasts::expect();
    let key = StoredValue::new(id);
    let archived = move || card.with(|card| card.as_ref().is_some_and(|card| card.archived));
    let at = move || {
        catalogue.cards.with(|cards| key.with_value(|id| cards.iter().position(|card| &card.id == id)))
    };
    let last = move || catalogue.cards.with(Vec::len).saturating_sub(1);
    let shift = move |down: bool| {
        Callback::new(move |()| {
            if let Some(from) = untrack(at) {
                catalogue.move_card(from, if down { from + 1 } else { from.saturating_sub(1) });
            }
        })
    };
    let archive = Callback::new(move |()| key.with_value(|id| catalogue.archive(id, !untrack(archived))));
    let delete = Callback::new(move |()| {
        key.with_value(|id| catalogue.space().delete(id));
        let deleted = key.get_value();
        let back = move || catalogue.space().restore(&deleted);
        toasts.offer("Карточка в корзине", "Вернуть", back);
        desk.go.run("/catalogue".into());
    });
    let more = move || {
        vec![
            MenuItem::new("Раньше в ящике", shift(false))
                .glyph(Glyph::Up)
                .blocked((at() == Some(0)).then(|| "Она первая".into())),
            MenuItem::new("Позже в ящике", shift(true))
                .glyph(Glyph::Down)
                .blocked((at() == Some(last())).then(|| "Она последняя".into())),
            MenuItem::new(if archived() { "Вернуть из архива" } else { "В архив" }, archive)
                .glyph(Glyph::Archive),
            MenuItem::new("Удалить", delete).glyph(Glyph::Trash).danger().parted(),
        ]
    };
    let edit_variant = move || if editing.get() { "Готово" } else { "Править" };
    view! {
        <Show when=move || catalogue.may_edit()>
            <Button variant=Variant::Primary glyph=Glyph::Pencil on_press=move || editing.update(|editing| *editing = !*editing)>{edit_variant}</Button>
        </Show>
        <ProposeLink card=key.get_value() />
        <Show when=move || karta.signed_in()>
            <Button glyph=Glyph::History on_press=move || history.set(true)>"История"</Button>
        </Show>
        <Show when=move || catalogue.may_edit()>
            <Menu id="card-more" label="Ещё" items=more />
        </Show>
    }
}

#[component]
fn CardFacts(card: Memo<Option<RoleCard>>) -> impl IntoView {
    let list = |title: &'static str, items: Vec<String>| {
        (!items.is_empty()).then(|| view! {
        <section><h3>{title}</h3><ul class="rows">{items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}</ul></section>
    })
    };
    move || {
        card.get().map(|card| view! {
        <div class="sheet stack">
            {list("Задачи", card.tasks)}
            {list("Средства", card.tools)}
            {(!card.when.is_empty()).then(|| view! { <section><h3>"Когда нужна"</h3><p>{card.when}</p></section> })}
            {list("Источники", card.sources)}
        </div>
    })
    }
}
