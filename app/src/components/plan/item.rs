//! One line of one's own plan: the event, the role, what has become of it, a note.

use karta_core::{domain::plan::PlanItem, limits::LINE_CHARS, sync::RecordId};
use leptos::prelude::*;

use super::{PlannedTag, STATES, glyph_of};
use crate::{
    components::{
        activities::{days_text, row::RoleTags},
        live_text::{LiveText, Writes},
    },
    store::plan::Plan,
    ui::{Button, ChipGroup, Choice, Glyph, Pick, Size, Toasts, Variant},
};

#[component]
pub(super) fn OwnItem(plan: Plan, id: RecordId) -> impl IntoView {
    let toasts = Toasts::expect();
    let key = StoredValue::new(id.clone());
    let item = Memo::new(move |_| key.with_value(|id| plan.item(id)));
    let noting = RwSignal::new(false);
    let note = Memo::new(move |_| item.get().map(|item| item.note).unwrap_or_default());
    let remove = move || {
        let id = key.get_value();
        plan.remove(&id);
        toasts.offer("Убрано из плана", "Вернуть", move || plan.bring_back(&id));
    };
    view! {
        <li class="plan-item">
            {move || item.get().map(|item| view! { <ItemHead plan=plan item=item /> })}
            <div class="plan-item-work">
                <StateChips plan=plan id=id item=item />
                <Show when=move || noting.get() fallback=move || view! {
                    {move || note.with(|note| (!note.is_empty()).then(|| view! { <p class="plan-note">{note.clone()}</p> }))}
                }>
                    <LiveText courier=plan.catalogue().courier record=key.get_value() field="note" label="Заметка" writes=Writes::Line most=LINE_CHARS />
                </Show>
            </div>
            <div class="actions no-print">
                <Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Pencil on_press=move || noting.update(|on| *on = !*on)>
                    {move || if noting.get() { "Готово" } else { "Заметка" }}
                </Button>
                <Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Trash on_press=remove>"Убрать"</Button>
            </div>
        </li>
    }
}

#[component]
fn ItemHead(plan: Plan, item: PlanItem) -> impl IntoView {
    let activity = plan.activity(&item.activity);
    let gone = activity.is_none();
    let (when, title, form, place) = activity.map_or_else(
        || (String::new(), "Событие удалено из реестра".to_owned(), "", String::new()),
        |one| {
            (
                one.days.map(days_text).unwrap_or_default(),
                one.title.clone(),
                one.form_title(),
                one.place.clone(),
            )
        },
    );
    let facts = [form.to_owned(), place].into_iter().filter(|fact| !fact.is_empty());
    view! {
        <div class="plan-item-head">
            <p class="activity-when"><time>{when}</time></p>
            <h3 class:muted=gone>{title}</h3>
            <p class="activity-facts">{facts.map(|fact| view! { <span>{fact}</span> }).collect_view()}</p>
            <RoleTags plan=plan roles=vec![item.role] />
            <span class="print-only"><PlannedTag state=item.state /></span>
        </div>
    }
}

#[component]
fn StateChips(plan: Plan, id: RecordId, item: Memo<Option<PlanItem>>) -> impl IntoView {
    let group = format!("{id}-state");
    let choices =
        STATES.map(|state| Choice::new(state.name(), state.title()).glyph(glyph_of(state))).to_vec();
    let chosen = Memo::new(move |_| {
        item.get().map(|item| item.state.name().to_owned()).into_iter().collect::<Vec<_>>()
    });
    let change = move |chosen: Vec<String>| {
        let state = STATES.into_iter().find(|state| chosen.iter().any(|name| name == state.name()));
        if let Some(state) = state {
            plan.set_state(&id, state);
        }
    };
    view! { <div class="no-print"><ChipGroup id=group label="Что с событием" bare=true dense=true pick=Pick::One choices=choices chosen=chosen on_change=change /></div> }
}
