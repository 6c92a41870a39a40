//! Moving somebody by taps: where to, whether to lead, and what it does.

use karta_core::sync::RecordId;
use leptos::prelude::*;

use super::{GroupDesk, board::move_to};
use crate::ui::{Button, CheckField, Choice, Dialog, Glyph, SelectField, Toasts, Variant};

#[component]
pub fn Mover(desk: GroupDesk) -> impl IntoView {
    let name = move || {
        let person = desk.chosen.get().and_then(|id| desk.immersion.person(&id));
        person.map(|person| person.name).unwrap_or_default()
    };
    let (to, leads) = (RwSignal::new(String::new()), RwSignal::new(false));
    Effect::new(move |_| {
        let Some(person) = desk.chosen.get() else { return };
        let seat = desk.immersion.plan.with_untracked(|plan| plan.proposal.seat(&person).cloned());
        to.set(seat.as_ref().map(|seat| seat.role.to_string()).unwrap_or_default());
        leads.set(seat.is_some_and(|seat| seat.leads));
    });
    let toasts = Toasts::expect();
    let press = move || {
        if let Some(person) = desk.chosen.get_untracked() {
            move_to(desk, toasts, &person, &RecordId::new(to.get_untracked()), leads.get_untracked());
        }
        desk.chosen.set(None);
    };
    let foot = move || {
        view! {
            <Button on_press=move || desk.chosen.set(None)>"Оставить как есть"</Button>
            <Button variant=Variant::Primary glyph=Glyph::Check on_press=press>"Переместить"</Button>
        }
    };
    view! {
        <Dialog id="immersion-mover" title=Signal::derive(name) open=Signal::derive(move || desk.chosen.with(Option::is_some))
            on_close=move || desk.chosen.set(None) foot>
            <Where desk to leads />
        </Dialog>
    }
}

#[component]
fn Where(desk: GroupDesk, to: RwSignal<String>, leads: RwSignal<bool>) -> impl IntoView {
    let immersion = desk.immersion;
    let why = move || desk.chosen.get().map(|person| immersion.why(&person)).unwrap_or_default();
    let roles = move || {
        let choice = |role: karta_core::domain::assessment::immersion::WaveRole| {
            Choice::new(role.id.as_str(), role.title)
        };
        immersion.roles().into_iter().map(choice).collect::<Vec<_>>()
    };
    let effect = move || {
        let person = desk.chosen.get()?;
        let to = Some(RecordId::new(to.get())).filter(|to| !to.as_str().is_empty())?;
        let (seat, leads) = (immersion.plan.with(|plan| plan.proposal.seat(&person).cloned())?, leads.get());
        (seat.role != to || seat.leads != leads).then(|| immersion.effect(&person, &to, leads)).flatten()
    };
    let line = |words: String| view! { <li>{words}</li> };
    view! {
        <p class="muted">{why}</p>
        <SelectField id="immersion-to" label="Группа" value=to choices=Signal::derive(roles) on_change=move |role: String| to.set(role) />
        <CheckField id="immersion-leads" label="ведёт группу" checked=leads on_change=move |on: bool| leads.set(on) />
        <div role="status" class="immersion-effect">
            {move || match effect() {
                Some(effect) => view! { <b>"Что изменится"</b><ul>{effect.words.into_iter().map(line).collect_view()}</ul> }.into_any(),
                None => view! { <p>"Ничего не меняется."</p> }.into_any(),
            }}
        </div>
    }
}
