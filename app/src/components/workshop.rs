//! The «мастерская» of a role: materials, offering them and deciding on them, questions, the group, events.
//! Shown by the role's page; for a visitor it is what is accepted, readable without script.

mod bench;
mod circle;
mod decision;
mod events;
mod form;
mod item;
mod list;
mod naming;
mod own;
pub mod parts;
mod questions;
mod queue;
mod sorts;
mod text;

use karta_core::sync::RecordId;
use leptos::prelude::*;

use self::{
    bench::Bench, circle::Circle, events::Events, list::Materials, own::OwnOffers, questions::Questions,
    queue::Queue,
};
use crate::{
    store::{Workshop, karta},
    ui::ButtonLink,
};

#[component]
pub fn RoleWorkshop(role: RecordId) -> impl IntoView {
    let bench = Bench::new(Workshop::new(karta().catalogue, role));
    let member = move || bench.workshop.may_offer();
    view! {
        <div class="beside">
            <div class="stack stack-wide">
                <Queue bench />
                <OwnOffers bench />
                <Materials bench />
                <Show when=member><Questions bench /></Show>
            </div>
            <aside class="stack">
                <Show when=member fallback=|| view! { <ForAccounts /> }><Circle bench /></Show>
                <Events bench />
            </aside>
        </div>
    }
}

/// What a visitor is not shown, and how to come to it.
#[component]
fn ForAccounts() -> impl IntoView {
    view! {
        <section class="sheet sheet-sunken stack no-print">
            <p>"После входа здесь видны круг роли, вопросы методисту и ответы на них. Ещё можно предложить свой материал."</p>
            <div class="actions"><ButtonLink href="/sign-in">"Войти"</ButtonLink></div>
        </section>
    }
}
