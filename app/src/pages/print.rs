//! «Печать»: what to print, and how it will look.

use karta_core::domain::role::RoleCard;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    components::print::{ObserverForm, Pack, PrintKind, RoleSheet},
    platform::page,
    store::{Catalogue, karta},
    ui::{Button, ChipGroup, Choice, EmptyState, Glyph, PageHeader, Pick, SelectField, Variant},
};

/// Sets of cards that are printed together, with their words.
const SETS: [(&str, &str); 4] = [
    ("listed", "Семь ролей методиста"),
    ("roles", "Все роли"),
    ("competences", "Компетенции"),
    ("all", "Вся картотека"),
];

#[component]
pub fn PrintPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Печать".into());
    let query = use_query_map();
    let asked = move |name: &str| query.with_untracked(|query| query.get(name)).unwrap_or_default();
    let kind = RwSignal::new(PrintKind::of_name(&asked("kind")));
    let which = RwSignal::new(
        Some(asked("cards")).filter(|cards| !cards.is_empty()).unwrap_or_else(|| "listed".into()),
    );
    let level = RwSignal::new(asked("level").parse::<u8>().unwrap_or(2).clamp(1, 4));
    let cards = Memo::new(move |_| chosen(karta.catalogue, &which.get()));
    view! {
        <section class="page print-page">
            <div class="no-print stack">
                <PageHeader title="Печать" lead=Some("Листы ниже выглядят так же, как на бумаге.".to_owned()) back=("/catalogue", "Картотека") />
                <Settings kind=kind which=which level=level />
            </div>
            {move || if cards.with(Vec::is_empty) {
                view! { <EmptyState glyph=Glyph::Print title="Печатать нечего" text=Some("Выберите другие карточки.".to_owned()) /> }.into_any()
            } else {
                match kind.get() {
                    PrintKind::Pack => view! { <Pack cards=cards /> }.into_any(),
                    PrintKind::Role => cards.get().into_iter().map(|card| view! { <RoleSheet card=card /> }).collect_view().into_any(),
                    PrintKind::Form => {
                        let level = level.get();
                        cards.get().into_iter().map(|card| view! { <ObserverForm card=card level=level /> }).collect_view().into_any()
                    }
                }
            }}
        </section>
    }
}

#[component]
fn Settings(kind: RwSignal<PrintKind>, which: RwSignal<String>, level: RwSignal<u8>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let kinds = PrintKind::ALL.map(|kind| Choice::new(kind.name(), kind.title())).to_vec();
    let sets = move || {
        let sets = SETS.into_iter().map(|(name, words)| Choice::new(name, words));
        let single = catalogue.cards.get().into_iter().filter(|card| !card.archived);
        sets.chain(single.map(|card| Choice::new(card.id.to_string(), card.title))).collect::<Vec<_>>()
    };
    let levels = (1..=4u8).map(|level| Choice::new(level.to_string(), level.to_string())).collect::<Vec<_>>();
    let set_kind = move |chosen: Vec<String>| {
        kind.set(PrintKind::of_name(chosen.first().map_or("", String::as_str)));
    };
    let set_level = move |chosen: Vec<String>| {
        level.set(chosen.first().and_then(|level| level.parse().ok()).unwrap_or(2));
    };
    view! {
        <div class="sheet stack print-settings">
            <ChipGroup id="print-kind" label="Что печатать" pick=Pick::One choices=kinds
                chosen=move || vec![kind.get().name().to_owned()] on_change=set_kind />
            <SelectField id="print-cards" label="Какие карточки" value=which choices=sets on_change=move |chosen| which.set(chosen) />
            <Show when=move || kind.get() == PrintKind::Form>
                <ChipGroup id="print-level" label="Уровень" pick=Pick::One choices=levels.clone()
                    chosen=move || vec![level.get().to_string()] on_change=set_level />
            </Show>
            <Show when=move || kind.get() == PrintKind::Pack>
                <p class="hint">"Печатайте на обеих сторонах с переворотом по длинному краю, без полей и в масштабе 100 %."</p>
            </Show>
            <div class="row"><Button variant=Variant::Primary glyph=Glyph::Print on_press=page::print>"Напечатать"</Button></div>
        </div>
    }
}

/// The cards of a set, or those named, parted by commas; archived ones never.
fn chosen(catalogue: Catalogue, which: &str) -> Vec<RoleCard> {
    let named: Vec<&str> = which.split(',').collect();
    let fits = |card: &RoleCard| match which {
        "all" => true,
        "listed" => card.listed,
        "roles" => !card.competence,
        "competences" => card.competence,
        _ => named.contains(&card.id.as_str()),
    };
    catalogue.cards.get().into_iter().filter(|card| !card.archived && fits(card)).collect()
}
