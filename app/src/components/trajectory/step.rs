//! The editor of a step: every field in place, kept at once. Whoever does not write the plan reads it.

mod days;
mod depends;
mod fields;
mod read;
mod source;

use karta_core::sync::RecordId;
use leptos::prelude::*;

use super::{going::StepGoing, plan::PlanDesk};
use crate::ui::{Button, Glyph, Toasts, Variant};

use fields::StepFields;
use read::StepFacts;

#[component]
pub fn StepEditor(desk: PlanDesk, id: RecordId) -> impl IntoView {
    let key = StoredValue::new(id);
    let there = Memo::new(move |_| key.with_value(|id| desk.open.step(id)).is_some());
    view! {
        <Show when=move || there.get() fallback=|| view! { <p class="hint">"Этого шага больше нет. Его можно вернуть кнопкой «Отменить»."</p> }>
            <div class="step-editor stack">
                <Show when=move || desk.own.get() fallback=move || view! { <StepFacts desk id=key.get_value() /> }>
                    <StepFields desk id=key.get_value() />
                </Show>
                <StepGoing open=desk.open id=key.get_value() />
                <Show when=move || desk.own.get()><Remove desk key /></Show>
            </div>
        </Show>
    }
}

#[component]
fn Remove(desk: PlanDesk, key: StoredValue<RecordId>) -> impl IntoView {
    let toasts = Toasts::expect();
    let remove = move || {
        let id = key.get_value();
        let space = desk.open.space();
        space.delete(&id);
        desk.close();
        toasts.offer("Шаг удалён.", "Вернуть", move || space.restore(&id));
    };
    view! {
        <div class="actions">
            <Button variant=Variant::Primary glyph=Glyph::Check on_press=move || desk.close()>"Готово"</Button>
            <Button variant=Variant::Quiet glyph=Glyph::Trash on_press=remove>"Удалить шаг"</Button>
        </div>
    }
}
