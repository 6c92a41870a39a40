//! The way from a card to proposing: for those who may propose and not edit.

use karta_core::sync::RecordId;
use leptos::prelude::*;

use crate::{
    store::proposals::Proposals,
    ui::{ButtonLink, Glyph},
};

/// «Предложить правку» on a card's page.
#[component]
pub fn ProposeLink(card: RecordId) -> impl IntoView {
    let proposals = Proposals::here();
    let href = StoredValue::new(format!("/catalogue/{card}/propose"));
    view! {
        <Show when=move || proposals.proposes()>
            <ButtonLink href=href.get_value() glyph=Glyph::Pencil>"Предложить правку"</ButtonLink>
        </Show>
    }
}
