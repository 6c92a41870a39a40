//! The relations of one card in words, and those of all as a list.

use karta_core::{domain::role::RoleCard, sync::RecordId};
use leptos::prelude::*;

use super::Kin;
use crate::{
    components::card::tile::{color_of, sign_of},
    ui::{ButtonLink, Glyph, Icon},
};

/// Who is related to the selected card, in words.
#[component]
pub fn Relations(kin: Kin) -> impl IntoView {
    let selected = move || {
        kin.index().and_then(|at| kin.cards.with(|cards| cards.get(at).cloned()).map(|card| (at, card)))
    };
    let relatives = move |at: usize| {
        let cards = kin.cards.get();
        cards
            .into_iter()
            .enumerate()
            .filter(|(other, _)| kin.is_kin(at, *other))
            .map(|(_, card)| card)
            .collect::<Vec<_>>()
    };
    let choose = move |id: RecordId| kin.selected.set(Some(id));
    let one = move |card: RoleCard| {
        let id = card.id.clone();
        view! {
            <li data-color=color_of(&card)><button type="button" class="button quiet" on:click=move |_| choose(id.clone())>
                <Icon glyph=sign_of(&card) size="small" />{card.title.clone()}
            </button></li>
        }
    };
    view! {
        <aside class="sheet kinship-relations" aria-live="polite">
            {move || match selected() {
                None => view! { <p class="hint">"Нажмите на карточку, чтобы увидеть, с кем она связана. Нажмите ещё раз, чтобы открыть её."</p> }.into_any(),
                Some((at, card)) => view! {
                    <h2 class="ruled">{card.title.clone()}</h2>
                    <p>{card.purpose.clone()}</p>
                    <h3>"Связана с карточками"</h3>
                    <ul class="kinship-relatives">{relatives(at).into_iter().map(one).collect_view()}</ul>
                    <ButtonLink href=format!("/catalogue/{}", card.id) glyph=Glyph::Right>"Открыть карточку"</ButtonLink>
                }.into_any(),
            }}
        </aside>
    }
}

/// The same relations as a list: for screen readers, for many cards, and without a script.
#[component]
pub fn KinList(cards: Memo<Vec<RoleCard>>) -> impl IntoView {
    let row = move |card: RoleCard| {
        let names = cards.with(|cards| {
            let named = card.related.iter().chain(&card.competences);
            let titles = named.filter_map(|id| cards.iter().find(|other| other.id == *id));
            titles.map(|other| other.title.clone()).collect::<Vec<_>>().join(", ")
        });
        view! {
            <li><a href=format!("/catalogue/{}", card.id)>{card.title}</a>
            {(!names.is_empty()).then(|| format!(": {names}"))}</li>
        }
    };
    view! {
        <details class="kin-list">
            <summary>"Связи списком"</summary>
            <ul>{move || cards.get().into_iter().map(row).collect_view()}</ul>
        </details>
    }
}
