//! An event under edit: every field in place, kept at once.

use karta_core::{
    domain::activity::{Activity, FORMS},
    limits::{LINE_CHARS, TEXT_CHARS, TITLE_CHARS},
    sync::RecordId,
};
use leptos::prelude::*;
use serde_json::json;

use super::{
    days::DaysFields,
    filters::{competence_choices, role_choices},
    numbers::NumberFields,
};
use crate::{
    components::live_text::{LiveText, Writes},
    store::plan::Plan,
    ui::{Button, ChipGroup, Choice, Glyph, SelectField, Toasts, Variant},
};

#[component]
pub(super) fn ActivityEditor(plan: Plan, id: RecordId, editing: RwSignal<Option<RecordId>>) -> impl IntoView {
    let courier = plan.catalogue().courier;
    let key = StoredValue::new(id.clone());
    let form =
        Memo::new(move |_| key.with_value(|id| plan.activity(id)).map_or("", |one| one.form).to_owned());
    let forms = FORMS.iter().map(|(name, title)| Choice::new(*name, *title)).collect::<Vec<_>>();
    let line = |field: &'static str, label: &'static str, most: usize| {
        view! { <LiveText courier=courier record=id.clone() field=field label=label writes=Writes::Line most=most /> }
    };
    let choices = Signal::derive(move || role_choices(plan));
    view! {
        <div class="activity-editor">
            {line("title", "Название", TITLE_CHARS)}
            <div class="field-row">
                <SelectField id=format!("{id}-form") label="Форма" value=form choices=forms
                    on_change=move |form: String| key.with_value(|id| plan.write(id, "form", form)) />
                <DaysFields plan=plan activity=id.clone() />
            </div>
            <RefChips plan=plan id=id.clone() field="roles" label="В каких ролях проводится" choices=choices />
            <div class="field-row">
                {line("place", "Место", LINE_CHARS)}
                {line("organiser", "Кто организует", LINE_CHARS)}
            </div>
            <div class="field-row"><NumberFields plan=plan activity=id.clone() /></div>
            <LiveText courier=courier record=id.clone() field="text" label="Описание" writes=Writes::Text most=TEXT_CHARS />
            <div class="field-row">
                {line("result", "Ожидаемый результат", LINE_CHARS)}
                {line("indicator", "По чему это видно", LINE_CHARS)}
            </div>
            {line("link", "Ссылка (начинается с https://)", LINE_CHARS)}
            <details class="develops">
                <summary>"Какие компетенции развивает"</summary>
                <RefChips plan=plan id=id.clone() field="develops" label="Развивает" choices=Signal::derive(move || competence_choices(plan)) />
            </details>
            <EditorActions plan=plan id=id editing=editing />
        </div>
    }
}

/// References to cards, as chips.
#[component]
fn RefChips(
    plan: Plan,
    id: RecordId,
    field: &'static str,
    label: &'static str,
    choices: Signal<Vec<Choice>>,
) -> impl IntoView {
    let group = format!("{id}-{field}");
    let key = StoredValue::new(id);
    let refs = move |one: Activity| if field == "roles" { one.roles } else { one.develops };
    let chosen = Memo::new(move |_| {
        let refs = key.with_value(|id| plan.activity(id)).map(refs).unwrap_or_default();
        refs.into_iter().map(|card| card.to_string()).collect::<Vec<_>>()
    });
    let change = move |now: Vec<String>| {
        // A card that is not offered (archived, deleted) stays in the list.
        let offered = choices.get_untracked();
        let kept = chosen
            .get_untracked()
            .into_iter()
            .filter(|one| !offered.iter().any(|choice| &choice.value == one));
        let all: Vec<String> = kept.chain(now).collect();
        key.with_value(|id| plan.write(id, field, json!(all)));
    };
    view! { <ChipGroup id=group label=label choices=choices chosen=chosen dense=true on_change=change /> }
}

#[component]
fn EditorActions(plan: Plan, id: RecordId, editing: RwSignal<Option<RecordId>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let key = StoredValue::new(id);
    let archived = Memo::new(move |_| key.with_value(|id| plan.activity(id)).is_some_and(|one| one.archived));
    let archive = move || key.with_value(|id| plan.catalogue().archive(id, !archived.get_untracked()));
    let delete = move || {
        let id = key.get_value();
        plan.remove(&id);
        editing.set(None);
        toasts.offer("Событие в корзине", "Вернуть", move || plan.bring_back(&id));
    };
    view! {
        <div class="actions">
            <Button variant=Variant::Primary glyph=Glyph::Check on_press=move || editing.set(None)>"Готово"</Button>
            <Button glyph=Glyph::Archive on_press=archive>{move || if archived.get() { "Вернуть из архива" } else { "В архив" }}</Button>
            <Button variant=Variant::Quiet glyph=Glyph::Trash on_press=delete>"Удалить"</Button>
        </div>
    }
}
