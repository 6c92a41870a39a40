//! The bank of instruments, and one of them in its editor.

use karta_core::sync::RecordId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::proposals::SignInFirst;
use crate::{
    components::diagnostic::bank::{BankList, InstrumentEditor},
    store::{diagnostic::bank::Bank, karta},
    ui::{EmptyState, Glyph, PageHeader},
};

#[component]
pub fn InstrumentsPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("instrument").unwrap_or_default()));
    move || match id.get() {
        none if none.is_empty() => view! { <Whole /> }.into_any(),
        id => view! { <One id=RecordId::new(id) /> }.into_any(),
    }
}

#[component]
fn Whole() -> impl IntoView {
    let karta = karta();
    karta.title.set("Инструменты".into());
    view! {
        <section class="page page-reading stack diagnostic">
            <PageHeader title="Банк инструментов" back=("/rounds", "Диагностика")
                lead=Some("Чем проводят диагностику: наборы карточек и свои вопросы.".to_owned()) />
            {if karta.has_account() {
                view! { <BankList bank=Bank::here() /> }.into_any()
            } else {
                view! { <SignInFirst /> }.into_any()
            }}
        </section>
    }
}

#[component]
fn One(id: RecordId) -> impl IntoView {
    let karta = karta();
    let bank = Bank::here();
    let key = StoredValue::new(id);
    let title = Memo::new(move |_| key.with_value(|id| bank.get(id)).map(|it| it.title));
    Effect::new(move |_| title.get().into_iter().for_each(|title| karta.title.set(title)));
    let there = Memo::new(move |_| title.with(Option::is_some));
    view! {
        <section class="page page-reading stack diagnostic">
            <PageHeader title=Signal::derive(move || title.get().unwrap_or_else(|| "Инструмент".into())) back=("/instruments", "Банк инструментов") />
            <Show when=move || there.get() fallback=move || view! {
                <EmptyState glyph=Glyph::Diagnostics title="Этого инструмента здесь нет" text="Его удалили, или он ещё не пришёл на это устройство.".to_owned() />
            }>
                <Show when=move || bank.catalogue.may_edit() fallback=|| view! {
                    <p class="hint">"Инструменты составляют методисты."</p>
                }>
                    <InstrumentEditor bank id=key.get_value() />
                </Show>
            </Show>
        </section>
    }
}
