//! The group under an editor's hands: names, waves, who leads, who is no longer in it.

use karta_core::{
    limits::{TITLE_CHARS, WAVES},
    sync::RecordId,
};
use leptos::{ev::SubmitEvent, prelude::*};

use super::ids;
use crate::{
    components::{
        live_text::{LiveText, Writes},
        live_value::{LiveValue, Takes},
        workshop::bench::Bench,
    },
    ui::{Button, CheckField, Glyph, Size, TextField, Toasts, Variant},
};

#[component]
pub fn CircleEditor(bench: Bench) -> impl IntoView {
    let members = ids(bench.workshop.circle);
    let name = RwSignal::new(String::new());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        bench.workshop.add_member(&name.get_untracked());
        name.set(String::new());
    };
    view! {
        <ul class="circle-editor">
            <For each=move || members.get() key=RecordId::clone let:id><Member bench id /></For>
        </ul>
        <form class="stack stack-tight" on:submit=add>
            <TextField id="circle-name" label="Имя и фамилия" value=name on_input=move |text: String| name.set(text)
                limit=TITLE_CHARS autocomplete="off" hint=Some("Как в учётной записи: тогда человек найдёт материалы своей группы.".to_owned()) />
            <Button glyph=Glyph::Plus submit=true>"Добавить в круг"</Button>
        </form>
    }
}

#[component]
fn Member(bench: Bench, id: RecordId) -> impl IntoView {
    let toasts = Toasts::expect();
    let courier = bench.workshop.catalogue.courier;
    let leads_id = format!("{id}-leads");
    let own = StoredValue::new(id.clone());
    let leads =
        Memo::new(move |_| own.with_value(|id| bench.workshop.member(id)).is_some_and(|one| one.leads));
    let remove = move || {
        let id = own.get_value();
        courier.space.delete(&id);
        toasts.offer("Человек убран из круга", "Вернуть", move || {
            courier.space.restore(&id)
        });
    };
    view! {
        <li class="stack stack-tight">
            <div class="member">
                <LiveText courier record=id.clone() field="name" label="Имя и фамилия" writes=Writes::Line most=TITLE_CHARS />
                <LiveValue courier record=id field="wave" label="Волна" takes=Takes::Whole(1, WAVES) />
            </div>
            <div class="row row-apart">
                <CheckField id=leads_id label="ведёт группу" checked=leads
                    on_change=move |on| own.with_value(|id| bench.workshop.let_lead(id, on)) />
                <Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Trash on_press=remove>"Убрать"</Button>
            </div>
        </li>
    }
}
