//! Levels that методисты confirmed on evidence, and confirming one.

use karta_core::{
    domain::{
        grants::Action,
        level::SCALE,
        trajectory::confirmation::{LevelConfirmation, standing},
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::confirm::Confirm;
use crate::{
    store::trajectory::{
        going::{evidence_of, me_in},
        together::Together,
    },
    ui::{Glyph, IconButton, LevelMeter, Tag, Toasts},
};

#[component]
pub fn Confirmed(together: Together) -> impl IntoView {
    let ids = Memo::new(move |_| {
        together.confirmations.with(|all| all.iter().map(|one| one.id.clone()).collect::<Vec<_>>())
    });
    let may = Memo::new(move |_| together.open.may(Action::ConfirmLevel));
    let none = move || ids.with(Vec::is_empty);
    view! {
        <section class="stack stack-tight">
            <h2 class="ruled">"Подтверждённые уровни"</h2>
            <Show when=none>
                <p class="hint">"Пока ни одного. Уровень присваивает методист, которого владелец впустил тьютором или экспертом, по свидетельствам."</p>
            </Show>
            <ul class="confirmed">
                <For each=move || ids.get() key=RecordId::clone let:id><ConfirmedLine together id /></For>
            </ul>
            <Show when=move || may.get()><Confirm together /></Show>
        </section>
    }
}

#[component]
fn ConfirmedLine(together: Together, id: RecordId) -> impl IntoView {
    let toasts = Toasts::expect();
    let me = me_in(together.open);
    let key = StoredValue::new(id);
    let one = Memo::new(move |_| {
        let this = |one: &&LevelConfirmation| key.with_value(|id| &one.id == id);
        together.confirmations.with(|all| all.iter().find(this).cloned())
    });
    let mine = Memo::new(move |_| one.with(|one| one.as_ref().is_some_and(|one| one.by == me)));
    let take_back = move || {
        let (space, id) = (together.open.space(), key.get_value());
        space.delete(&id);
        toasts.offer("Подтверждение отозвано", "Вернуть", move || {
            space.restore(&id)
        });
    };
    view! {
        <li>
            {move || one.get().map(|one| confirmed_text(together, one))}
            <Show when=move || mine.get() && together.open.may(Action::ConfirmLevel)>
                <IconButton glyph=Glyph::Trash label="Отозвать подтверждение" on_press=take_back />
            </Show>
        </li>
    }
}

fn confirmed_text(together: Together, one: LevelConfirmation) -> impl IntoView {
    let stands =
        together.confirmations.with(|all| standing(all, &one.card).is_some_and(|it| it.id == one.id));
    let level = SCALE.get(usize::from(one.level)).copied().unwrap_or_default();
    let by = if one.name.is_empty() { "вы".to_owned() } else { one.name };
    let seen = evidence_words(together, &one.evidence);
    view! {
        <div class="confirmed-text">
            <b>{together.open.card_title(&one.card)}</b>
            {(!stands).then(|| view! { <Tag glyph=Glyph::History>"прежний"</Tag> })}
            <LevelMeter level=one.level label=format!("уровень {}, {level}", one.level) />
            <small>{one.day.russian()}", "{by}". Рассмотрено: "{seen}</small>
            {(!one.word.is_empty()).then(|| view! { <p>{one.word}</p> })}
        </div>
    }
}

/// What was looked at, by titles.
fn evidence_words(together: Together, ids: &[RecordId]) -> String {
    let evidence = evidence_of(together.open);
    let title = |id: &RecordId| {
        let piece = evidence.iter().find(|one| &one.id == id).map(|one| one.title.clone());
        let step = || {
            together
                .open
                .steps
                .with(|steps| steps.iter().find(|step| &step.id == id).map(|step| step.title.clone()))
        };
        piece.or_else(step).unwrap_or_else(|| "убрано позже".to_owned())
    };
    ids.iter().map(title).collect::<Vec<_>>().join("; ")
}
