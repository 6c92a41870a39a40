//! A card in the drawer.

use karta_core::domain::{level::SCALE, role::RoleCard};
use leptos::prelude::*;
use leptos_router::components::A;

use crate::store::karta;

#[component]
pub fn CardTile(card: RoleCard) -> impl IntoView {
    let catalogue = karta().catalogue;
    let id = card.id.clone();
    let own = move || catalogue.own_level(&id);
    let number = card.number.map_or_else(|| "…".to_owned(), |number| number.to_string());
    view! {
        <article class="role-card" data-color=card.color.clone() class:archived=card.archived>
            <span class="tab">{number}</span>
            <h2><A href=format!("/catalogue/{}", card.id)>{card.title.clone()}</A></h2>
            <p class="aim">{card.purpose.clone()}</p>
            <ul class="rows">{card.tasks.iter().take(3).map(|task| view! { <li>{task.clone()}</li> }).collect_view()}</ul>
            <footer>
                {card.archived.then(|| view! { <span class="badge">"в архиве"</span> })}
                {move || own().map(|level| view! { <Meter level=level /> })}
            </footer>
        </article>
    }
}

/// A level as four marks and its word: colour is never alone.
#[component]
pub fn Meter(level: u8) -> impl IntoView {
    view! {
        <span class="meter">
            <span class="marks" aria-hidden="true">{(1..=4).map(|mark| view! { <i class:met=mark <= level></i> }).collect_view()}</span>
            {SCALE.get(usize::from(level)).copied().unwrap_or_default()}
        </span>
    }
}
