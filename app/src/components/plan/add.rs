//! Putting an event into one's own plan: the event, the role, one button.

use karta_core::{domain::day::SchoolYear, sync::RecordId};
use leptos::prelude::*;

use crate::{
    components::activities::{days_text, filters::role_choices},
    store::plan::Plan,
    ui::{Button, Choice, Glyph, SelectField, Toasts, Variant},
};

#[component]
pub fn AddToPlan(plan: Plan, #[prop(into)] year: Signal<u16>) -> impl IntoView {
    let toasts = Toasts::expect();
    let activity = RwSignal::new(String::new());
    let role = RwSignal::new(String::new());
    let events = move || event_choices(plan, SchoolYear(year.get()));
    let roles = move || {
        let named = activity
            .with(|id| plan.activity(&RecordId::from(id.as_str())))
            .map(|one| one.roles)
            .unwrap_or_default();
        let mut all = role_choices(plan);
        // The event's own roles first.
        all.sort_by_key(|choice| !named.iter().any(|id| id.as_str() == choice.value));
        all
    };
    let choose = move |id: String| {
        let named =
            untrack(|| plan.activity(&RecordId::from(id.as_str()))).map(|one| one.roles).unwrap_or_default();
        if let [only] = named.as_slice() {
            role.set(only.to_string());
        }
        activity.set(id);
    };
    let ids = move || (RecordId::new(activity.get()), RecordId::new(role.get()));
    let blocked = move || {
        let (event, role) = ids();
        if event.as_str().is_empty() {
            Some("Выберите событие".to_owned())
        } else if role.as_str().is_empty() {
            Some("Выберите роль".to_owned())
        } else {
            plan.is_planned(&event, &role).then(|| "Это уже есть в вашем плане".to_owned())
        }
    };
    let add = move || {
        let (event, chosen) = untrack(ids);
        plan.add_item(&event, &chosen);
        activity.set(String::new());
        role.set(String::new());
        toasts.done("Добавлено в ваш план.");
    };
    view! {
        <div class="sheet sheet-sunken add-row no-print">
            <SelectField id="plan-event" label="Событие" nothing="выберите событие" value=activity choices=events on_change=choose />
            <SelectField id="plan-role" label="В какой роли" nothing="выберите роль" value=role choices=roles
                on_change=move |id: String| role.set(id) />
            <Button variant=Variant::Primary glyph=Glyph::Plus blocked=blocked on_press=add>"Добавить в план"</Button>
        </div>
    }
}

/// Events of the school year and those without a date, as they are told apart in a list.
fn event_choices(plan: Plan, year: SchoolYear) -> Vec<Choice> {
    plan.activities.with(|all| {
        let fits = all.iter().filter(|one| {
            !one.archived
                && one
                    .days
                    .is_none_or(|days| days.from.school_year() <= year && year <= days.to.school_year())
        });
        fits.map(|one| {
            let when = one.days.map_or_else(|| "без даты".to_owned(), days_text);
            Choice::new(one.id.as_str(), format!("{when} · {}", one.title))
        })
        .collect()
    })
}
