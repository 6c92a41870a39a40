//! Adding people: accounts of the centre, or a name alone.

use std::collections::BTreeSet;

use karta_core::limits::TITLE_CHARS;
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

use super::choose::ChoosePeople;
use crate::{
    store::OpenRound,
    ui::{Button, CheckField, Glyph, TextField, Toasts},
    wire::trajectory::PersonLine,
};

#[component]
pub(super) fn AddPeople(open: OpenRound) -> impl IntoView {
    let toasts = Toasts::expect();
    let shown = RwSignal::new(false);
    let within = Signal::derive(move || {
        open.subjects.with(|all| all.iter().filter_map(|it| it.person.clone()).collect::<BTreeSet<_>>())
    });
    let add = move |people: Vec<PersonLine>| {
        spawn_local(async move {
            match open.add_people(people).await {
                Ok(()) => toasts.done("Люди добавлены: раунд появится у них в «Диагностике»."),
                Err(failure) => toasts.fail(failure.text),
            }
        });
    };
    view! {
        <Show when=move || !open.is_closed()>
            <section class="sheet stack">
                <h3>"Добавить"</h3>
                <Show when=move || shown.get() fallback=move || view! {
                    <div><Button glyph=Glyph::People on_press=move || shown.set(true)>"Из учётных записей"</Button></div>
                }>
                    <ChoosePeople open id="round-people" verb="Добавить" within on_choose=add />
                </Show>
                <AddName open />
            </section>
        </Show>
    }
}

/// Somebody without an account cannot answer: colleagues and experts answer about them.
#[component]
fn AddName(open: OpenRound) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let organisation = RwSignal::new(false);
    let blocked = move || name.with(|name| name.trim().is_empty()).then(|| "Напишите имя".to_owned());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        if untrack(blocked).is_none() {
            open.add_name(&name.get_untracked(), organisation.get_untracked());
            name.set(String::new());
        }
    };
    let hint = || Some("Сам такой человек не ответит: о нём ответят коллеги или эксперт.".to_owned());
    view! {
        <form class="add-row" on:submit=add>
            <TextField id="round-name" label="Без учётной записи: имя" value=name limit=TITLE_CHARS hint=Signal::derive(hint) on_input=move |text: String| name.set(text) />
            <CheckField id="round-name-organisation" label="это организация" checked=organisation on_change=move |on: bool| organisation.set(on) />
            <Button submit=true glyph=Glyph::Plus blocked=Signal::derive(blocked)>"Добавить имя"</Button>
        </form>
    }
}
