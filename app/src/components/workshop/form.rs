//! A material under its author's or an expert's hands: the fields of its sort, kept with each keystroke.

use karta_core::{domain::material::Material, limits::TITLE_CHARS};
use leptos::prelude::*;

use super::{
    bench::Bench,
    sorts::{Asks, fields_of},
};
use crate::{
    components::{
        live_text::{LiveText, Writes},
        live_value::LiveValue,
    },
    ui::{Button, Glyph},
};

#[component]
pub fn MaterialForm(bench: Bench, material: Material) -> impl IntoView {
    let courier = bench.workshop.catalogue.courier;
    let id = material.id;
    let fields = fields_of(material.sort).iter().map(|field| {
        let record = id.clone();
        match field.asks {
            Asks::Text(writes, most) => {
                view! { <LiveText courier record field=field.name label=field.label writes most /> }
                    .into_any()
            }
            Asks::Value(takes) => {
                view! { <LiveValue courier record field=field.name label=field.label takes /> }.into_any()
            }
        }
    });
    view! {
        <div class="card-editor">
            <LiveText courier record=id.clone() field="title" label="Название" writes=Writes::Line most=TITLE_CHARS />
            {fields.collect_view()}
            <div class="actions">
                <Button glyph=Glyph::Check on_press=move || bench.close()>"Готово"</Button>
                <span class="hint">"Всё, что вы пишете, сохраняется сразу."</span>
            </div>
        </div>
    }
}
