//! The programme's indicator with its exact formula, and whom it counts.

use std::collections::BTreeMap;

use karta_core::{
    domain::{
        assessment::mastery::{FORMULA, Master, Mastery, TARGET_PERCENT},
        plan::ROLES_TO_MASTER,
    },
    sync::PrincipalId,
};
use leptos::prelude::*;

use crate::{
    store::diagnostic::collective::{Collective, mastery},
    ui::Meter,
};

#[component]
pub fn MasteryPart(collective: Collective) -> impl IntoView {
    let levels = move |people: &_, roles: &_| collective.with(|map| map.levels_by_person(people, roles));
    let found = mastery::watched(collective.open, levels);
    view! {
        <section class="sheet stack heat-mastery">
            <h2 class="ruled">"Показатель программы"</h2>
            {move || match found.get() {
                Some((mastery, names)) => view! { <Counted mastery names /> }.into_any(),
                None => view! { <p class="muted">"Показатель посчитается, когда будет связь с сервером: нужен список методистов центра."</p> }.into_any(),
            }}
            <details>
                <summary>"Как считается"</summary>
                <p>{FORMULA}</p>
            </details>
        </section>
    }
}

#[component]
fn Counted(mastery: Mastery, names: BTreeMap<PrincipalId, String>) -> impl IntoView {
    let (counted, all) = (mastery.counted(), mastery.people.len());
    let Some(percent) = mastery.percent() else {
        return view! { <p class="muted">"В центре пока нет учётных записей методистов."</p> }.into_any();
    };
    let verdict =
        if mastery.is_reached() { "достигнуто" } else { "пока не достигнуто" };
    let label = format!("Освоили и используют {ROLES_TO_MASTER} и более ролей");
    let text = format!("{counted} из {all}, {percent} %; цель {TARGET_PERCENT} %: {verdict}");
    let line = |master: Master| {
        let name = names.get(&master.person).cloned().unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{master.mastered.len()}</td>
                <td>{master.not_held.len()}</td>
                <td>{master.below.len()}</td>
            </tr>
        }
    };
    let shown = mastery
        .people
        .into_iter()
        .filter(|it| !it.mastered.is_empty() || !it.not_held.is_empty() || !it.below.is_empty());
    view! {
        <Meter label value=percent as f64 max=100.0 text />
        <details>
            <summary>"По людям"</summary>
            <table class="table">
                <thead><tr>
                    <th scope="col">"Методист"</th><th scope="col">"Ролей освоено"</th>
                    <th scope="col">"Есть уровень, нет события"</th><th scope="col">"Есть событие, нет уровня"</th>
                </tr></thead>
                <tbody>{shown.map(line).collect_view()}</tbody>
            </table>
        </details>
    }.into_any()
}
