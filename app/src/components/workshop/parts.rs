//! The two parts of a role's page, each at an address of its own.

use karta_core::sync::RecordId;
use leptos::prelude::*;

use crate::{
    store::{karta, workshop},
    ui::{Choice, ChoiceLink, ChoiceLinks, Glyph},
};

/// The last step of the address of a role's «мастерская».
pub const WORKSHOP: &str = "workshop";

/// «Карточка» and «Мастерская»: two addresses of one role.
#[component]
pub fn Parts(role: RecordId, part: Memo<String>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let id = StoredValue::new(role);
    let accepted = Memo::new(move |_| id.with_value(|role| workshop::accepted_count(catalogue, role)));
    let links = move || {
        let card = id.with_value(|role| format!("/catalogue/{role}"));
        let workshop = Choice::new(WORKSHOP, "Мастерская").glyph(Glyph::Task).count(accepted.get());
        vec![
            ChoiceLink::new(Choice::new("", "Карточка").glyph(Glyph::Drawer), card.clone()),
            ChoiceLink::new(workshop, format!("{card}/{WORKSHOP}")),
        ]
    };
    view! { <div class="card-parts"><ChoiceLinks label="Части роли" links=Signal::derive(links) chosen=part /></div> }
}
