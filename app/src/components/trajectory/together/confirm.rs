//! Confirming a level: the card, the level, and at least one piece of evidence that was looked at.

use std::collections::BTreeSet;

use karta_core::{
    domain::{
        level::SCALE,
        trajectory::{evidence::Evidence, status::Status, step::Step},
    },
    limits::{LINE_CHARS, LIST_ITEMS},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::activities::today,
    store::{
        OpenTrajectory,
        trajectory::{going::evidence_of, together::Together},
    },
    ui::{Button, CheckField, ChipGroup, Choice, Glyph, Pick, SelectField, TextField, Toasts, Variant},
};

/// A button that becomes the form.
#[component]
pub fn Confirm(together: Together) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Show when=move || open.get() fallback=move || view! {
            <div><Button glyph=Glyph::Star on_press=move || open.set(true)>"Подтвердить уровень"</Button></div>
        }>
            <ConfirmForm together open />
        </Show>
    }
}

/// Cards that the plan is about come first.
fn cards_of(open: OpenTrajectory) -> Vec<Choice> {
    let goals = open.goals.with(|goals| {
        goals.iter().filter_map(|goal| goal.gap.as_ref()?.card().cloned()).collect::<BTreeSet<_>>()
    });
    let steps =
        open.steps.with(|steps| steps.iter().flat_map(|step| step.develops.clone()).collect::<BTreeSet<_>>());
    let mut cards = open.catalogue.cards.with(|cards| {
        let standing = cards.iter().filter(|card| !card.archived);
        standing.map(|card| (card.id.clone(), card.title.clone())).collect::<Vec<_>>()
    });
    cards.sort_by_key(|(id, _)| !(goals.contains(id) || steps.contains(id)));
    cards.into_iter().map(|(id, title)| Choice::new(id.as_str(), title)).collect()
}

#[component]
fn ConfirmForm(together: Together, open: RwSignal<bool>) -> impl IntoView {
    let toasts = Toasts::expect();
    let (card, level, word) =
        (RwSignal::new(String::new()), RwSignal::new(0u8), RwSignal::new(String::new()));
    let seen = RwSignal::new(BTreeSet::<RecordId>::new());
    let levels: Vec<Choice> = (1..=4u8)
        .map(|level| Choice::new(level.to_string(), format!("{level} · {}", SCALE[usize::from(level)])))
        .collect();
    let chosen = move || if level.get() == 0 { Vec::new() } else { vec![level.get().to_string()] };
    let blocked = move || {
        let why = if card.with(String::is_empty) {
            "Выберите роль или компетенцию."
        } else if level.get() == 0 {
            "Выберите уровень."
        } else {
            match seen.with(BTreeSet::len) {
                0 => "Отметьте, что вы рассмотрели.",
                count if count > LIST_ITEMS => "Отмечено слишком много.",
                _ => return None,
            }
        };
        Some(why.to_owned())
    };
    let confirm = move || {
        let Some(today) = today() else { return };
        let seen: Vec<RecordId> = seen.get_untracked().into_iter().collect();
        together.confirm(
            &RecordId::new(card.get_untracked()),
            level.get_untracked(),
            &seen,
            &word.get_untracked(),
            today,
        );
        toasts.done("Уровень подтверждён.");
        open.set(false);
    };
    let cards = move || cards_of(together.open);
    let choose = move |chosen: Vec<String>| {
        level.set(chosen.first().and_then(|level| level.parse().ok()).unwrap_or(0));
    };
    view! {
        <div class="sheet sheet-sunken stack stack-tight">
            <SelectField id="confirm-card" label="Роль или компетенция" nothing="выберите" value=card choices=Signal::derive(cards)
                on_change=move |id: String| card.set(id) />
            <ChipGroup id="confirm-level" label="Уровень" pick=Pick::One choices=levels chosen=Signal::derive(chosen)
                on_change=choose />
            <EvidenceToSee open=together.open seen />
            <TextField id="confirm-word" label="Слово" value=word limit=LINE_CHARS optional=true on_input=move |text: String| word.set(text) />
            <div class="actions">
                <Button variant=Variant::Primary glyph=Glyph::Check blocked=Signal::derive(blocked) on_press=confirm>"Подтвердить"</Button>
                <Button variant=Variant::Quiet on_press=move || open.set(false)>"Не сейчас"</Button>
            </div>
        </div>
    }
}

/// Steps that were taken and what was shown of each.
#[component]
fn EvidenceToSee(open: OpenTrajectory, seen: RwSignal<BTreeSet<RecordId>>) -> impl IntoView {
    let offered = Memo::new(move |_| {
        let evidence = evidence_of(open);
        open.steps.with(|steps| steps.iter().flat_map(|step| to_see(step, &evidence)).collect::<Vec<_>>())
    });
    let line = move |(id, label): (RecordId, String)| {
        let key = StoredValue::new(id.clone());
        let checked = move || seen.with(|seen| key.with_value(|id| seen.contains(id)));
        let change = move |on: bool| {
            seen.update(|seen| {
                let id = key.get_value();
                if on {
                    seen.insert(id)
                } else {
                    seen.remove(&id)
                };
            });
        };
        view! { <CheckField id=format!("see-{id}") label checked=Signal::derive(checked) on_change=change /> }
    };
    view! {
        <fieldset class="evidence-to-see">
            <legend>"Что вы рассмотрели"</legend>
            <Show when=move || offered.with(Vec::is_empty)>
                <p class="hint">"Пока нечего: нет ни выполненных шагов, ни свидетельств."</p>
            </Show>
            <For each=move || offered.get() key=|(id, label)| (id.clone(), label.clone()) children=line />
        </fieldset>
    }
}

fn to_see(step: &Step, evidence: &[Evidence]) -> Vec<(RecordId, String)> {
    let done =
        (step.status == Status::Done).then(|| (step.id.clone(), format!("шаг «{}», выполнен", step.title)));
    let shown = evidence.iter().filter(|one| one.step == step.id);
    let shown = shown
        .map(|one| (one.id.clone(), format!("{} «{}» к шагу «{}»", one.sort_title(), one.title, step.title)));
    done.into_iter().chain(shown).collect()
}
