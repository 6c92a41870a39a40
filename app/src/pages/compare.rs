//! Cards side by side: `/catalogue/compare?cards=a,b,c`. The address holds them; the tray follows it, and what
//! is taken off the tray here leaves the address.

use karta_core::{limits::COMPARED_CARDS, sync::RecordId};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use crate::{
    commands::{Command, Desk},
    components::drawer::{compare::Comparison, tray::compare_path},
    platform::body,
    store::karta,
    ui::{Button, ButtonLink, EmptyState, Glyph, PageHeader},
};

#[component]
pub fn ComparePage() -> impl IntoView {
    let karta = karta();
    let desk = expect_context::<Desk>();
    karta.title.set("Сравнение карточек".into());
    let (catalogue, tray) = (karta.catalogue, karta.catalogue.tray);
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let cards = query.with(|query| query.get_str("cards").unwrap_or_default().to_owned());
        let mut ids: Vec<RecordId> = Vec::new();
        for id in cards.split(',').map(RecordId::from).filter(RecordId::is_well_formed) {
            if !ids.contains(&id) && ids.len() < COMPARED_CARDS.1 {
                ids.push(id);
            }
        }
        ids
    });
    let cards = Memo::new(move |_| {
        asked.with(|ids| ids.iter().filter_map(|id| catalogue.card(id)).collect::<Vec<_>>())
    });
    if body::is_here() {
        let navigate = use_navigate();
        Effect::new(move |_| tray.hold(asked.get()));
        Effect::new(move |_| {
            let held = tray.cards();
            if held.len() >= COMPARED_CARDS.0 && asked.with_untracked(|asked| *asked != held) {
                let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
                navigate(&compare_path(&held), options);
            }
        });
    }
    let enough = move || cards.with(|cards| cards.len() >= COMPARED_CARDS.0);
    view! {
        <section class="page page-wide compare-page">
            <PageHeader title="Сравнение карточек" back=("/catalogue", "Картотека")>
                <Show when=enough><Button glyph=Glyph::Print on_press=move || Command::Print.run(karta, desk)>"Напечатать"</Button></Show>
            </PageHeader>
            <Show when=enough fallback=move || view! { <TooFew /> }><Comparison cards=cards /></Show>
        </section>
    }
}

#[component]
fn TooFew() -> impl IntoView {
    let catalogue = karta().catalogue;
    let words = move || {
        if catalogue.is_ready() {
            ("Нечего сравнивать", "Возьмите в картотеке две, три или четыре карточки кнопкой «Сравнить».")
        } else {
            ("Картотеки пока нет на этом устройстве", "Нужна связь с сервером хотя бы один раз.")
        }
    };
    view! {
        <EmptyState glyph=Glyph::Compare title=move || words().0.to_owned() text=move || Some(words().1.to_owned())>
            <ButtonLink href="/catalogue">"К картотеке"</ButtonLink>
        </EmptyState>
    }
}
