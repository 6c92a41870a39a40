//! The cards that an instrument asks: roles and competences of the catalogue, in the drawer's order.

use karta_core::{
    domain::{diagnostic::instrument::Instrument, role::RoleCard},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::card::tile::{color_of, sign_of},
    store::diagnostic::bank::Bank,
    ui::{ChipGroup, Choice},
};

#[component]
pub(super) fn CardsOf(
    bank: Bank,
    key: StoredValue<RecordId>,
    instrument: Memo<Option<Instrument>>,
) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        let cards = instrument.with(|it| it.as_ref().map(|it| it.cards.clone()).unwrap_or_default());
        cards.iter().map(ToString::to_string).collect::<Vec<_>>()
    });
    let choices = move |competence: bool| {
        Memo::new(move |_| {
            let fits = |card: &&RoleCard| card.competence == competence && !card.archived;
            let choice = |card: &RoleCard| {
                Choice::new(card.id.as_str(), card.title.clone()).glyph(sign_of(card)).color(color_of(card))
            };
            bank.catalogue.cards.with(|cards| cards.iter().filter(fits).map(choice).collect::<Vec<_>>())
        })
    };
    let (roles, competences) = (choices(false), choices(true));
    // The drawer's order, roles first, whichever of the two was touched.
    let write = move |of: Memo<Vec<Choice>>, now: Vec<String>| {
        let before = chosen.get_untracked();
        let lies = |choices: &Memo<Vec<Choice>>, id: &String| {
            choices.with_untracked(|all| all.iter().any(|choice| choice.value == *id))
        };
        let others: Vec<String> = before.into_iter().filter(|id| !lies(&of, id)).collect();
        let mut all: Vec<String> = others.into_iter().chain(now).collect();
        all.sort_by_key(|id| {
            let place = |choices: &Memo<Vec<Choice>>| {
                choices.with_untracked(|all| all.iter().position(|choice| choice.value == *id))
            };
            (place(&roles).is_none(), place(&roles).or_else(|| place(&competences)))
        });
        key.with_value(|id| bank.set_cards(id, &all));
    };
    let within = move |of: Memo<Vec<Choice>>| {
        Signal::derive(move || {
            let chosen = chosen.get();
            of.with(|all| {
                all.iter()
                    .filter(|it| chosen.contains(&it.value))
                    .map(|it| it.value.clone())
                    .collect::<Vec<_>>()
            })
        })
    };
    view! {
        <section class="sheet stack">
            <h2>"Карточки картотеки"</h2>
            <p class="hint">"По каждой человек сначала отмечает себя на шкале, потом отвечает на показатели этого уровня и соседних."</p>
            <ChipGroup id="instrument-roles" label="Роли" choices=roles chosen=within(roles) on_change=move |now| write(roles, now) />
            <ChipGroup id="instrument-competences" label="Компетенции" choices=competences chosen=within(competences) on_change=move |now| write(competences, now) />
        </section>
    }
}
