//! The навигационная база beside the plan: what it proposes for a goal, and the whole register.

use karta_core::{domain::activity::Activity, sync::RecordId};
use leptos::prelude::*;

use super::{desk::PlanDesk, offers::Offers, register::Register};
use crate::{
    components::activities::days_text,
    ui::{Button, ChipGroup, Choice, Glyph, Pick, SelectField, Size, Tag, Toasts},
};

#[component]
pub(super) fn BasePanel(desk: PlanDesk, goal: Option<RecordId>) -> impl IntoView {
    let first = move || untrack(|| first_with_gap(desk));
    let goal = RwSignal::new(goal.or_else(first).map(|goal| goal.to_string()).unwrap_or_default());
    let whole = RwSignal::new(goal.with_untracked(String::is_empty));
    let ways = vec![Choice::new("offers", "Предложения"), Choice::new("whole", "Вся база")];
    let way = move || vec![if whole.get() { "whole" } else { "offers" }.to_owned()];
    let change = move |chosen: Vec<String>| whole.set(chosen.iter().any(|way| way == "whole"));
    let goals = move || {
        desk.open.goals.with(|goals| {
            goals.iter().map(|goal| Choice::new(goal.id.as_str(), goal.title.clone())).collect::<Vec<_>>()
        })
    };
    view! {
        <ChipGroup id="base-way" label="Что показать" bare=true pick=Pick::One choices=ways chosen=Signal::derive(way) on_change=change />
        <SelectField id="base-goal" label="Для какой цели" nothing="без цели" value=goal choices=Signal::derive(goals)
            on_change=move |id: String| goal.set(id) />
        {move || if whole.get() {
            view! { <Register desk goal /> }.into_any()
        } else {
            view! { <Offers desk goal /> }.into_any()
        }}
    }
}

/// The first goal for which the base can propose.
fn first_with_gap(desk: PlanDesk) -> Option<RecordId> {
    desk.open.goals.with(|goals| goals.iter().find(|goal| goal.gap.is_some()).map(|goal| goal.id.clone()))
}

/// The goal that is chosen, where one is.
pub(super) fn chosen(goal: RwSignal<String>) -> Option<RecordId> {
    goal.with(|goal| (!goal.is_empty()).then(|| RecordId::from(goal.as_str())))
}

/// What is told of an activity in one line: form, days, hours, place, price.
pub(super) fn facts_of(activity: &Activity) -> String {
    let when = activity.days.map_or_else(|| "в любое время".to_owned(), days_text);
    let filled = |text: &String| (!text.is_empty()).then(|| text.clone());
    let price =
        |price: u32| if price == 0 { "бесплатно".to_owned() } else { format!("{price} руб.") };
    let facts = [
        Some(activity.form_title().to_owned()),
        Some(when),
        activity.hours.map(|hours| format!("{hours} ч")),
        filled(&activity.place),
        filled(&activity.organiser),
        activity.price.map(price),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// «В план», or a word that it is there.
#[component]
pub(super) fn TakeButton(
    desk: PlanDesk,
    activity: StoredValue<Activity>,
    goal: RwSignal<String>,
) -> impl IntoView {
    let toasts = Toasts::expect();
    let taken = Memo::new(move |_| activity.with_value(|one| desk.open.has_taken(&one.id)));
    let take = move || {
        let goal = untrack(|| chosen(goal));
        let step = activity.with_value(|one| desk.open.take(one, goal.as_ref(), None));
        desk.picked.set(Some(step.clone()));
        toasts.offer("Шаг добавлен в план.", "Открыть", move || {
            desk.show_step(step.clone())
        });
    };
    let name = activity.with_value(|one| format!(": {}", one.title));
    let name = StoredValue::new(name);
    view! {
        <Show when=move || taken.get() fallback=move || view! {
            <Button size=Size::Small glyph=Glyph::Plus on_press=take>"В план"<span class="hidden-text">{name.get_value()}</span></Button>
        }>
            <Tag glyph=Glyph::Check>"в плане"</Tag>
        </Show>
    }
}
