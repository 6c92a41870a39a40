//! «Предложить правку»: a card with a button at each of its wordings.

use karta_core::sync::RecordId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::proposals::SignInFirst;
use crate::{
    components::{card::tile::color_of, proposals::wordings::Wordings},
    store::karta,
    ui::{ButtonLink, EmptyState, Glyph, PageHeader},
};

#[component]
pub fn ProposePage() -> impl IntoView {
    let params = use_params_map();
    let karta = karta();
    karta.title.set("Предложить правку".into());
    let id = Memo::new(move |_| RecordId::new(params.with(|params| params.get("card").unwrap_or_default())));
    let exists = Memo::new(move |_| karta.catalogue.card(&id.get()).is_some());
    move || {
        if !karta.has_account() {
            view! { <section class="page page-reading stack"><h1>"Предложить правку"</h1><SignInFirst /></section> }.into_any()
        } else if exists.get() {
            view! { <Proposing id=id.get() /> }.into_any()
        } else {
            view! {
                <section class="page page-reading">
                    <h1 class="hidden-text">"Карточки нет"</h1>
                    <EmptyState glyph=Glyph::Drawer title="Карточки нет" text="Её могли удалить, или она ещё не загружена на это устройство.">
                        <ButtonLink href="/catalogue">"К картотеке"</ButtonLink>
                    </EmptyState>
                </section>
            }.into_any()
        }
    }
}

#[component]
fn Proposing(id: RecordId) -> impl IntoView {
    let catalogue = karta().catalogue;
    let key = StoredValue::new(id.clone());
    let card = Memo::new(move |_| key.with_value(|id| catalogue.card(id)));
    let color = move || card.get().map(|card| color_of(&card)).unwrap_or_default();
    let glyph = card.get_untracked().and_then(|card| Glyph::of_name(&card.sign)).unwrap_or(Glyph::Drawer);
    let over = move || card.get().map(|card| format!("Карточка «{}»", card.title));
    let may_edit = Memo::new(move |_| catalogue.may_edit());
    let lead = move || {
        Some(if may_edit.get() {
            "Вы можете править карточку сразу, без предложений.".to_owned()
        } else {
            "Исправьте любую формулировку. Методист увидит, что изменилось, и решит; ответ придёт в «Предложения».".to_owned()
        })
    };
    let card_href = format!("/catalogue/{id}");
    view! {
        <section class="page page-reading stack" data-color=color>
            <PageHeader title="Предложить правку" over=over lead=lead glyph=glyph color=color>
                <ButtonLink href=card_href glyph=Glyph::Left>"К карточке"</ButtonLink>
                <ButtonLink href="/proposals">"Мои предложения"</ButtonLink>
            </PageHeader>
            <Wordings card=id />
        </section>
    }
}
