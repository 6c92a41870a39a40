//! Related roles and competences of an open card, to be read and followed.

use karta_core::{domain::role::RoleCard, sync::RecordId};
use leptos::prelude::*;

use super::tile::color_of;
use crate::{
    store::karta,
    ui::{Glyph, Icon},
};

#[component]
pub fn Kin(card: Memo<Option<RoleCard>>) -> impl IntoView {
    let related =
        move || card.with(|card| card.as_ref().map(|card| card.related.clone()).unwrap_or_default());
    let competences =
        move || card.with(|card| card.as_ref().map(|card| card.competences.clone()).unwrap_or_default());
    let competence = move || card.with(|card| card.as_ref().is_some_and(|card| card.competence));
    let title = move || {
        if competence() { "Похожие компетенции" } else { "Похожие роли" }
    };
    let any = move || !related().is_empty() || !competences().is_empty();
    view! {
        <Show when=any>
            <div class="sheet stack">
                <Links title=Signal::derive(title) refs=Signal::derive(related) />
                <Links title="Компетенции" refs=Signal::derive(competences) />
            </div>
        </Show>
    }
}

#[component]
fn Links(#[prop(into)] title: Signal<&'static str>, refs: Signal<Vec<RecordId>>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let cards =
        Memo::new(move |_| refs.get().into_iter().filter_map(|id| catalogue.card(&id)).collect::<Vec<_>>());
    view! {
        <Show when=move || cards.with(|cards| !cards.is_empty())>
            <section>
                <h3>{title}</h3>
                <ul class="kin-rows">
                    <For each=move || cards.get() key=RoleCard::clone let:card>
                        <li data-color=color_of(&card)>
                            {Glyph::of_name(&card.sign).map(|glyph| view! { <Icon glyph size="small" /> })}
                            <a href=format!("/catalogue/{}", card.id)>{card.title.clone()}</a>
                        </li>
                    </For>
                </ul>
            </section>
        </Show>
    }
}
