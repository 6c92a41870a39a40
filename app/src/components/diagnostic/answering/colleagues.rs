//! «Кто ответит обо мне»: the assessed person chooses colleagues, where the round leaves it to them.

use std::collections::BTreeSet;

use karta_core::{
    domain::{
        diagnostic::{
            assignment::{Assignment, Part},
            round::Assigns,
        },
        grants::Function,
        member::Member,
    },
    sync::PrincipalId,
};
use leptos::prelude::*;

use crate::{
    store::OpenRound,
    ui::{CheckField, Tag},
};

#[component]
pub fn Colleagues(open: OpenRound) -> impl IntoView {
    let wanted = Memo::new(move |_| {
        let raters = open.head.with(|head| head.as_ref().map(|head| head.raters))?;
        let mine = open.myself().is_some() && !open.is_owner();
        (mine && raters.assigns == Assigns::Subject && raters.colleagues > 0).then_some(raters.colleagues)
    });
    let chosen = Memo::new(move |_| {
        let own = open.myself().map(|it| it.id);
        open.assignments.with(|all| {
            let mine =
                all.iter().filter(|it| Some(&it.subject) == own.as_ref() && it.part == Part::Colleague);
            mine.map(|it| it.rater.clone()).collect::<BTreeSet<_>>()
        })
    });
    let people = Memo::new(move |_| {
        let me = open.me();
        let fits = |it: &Member| it.person != me && it.functions.contains(&Function::Participant);
        open.members().into_iter().filter(fits).map(|it| (it.person, it.name)).collect::<Vec<_>>()
    });
    let lacks = move || {
        let wanted = usize::from(wanted.get().unwrap_or_default());
        chosen.with(BTreeSet::len) < wanted
    };
    view! {
        <Show when=move || wanted.get().is_some()>
            <details class="sheet answer-colleagues" open=untrack(lacks)>
                <summary>"Кто ответит обо мне "<Tag>{move || format!("{} из {}", chosen.with(BTreeSet::len), wanted.get().unwrap_or_default())}</Tag></summary>
                <p class="hint">"Отметьте коллег, которые видели вас в деле. Имён в итогах не будет; меньше трёх оценок не показывают."</p>
                <ul class="people-to-mark">
                    <For each=move || people.get() key=|(person, _)| person.clone() let((person, name))><Colleague open chosen person name /></For>
                </ul>
            </details>
        </Show>
    }
}

#[component]
fn Colleague(
    open: OpenRound,
    chosen: Memo<BTreeSet<PrincipalId>>,
    person: PrincipalId,
    name: String,
) -> impl IntoView {
    let id = format!("colleague-{person}");
    let key = StoredValue::new(person);
    let on = Signal::derive(move || chosen.with(|all| key.with_value(|person| all.contains(person))));
    let mark = move |on: bool| {
        let Some(own) = untrack(|| open.myself()) else { return };
        let rater = key.get_value();
        if on {
            open.assign(vec![Assignment { subject: own.id, rater, part: Part::Colleague }]);
        } else {
            open.unassign(&own.id, &rater);
        }
    };
    view! { <li><CheckField id label=name checked=on on_change=mark /></li> }
}
