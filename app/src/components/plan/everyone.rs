//! Every line of everybody's plans as a table, which a phone shows as a list.

use karta_core::domain::plan::PlanItem;
use leptos::prelude::*;

use super::{PlannedTag, holders::name_of};
use crate::{components::activities::days_text, store::plan::Plan};

/// A table whose rows stand under one another where it is narrow: each cell then says its column.
#[component]
pub(super) fn Table(head: &'static [&'static str], children: Children) -> impl IntoView {
    view! {
        <table class="table folding">
            <thead><tr>{head.iter().map(|word| view! { <th scope="col">{*word}</th> }).collect_view()}</tr></thead>
            <tbody>{children()}</tbody>
        </table>
    }
}

#[component]
pub(super) fn EveryLine(plan: Plan, items: Memo<Vec<PlanItem>>) -> impl IntoView {
    let rows = move || {
        let mut items = items.get();
        let begins =
            |item: &PlanItem| plan.activity(&item.activity).and_then(|one| one.days).map(|days| days.from);
        items.sort_by_key(|item| (begins(item).is_none(), begins(item)));
        items.into_iter().map(|item| line(plan, item)).collect_view()
    };
    view! {
        <h2 class="ruled">"По датам"</h2>
        <Table head=&["Когда", "Событие", "Роль", "Кто", "Состояние"]>{rows}</Table>
    }
}

fn line(plan: Plan, item: PlanItem) -> impl IntoView {
    let activity = plan.activity(&item.activity);
    let when = activity.as_ref().and_then(|one| one.days).map_or_else(|| "без даты".to_owned(), days_text);
    view! {
        <tr>
            <td data-label="Когда"><time class="nowrap">{when}</time></td>
            <th scope="row">{activity.map(|one| one.title)}</th>
            <td data-label="Роль">{plan.card_title(&item.role)}</td>
            <td data-label="Кто">{name_of(&item.name)}</td>
            <td data-label="Состояние"><PlannedTag state=item.state /></td>
        </tr>
    }
}
