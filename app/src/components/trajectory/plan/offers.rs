//! What the навигационная база proposes for a goal, each with its reasons in words.

use karta_core::{domain::activity::Activity, sync::RecordId};
use leptos::prelude::*;

use super::{
    base::{TakeButton, chosen},
    carrier::Carrier,
    desk::PlanDesk,
};
use crate::{components::activities::days_text, store::trajectory::proposals::Offer, ui::Loading};

#[component]
pub(super) fn Offers(desk: PlanDesk, goal: RwSignal<String>) -> impl IntoView {
    let offers =
        Memo::new(move |_| chosen(goal).map(|goal| desk.base.offers(desk.open, &goal)).unwrap_or_default());
    let reason = move || {
        let goal = chosen(goal).and_then(|goal| desk.open.goal(&goal));
        match goal {
            None => "Выберите цель: база предложит то, что к ней ведёт.",
            Some(goal) if goal.gap.is_none() => {
                "Цель записана без пробела: база не знает, что к ней ведёт. Поищите во всей базе."
            }
            Some(_) => "Подходящего в базе пока нет. Запишите свой шаг или загляните во всю базу.",
        }
    };
    view! {
        <Show when=move || desk.base.is_whole() fallback=|| view! { <Loading label="Смотрим базу" /> }>
            <ul class="base-list">
                <For each=move || offers.get() key=key_of let:offer><Offered desk activity=offer.activity offers goal /></For>
            </ul>
            <Show when=move || offers.with(Vec::is_empty)><p class="hint">{reason}</p></Show>
        </Show>
    }
}

/// An activity is drawn anew when anything said of it changes; the reasons for it follow the goal in place.
fn key_of(offer: &Offer) -> (RecordId, String, String) {
    let activity = &offer.activity;
    (activity.id.clone(), activity.title.clone(), when_and_form(activity))
}

#[component]
fn Offered(
    desk: PlanDesk,
    activity: Activity,
    offers: Memo<Vec<Offer>>,
    goal: RwSignal<String>,
) -> impl IntoView {
    let (title, when) = (activity.title.clone(), when_and_form(&activity));
    let activity = StoredValue::new(activity);
    let told = Memo::new(move |_| {
        let is_this = |offer: &&Offer| activity.with_value(|activity| activity.id == offer.activity.id);
        offers.with(|offers| offers.iter().find(is_this).map(|offer| capital(&offer.told)))
    });
    view! {
        <li class="base-item">
            <h3><Carrier desk activity goal />{title}</h3>
            <p class="why-offered">{move || told.get()}"."</p>
            <small>{when}</small>
            <div class="actions"><TakeButton desk activity goal /></div>
        </li>
    }
}

fn when_and_form(activity: &Activity) -> String {
    let when = activity.days.map(days_text).map(|days| format!(" · {days}")).unwrap_or_default();
    [activity.form_title(), &when].concat()
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
