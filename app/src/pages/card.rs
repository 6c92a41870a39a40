//! One open card.

use karta_core::{
    domain::role::RoleCard,
    sync::{RecordId, SpaceId},
};
use leptos::{ev::KeyboardEvent, prelude::*, wasm_bindgen::JsCast, web_sys::Element};
use leptos_router::hooks::use_params_map;

use crate::{
    commands::Desk,
    components::{
        card::{
            editor::{CardEditor, edit_by_address},
            for_whom,
            history::History,
            kin::Kin,
            levels::{Levels, OwnLevel},
            tile::{color_of, number_of},
        },
        drawer::{arrival::Arrival, compare_button::CompareButton, tray::CompareTray},
        game::{offer::GameOffer, trials::RoleTrials},
        presence::WhoIsHere,
        proposals::entry::ProposeLink,
        workshop::{
            RoleWorkshop,
            parts::{Parts, WORKSHOP},
        },
    },
    later,
    pages::absent::AbsentPage,
    platform::{body, page},
    store::{game::now, karta, recent},
    ui::{Button, ButtonLink, EmptyState, Glyph, Menu, MenuItem, PageHeader, Toasts, Variant},
};

#[component]
pub fn CardPage() -> impl IntoView {
    let params = use_params_map();
    let catalogue = karta().catalogue;
    // One memo for both, which card and whether it is there: what reads a memo and another one made of it may
    // miss a change of the first, and the way from card to card would show the former one.
    let open = Memo::new(move |_| {
        let id = RecordId::new(params.with(|params| params.get("card").unwrap_or_default()));
        catalogue.card(&id).is_some().then_some(id)
    });
    let part = Memo::new(move |_| params.with(|params| params.get("part").unwrap_or_default()));
    let unknown = Memo::new(move |_| part.with(|part| !part.is_empty() && part != WORKSHOP));
    move || match open.get() {
        _ if unknown.get() => view! { <AbsentPage /> }.into_any(),
        Some(id) => view! { <OpenCard id=id part=part /> }.into_any(),
        None => view! { <NoCard /> }.into_any(),
    }
}

#[component]
fn NoCard() -> impl IntoView {
    let karta = karta();
    karta.title.set("Карточка не найдена".into());
    karta.absent.set(untrack(|| karta.catalogue.is_ready()));
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
fn OpenCard(id: RecordId, part: Memo<String>) -> impl IntoView {
    let karta = karta();
    let catalogue = karta.catalogue;
    let editing = RwSignal::new(false);
    let history = RwSignal::new(false);
    edit_by_address(editing);
    let key = StoredValue::new(id.clone());
    let playing = StoredValue::new(now::played(karta));
    let card = Memo::new(move |_| key.with_value(|id| catalogue.card(id)));
    let competence = Memo::new(move |_| card.with(|card| card.as_ref().is_some_and(|card| card.competence)));
    let at_workshop = Memo::new(move |_| part.with(|part| part == WORKSHOP) && !competence.get());
    let named =
        move |title: String| if at_workshop.get() { format!("{title}: мастерская") } else { title };
    Effect::new(move |_| {
        if let Some(card) = card.get() {
            karta.title.set(named(card.title.clone()));
            recent::visited(&format!("/catalogue/{}", card.id), &card.title);
        }
    });
    karta.title.set(untrack(|| named(card.get().map(|card| card.title).unwrap_or_default())));
    let color = move || card.get().map(|card| color_of(&card)).unwrap_or_default();
    let escape = move |event: KeyboardEvent| {
        if event.code() == "Escape"
            && editing.get_untracked()
            && !event.default_prevented()
            && !in_dialog(&event)
        {
            event.prevent_default();
            editing.set(false);
            page::focus("main");
        }
    };
    view! {
        <article class="page" class:under-edit=move || editing.get() data-color=color on:keydown=escape>
            <CardHead card=card>
                <Show when=move || !at_workshop.get()>
                    <CardActions id=key.get_value() card=card editing=editing history=history />
                </Show>
            </CardHead>
            {move || playing.get_value().map(|space| later!(game, GameOffer { space: SpaceId = space, role: RecordId = key.get_value() }))}
            <WhoIsHere courier=catalogue.courier place="в картотеке"
                shows=move |record| key.with_value(|card| catalogue.is_part_of(record, card)) />
            <Show when=move || !competence.get()><Parts role=key.get_value() part=part /></Show>
            {move || at_workshop.get().then(|| later!(works, RoleWorkshop { role: RecordId = key.get_value() }))}
            <Show when=move || !at_workshop.get()>
            <div class="beside">
                <div class="stack">
                    {move || if editing.get() {
                        later!(works, CardEditor { card: RecordId = key.get_value() })
                    } else {
                        view! { <p class="prose">{move || card.get().map(|card| card.description)}</p> }.into_any()
                    }}
                    <h2 class="ruled">"Уровни и показатели"</h2>
                    <Levels role=key.get_value() editing=editing.into() />
                </div>
                <aside class="stack">
                    <OwnLevel role=key.get_value() />
                    <Show when=move || karta.has_account()><RoleTrials role=key.get_value() /></Show>
                    <CardFacts card=card />
                    <Kin card=card />
                </aside>
            </div>
            </Show>
            <History courier=catalogue.courier record=id open=history />
            <CompareTray />
            <Arrival />
        </article>
    }
}

/// A dialog in the page hears the key first and closes by it.
fn in_dialog(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest("dialog").is_ok_and(|dialog| dialog.is_some()))
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
    let copy = Callback::new(move |()| match key.with_value(|id| catalogue.duplicate_card(id)) {
        Some(copy) => desk.go.run(format!("/catalogue/{copy}?edit=1#{copy}-title")),
        None => toasts.warn("Эту карточку не скопировать: она слишком велика для одного действия"),
    });
    let delete = Callback::new(move |()| {
        key.with_value(|id| catalogue.space().delete(id));
        let deleted = key.get_value();
        let back = move || catalogue.space().restore(&deleted);
        toasts.offer("Карточка в корзине", "Вернуть", back);
        desk.go.run("/catalogue".into());
    });
    let more = move || {
        let path = |what: &str| key.with_value(|id| format!("{what}{id}"));
        let mut items = vec![
            MenuItem::link("Показать в зале", path("/show/")).glyph(Glyph::Projector),
            MenuItem::link("Напечатать", path("/print?kind=role&cards=")).glyph(Glyph::Print),
        ];
        if catalogue.may_edit() {
            items.extend([
                MenuItem::new("Раньше в ящике", shift(false))
                    .glyph(Glyph::Up)
                    .blocked((at() == Some(0)).then(|| "Она первая".into()))
                    .parted(),
                MenuItem::new("Позже в ящике", shift(true))
                    .glyph(Glyph::Down)
                    .blocked((at() == Some(last())).then(|| "Она последняя".into())),
                MenuItem::new("Сделать копию", copy).glyph(Glyph::Copy),
                MenuItem::new(if archived() { "Вернуть из архива" } else { "В архив" }, archive)
                    .glyph(Glyph::Archive),
                MenuItem::new("Удалить", delete).glyph(Glyph::Trash).danger().parted(),
            ]);
        }
        items
    };
    let edit_variant = move || if editing.get() { "Готово" } else { "Править" };
    view! {
        <Show when=move || catalogue.may_edit()>
            <Button variant=Variant::Primary glyph=Glyph::Pencil on_press=move || editing.update(|editing| *editing = !*editing)>{edit_variant}</Button>
        </Show>
        <CompareButton card=key.get_value() title=Signal::derive(move || card.get().map(|card| card.title).unwrap_or_default()) />
        <ProposeLink card=key.get_value() />
        <Show when=move || karta.signed_in()>
            <Button glyph=Glyph::History on_press=move || history.set(true)>"История"</Button>
        </Show>
        // It opens by a script alone.
        <Show when=body::is_here><Menu id="card-more" label="Ещё" items=more /></Show>
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
