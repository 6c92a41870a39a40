//! «Мои предложения в этой мастерской»: what a person offered here and what became of it.

use karta_core::{
    domain::{material::Material, review::Review},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    bench::Bench,
    decision::Decision,
    item::{MaterialBody, MaterialHead},
    naming::Naming,
};
use crate::ui::{Button, ButtonLink, Glyph, Toasts, Variant};

#[component]
pub fn OwnOffers(bench: Bench) -> impl IntoView {
    let me = bench.workshop.me();
    let own = Memo::new(move |_| {
        bench.workshop.materials.with(|materials| {
            let own = materials.iter().filter(|one| one.author == me);
            let shown = own.filter(|one| !one.is_untouched() || bench.is_open(&one.id));
            shown.map(|one| one.id.clone()).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || own.with(|own| !own.is_empty())>
            <section class="stack no-print" id="own-offers">
                <h2 class="ruled">"Мои предложения в этой мастерской"</h2>
                <ul class="materials">
                    <For each=move || own.get() key=RecordId::clone let:id><OwnOffer bench id /></For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn OwnOffer(bench: Bench, id: RecordId) -> impl IntoView {
    let own = StoredValue::new(id);
    let material = Memo::new(move |_| own.with_value(|id| bench.workshop.material(id)));
    let state = Memo::new(move |_| material.with(|one| one.as_ref().map(|one| one.state)));
    let accepted = move || state.get() == Some(Review::Accepted);
    let decides = move || bench.decides() && material.with(|one| one.as_ref().is_some_and(Material::awaits));
    view! {
        <li class="sheet stack stack-tight">
            <MaterialHead material />
            {move || if accepted() {
                let place = own.with_value(|id| format!("/catalogue/{}/workshop#{id}", bench.workshop.role()));
                view! { <div><ButtonLink variant=Variant::Quiet glyph=Glyph::Down href=place>"Посмотреть в мастерской"</ButtonLink></div> }.into_any()
            } else {
                view! {
                    <MaterialBody bench id=own.get_value() material />
                    <OwnActions bench id=own.get_value() />
                }.into_any()
            }}
            <Show when=decides><Decision bench id=own.get_value() /></Show>
            <Naming bench material />
        </li>
    }
}

/// Write on, or take back.
#[component]
fn OwnActions(bench: Bench, id: RecordId) -> impl IntoView {
    let toasts = Toasts::expect();
    let own = StoredValue::new(id);
    let open = move || own.with_value(|id| bench.is_open(id));
    let edit = move || bench.edit(own.get_value(), "title", false);
    let withdraw = move || {
        let id = own.get_value();
        bench.workshop.withdraw(&id);
        let space = bench.workshop.catalogue.space();
        toasts.offer("Предложение убрано", "Вернуть", move || space.restore(&id));
    };
    view! {
        <Show when=move || !open()>
            <div class="actions">
                <Button glyph=Glyph::Pencil on_press=edit>"Дописать"</Button>
                <Button variant=Variant::Quiet glyph=Glyph::Trash on_press=withdraw>"Убрать"</Button>
            </div>
        </Show>
    }
}
