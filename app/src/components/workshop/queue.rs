//! What waits for an expert's decision in this role. One's own stands under «Мои предложения» with the same
//! buttons.

use karta_core::sync::RecordId;
use leptos::prelude::*;

use super::{
    bench::Bench,
    decision::Decision,
    item::{MaterialBody, MaterialHead},
};
use crate::ui::{Button, Glyph, Variant};

#[component]
pub fn Queue(bench: Bench) -> impl IntoView {
    let me = bench.workshop.me();
    let waiting = Memo::new(move |_| {
        if !bench.decides() {
            return Vec::new();
        }
        bench.workshop.materials.with(|materials| {
            let waits = materials.iter().filter(|one| one.author != me && one.awaits());
            waits.map(|one| one.id.clone()).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || waiting.with(|waiting| !waiting.is_empty())>
            <section class="stack no-print">
                <h2 class="ruled">"Ждут решения "<span class="muted">{move || waiting.with(Vec::len)}</span></h2>
                <ul class="materials">
                    <For each=move || waiting.get() key=RecordId::clone let:id><Waiting bench id /></For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Waiting(bench: Bench, id: RecordId) -> impl IntoView {
    let own = StoredValue::new(id.clone());
    let material = Memo::new(move |_| own.with_value(|id| bench.workshop.material(id)));
    let edit = move || bench.edit(own.get_value(), "title", false);
    let open = move || own.with_value(|id| bench.is_open(id));
    view! {
        <li class="sheet stack stack-tight">
            <MaterialHead material />
            <MaterialBody bench id=id.clone() material />
            <Show when=move || !open()>
                <div><Button variant=Variant::Quiet glyph=Glyph::Pencil on_press=edit>"Поправить текст"</Button></div>
            </Show>
            <Decision bench id />
        </li>
    }
}
