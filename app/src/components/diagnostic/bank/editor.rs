//! One instrument: everything in place, kept at once. Rounds that have begun keep the wording they began with.

use karta_core::{
    domain::role::FOR_WHOM,
    limits::{TEXT_CHARS, TITLE_CHARS},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{cards::CardsOf, extent_of, questions::Questions};
use crate::{
    components::{
        card::for_whom,
        live_text::{LiveText, Writes},
    },
    store::diagnostic::bank::Bank,
    ui::{Button, ChipGroup, Choice, Glyph, Toasts, Variant},
};

#[component]
pub fn InstrumentEditor(bank: Bank, id: RecordId) -> impl IntoView {
    let courier = bank.catalogue.courier;
    let key = StoredValue::new(id.clone());
    let instrument = Memo::new(move |_| key.with_value(|id| bank.get(id)));
    let chosen = move || instrument.with(|it| it.as_ref().map(|it| it.for_whom.clone()).unwrap_or_default());
    let choices: Vec<Choice> = FOR_WHOM.iter().map(|name| Choice::new(*name, for_whom(name))).collect();
    let choose = move |whom: Vec<String>| key.with_value(|id| bank.set_for_whom(id, &whom));
    let extent = move || instrument.with(|it| it.as_ref().map(extent_of));
    view! {
        <div class="stack stack-wide">
            <section class="sheet stack">
                <LiveText courier record=id.clone() field="title" label="Название" writes=Writes::Line most=TITLE_CHARS among_others=true />
                <ChipGroup id="instrument-for" label="Для кого" choices=choices chosen=Signal::derive(chosen)
                    on_change=choose />
                <LiveText courier record=id field="note" label="Как им пользоваться" writes=Writes::Text most=TEXT_CHARS among_others=true />
                <p class="hint">"Спрашивает: "{extent}". Раунды, которые уже начаты, хранят прежние слова: ваши правки их не изменят."</p>
            </section>
            <CardsOf bank key instrument />
            <Questions bank key instrument />
            <Archive bank key instrument />
        </div>
    }
}

#[component]
fn Archive(
    bank: Bank,
    key: StoredValue<RecordId>,
    instrument: Memo<Option<karta_core::domain::diagnostic::instrument::Instrument>>,
) -> impl IntoView {
    let toasts = Toasts::expect();
    let archived = Memo::new(move |_| instrument.with(|it| it.as_ref().is_some_and(|it| it.archived)));
    let turn = move || {
        let now = !archived.get_untracked();
        key.with_value(|id| bank.set_archived(id, now));
        toasts.done(if now {
            "Инструмент в архиве: для новых раундов его не предлагают."
        } else {
            "Инструмент снова в банке."
        });
    };
    view! {
        <div class="actions">
            <Button variant=Variant::Quiet glyph=Glyph::Archive on_press=turn>
                {move || if archived.get() { "Вернуть из архива" } else { "Убрать в архив" }}
            </Button>
        </div>
    }
}
