//! Competences: one tap makes a goal.

use karta_core::{
    domain::{gap::Gap, trajectory::goal::begun_from},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    store::OpenTrajectory,
    ui::{Chip, Toasts},
};

#[component]
pub(super) fn Competences(open: OpenTrajectory) -> impl IntoView {
    let all = Memo::new(move |_| open.catalogue.of_family(true, |card| card.id.clone()));
    view! {
        <section class="stack stack-tight" aria-labelledby="gap-competences">
            <h3 id="gap-competences">"Компетенции"</h3>
            <p class="hint">"Нажмите на ту, которую хотите развить: она станет целью."</p>
            <div class="chips">
                <For each=move || all.get() key=RecordId::clone let:id><Competence open id /></For>
            </div>
        </section>
    }
}

/// Pressed while there is a goal for it. The goal is taken away by a second press, and can be brought back.
#[component]
fn Competence(open: OpenTrajectory, id: RecordId) -> impl IntoView {
    let toasts = Toasts::expect();
    let key = StoredValue::new(id.clone());
    let gap = StoredValue::new(Gap::Competence { card: id });
    let there = Memo::new(move |_| gap.with_value(|gap| open.has_goal_from(gap)));
    let toggle = move |on: bool| {
        if on {
            let words = gap.with_value(|gap| untrack(|| begun_from(gap, |card| Some(open.card_title(card)))));
            gap.with_value(|gap| open.add_goal(&words, Some(gap)));
            return toasts.done("Цель добавлена.");
        }
        let goal = open.goals.with_untracked(|goals| {
            let own = |goal: &&karta_core::domain::trajectory::goal::Goal| {
                gap.with_value(|gap| goal.gap.as_ref() == Some(gap))
            };
            goals.iter().find(own).map(|goal| goal.id.clone())
        });
        if let Some(goal) = goal {
            open.space().delete(&goal);
            let space = open.space();
            toasts.offer("Цель удалена.", "Вернуть", move || space.restore(&goal));
        }
    };
    let title = move || key.with_value(|id| open.card_title(id));
    view! { <Chip pressed=there on_toggle=toggle>{title}</Chip> }
}
