//! «Кто что проводит»: per person, in how many roles events are held; then every line.

use std::collections::BTreeSet;

use karta_core::{
    domain::{
        day::SchoolYear,
        plan::{Holder, PlanItem, ROLES_TO_MASTER, holders},
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::everyone::{EveryLine, Table};
use crate::{
    components::activities::filters::role_choices,
    store::plan::Plan,
    ui::{Choice, EmptyState, Glyph, SelectField, Tag},
};

/// Lines of everybody, by role and person.
#[component]
pub fn Holders(plan: Plan, #[prop(into)] year: Signal<String>) -> impl IntoView {
    let (role, person) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let of_year = Memo::new(move |_| in_year(plan, &year.get()));
    let shown = Memo::new(move |_| {
        let fits = |item: &&PlanItem| {
            role.with(|role| role.is_empty() || item.role.as_str() == role)
                && person.with(|person| person.is_empty() || item.person.as_str() == person)
        };
        of_year.with(|items| items.iter().filter(fits).cloned().collect::<Vec<_>>())
    });
    let people = Memo::new(move |_| of_year.with(|items| holders(items)));
    let person_choices = move || {
        people
            .get()
            .into_iter()
            .map(|one| Choice::new(one.person.as_str(), name_of(&one.name)))
            .collect::<Vec<_>>()
    };
    view! {
        <div class="filter-row no-print">
            <SelectField id="plan-by-role" label="Роль" nothing="все роли" value=role choices=move || role_choices(plan)
                on_change=move |id: String| role.set(id) />
            <SelectField id="plan-by-person" label="Кто проводит" nothing="все" value=person choices=person_choices
                on_change=move |id: String| person.set(id) />
        </div>
        <Show when=move || !shown.with(Vec::is_empty) fallback=|| view! {
            <EmptyState glyph=Glyph::People title="Пока никто ничего не запланировал" text="Когда методисты добавят события в свои планы, здесь будет видно, кто что и в какой роли проводит." />
        }>
            <Mastery plan=plan people=people />
            <PeopleTable plan=plan shown=shown />
            <EveryLine plan=plan items=shown />
        </Show>
    }
}

/// The name of a person as it is shown.
pub(super) fn name_of(name: &str) -> String {
    if name.is_empty() { "вы (ещё не отправлено)".into() } else { name.into() }
}

/// Lines of a school year; those without a date belong to every one.
fn in_year(plan: Plan, year: &str) -> Vec<PlanItem> {
    let mut items = plan.standing_items();
    if let Ok(year) = year.parse().map(SchoolYear) {
        items.retain(|item| {
            let days = plan.activity(&item.activity).and_then(|one| one.days);
            days.is_none_or(|days| days.from.school_year() <= year && year <= days.to.school_year())
        });
    }
    items
}

/// The count towards the programme's aim.
#[component]
fn Mastery(plan: Plan, people: Memo<Vec<Holder>>) -> impl IntoView {
    let words = move || {
        let listed = plan.listed();
        people.with(|people| {
            let reached = people.iter().filter(|one| one.held_of(&listed) >= ROLES_TO_MASTER).count();
            format!(
                "Провели события в {ROLES_TO_MASTER} и более ролях из перечня: {reached} из {}",
                people.len()
            )
        })
    };
    view! {
        <div class="sheet sheet-sunken mastery">
            <p class="lead">{words}</p>
            <p class="hint">"Для показателя программы нужен ещё уровень 2 и выше в каждой из этих ролей: здесь считаются только проведённые события."</p>
        </div>
    }
}

#[component]
fn PeopleTable(plan: Plan, shown: Memo<Vec<PlanItem>>) -> impl IntoView {
    let rows = move || {
        let listed = plan.listed();
        let people = shown.with(|items| holders(items));
        people.into_iter().map(|one| person_row(plan, one, &listed)).collect_view()
    };
    view! {
        <h2 class="ruled">"По людям"</h2>
        <Table head=&["Кто", "Ролей с проведёнными событиями", "Проведено в ролях", "Ещё запланировано"]>{rows}</Table>
    }
}

fn person_row(plan: Plan, holder: Holder, listed: &BTreeSet<RecordId>) -> impl IntoView + use<> {
    let count = holder.held_of(listed);
    let titles = |roles: Vec<&RecordId>| {
        let titles: Vec<_> = roles.into_iter().map(|role| plan.card_title(role).to_lowercase()).collect();
        if titles.is_empty() { "—".to_owned() } else { titles.join(", ") }
    };
    let held = titles(holder.held.iter().collect());
    let ahead = titles(holder.roles.difference(&holder.held).collect());
    view! {
        <tr>
            <th scope="row">{name_of(&holder.name)}</th>
            <td data-label="Ролей с проведёнными событиями">
                <b class="number">{count}</b>
                {(count >= ROLES_TO_MASTER).then(|| view! { " "<Tag glyph=Glyph::Check>{format!("{ROLES_TO_MASTER} и больше")}</Tag> })}
            </td>
            <td data-label="Проведено в ролях">{held}</td>
            <td data-label="Ещё запланировано">{ahead}</td>
        </tr>
    }
}
