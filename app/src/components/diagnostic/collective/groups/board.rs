//! The groups side by side: people are carried from one into another, and what that does is said before it is
//! done.

use karta_core::{
    domain::assessment::immersion::{Seat, WaveRole},
    sync::RecordId,
};
use leptos::{ev::DragEvent, prelude::*};

use super::GroupDesk;
use crate::{
    components::card::tile::color_of,
    ui::{Glyph, Icon, Tag, Toasts},
};

#[component]
pub fn Groups(desk: GroupDesk) -> impl IntoView {
    let roles = Memo::new(move |_| desk.immersion.roles());
    let unplaced = Memo::new(move |_| desk.immersion.unplaced());
    let names = move || {
        let name = |id: &RecordId| desk.immersion.person(id).map(|person| person.name);
        unplaced.with(|ids| ids.iter().filter_map(name).collect::<Vec<_>>().join(", "))
    };
    view! {
        <Show when=move || unplaced.with(|ids| !ids.is_empty())>
            <p class="immersion-unplaced" role="status"><Icon glyph=Glyph::Info size="small" /><span>"Ещё без группы: "{names}". Нажмите «Пересчитать остальных» или «Предложить заново»."</span></p>
        </Show>
        <div class="tiles immersion-groups">
            <For each=move || roles.get() key=|role| role.id.clone() let:role><Group desk role /></For>
        </div>
    }
}

#[component]
fn Group(desk: GroupDesk, role: WaveRole) -> impl IntoView {
    let toasts = Toasts::expect();
    let immersion = desk.immersion;
    let card = immersion.collective.role_card(&role.id);
    let id = StoredValue::new(role.id.clone());
    let over = RwSignal::new(false);
    let seats = Memo::new(move |_| {
        immersion.plan.with(|plan| id.with_value(|id| plan.proposal.group(id).cloned().collect::<Vec<_>>()))
    });
    let effect = move || {
        let person = desk.held.get().filter(|_| over.get())?;
        id.with_value(|id| immersion.effect(&person, id, false)).map(|effect| effect.words)
    };
    let enter = move |event: DragEvent| {
        if desk.held.with_untracked(Option::is_some) {
            event.prevent_default();
            over.set(true);
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(person) = desk.held.get_untracked() {
            desk.held.set(None);
            carry(desk, toasts, &person, &id.get_value());
        }
    };
    view! {
        <section class="sheet immersion-group" data-color=card.as_ref().map(color_of) class:over=move || over.get()
            on:dragover=enter on:dragleave=move |_| over.set(false) on:drop=drop>
            <h3>{role.title}<span class="count">{move || seats.with(Vec::len)}</span></h3>
            {move || effect().map(|words| view! { <p class="immersion-effect" role="status">{words.join(" ")}</p> })}
            <ul class="immersion-people">
                <For each=move || seats.get() key=|seat| (seat.person.clone(), seat.leads) let:seat><Person desk seat /></For>
            </ul>
            <Show when=move || seats.with(Vec::is_empty)><p class="muted">"Никого"</p></Show>
            <a class="no-print" href=format!("/catalogue/{}/workshop", role.id)>"Мастерская роли"</a>
        </section>
    }
}

#[component]
fn Person(desk: GroupDesk, seat: Seat) -> impl IntoView {
    let immersion = desk.immersion;
    let own = StoredValue::new(seat.person.clone());
    let name =
        move || own.with_value(|id| immersion.person(id)).map(|person| person.name).unwrap_or_default();
    let why = move || own.with_value(|id| immersion.why(id));
    let take = move |_: DragEvent| desk.held.set(Some(own.get_value()));
    view! {
        <li draggable="true" on:dragstart=take on:dragend=move |_| desk.held.set(None)>
            <button type="button" class="immersion-name" on:click=move |_| desk.chosen.set(Some(own.get_value()))>
                <Icon glyph=Glyph::Drag size="small" />{name}
                {seat.leads.then(|| view! { <Tag glyph=Glyph::Star>"ведёт"</Tag> })}
            </button>
            <small>{why}</small>
        </li>
    }
}

/// Moves somebody, says what it did, and offers the way back.
pub fn carry(desk: GroupDesk, toasts: Toasts, person: &RecordId, to: &RecordId) {
    move_to(desk, toasts, person, to, false);
}

pub fn move_to(desk: GroupDesk, toasts: Toasts, person: &RecordId, to: &RecordId, leads: bool) {
    let immersion = desk.immersion;
    let before = immersion.plan.with_untracked(|plan| plan.proposal.seat(person).cloned());
    let Some(before) = before.filter(|seat| seat.role != *to || seat.leads != leads) else { return };
    let effect = untrack(|| immersion.effect(person, to, leads));
    immersion.move_to(person, to, leads);
    let words = effect.and_then(|effect| effect.words.first().cloned()).unwrap_or_default();
    let person = person.clone();
    toasts.offer(format!("Перемещено. {words}"), "Вернуть", move || {
        immersion.move_to(&person, &before.role, before.leads);
    });
}
