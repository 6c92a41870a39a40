//! Experts of a round: each rates everybody but themselves.

use std::collections::BTreeSet;

use karta_core::{
    domain::diagnostic::assignment::{Assignment, Part},
    sync::PrincipalId,
};
use leptos::{prelude::*, task::spawn_local};

use super::choose::ChoosePeople;
use crate::{
    store::OpenRound,
    ui::{Button, Glyph, IconButton, Toasts},
    wire::trajectory::PersonLine,
};

#[component]
pub(super) fn Experts(open: OpenRound) -> impl IntoView {
    let toasts = Toasts::expect();
    let shown = RwSignal::new(false);
    let experts = Memo::new(move |_| {
        open.assignments.with(|all| {
            let theirs = all.iter().filter(|it| it.part == Part::Expert);
            theirs.map(|it| it.rater.clone()).collect::<BTreeSet<_>>()
        })
    });
    let add = move |people: Vec<PersonLine>| {
        spawn_local(async move {
            for expert in people {
                if let Err(failure) = open.add_expert(expert).await {
                    return toasts.fail(failure.text);
                }
            }
            shown.set(false);
            toasts.done("Эксперт ответит о каждом в раунде.");
        });
    };
    // Somebody came into the round after the expert was named.
    let missing = Memo::new(move |_| missing(open, &experts.get()));
    let fill = move || open.assign(missing.get_untracked());
    view! {
        <section class="sheet stack stack-tight">
            <h2>"Эксперты"</h2>
            <ul class="rater-list">
                <For each=move || experts.get() key=PrincipalId::clone let:person><Expert open person /></For>
            </ul>
            <Show when=move || missing.with(|all| !all.is_empty())>
                <div><Button on_press=fill>"Спросить и о новых людях"</Button></div>
            </Show>
            <Show when=move || shown.get() fallback=move || view! {
                <div><Button glyph=Glyph::Plus on_press=move || shown.set(true)>"Позвать эксперта"</Button></div>
            }>
                <ChoosePeople open id="round-experts" verb="Позвать" within=experts on_choose=add />
            </Show>
        </section>
    }
}

fn missing(open: OpenRound, experts: &BTreeSet<PrincipalId>) -> Vec<Assignment> {
    let unrated = open.unrated();
    open.subjects.with(|subjects| {
        open.assignments.with(|all| {
            let there: BTreeSet<(&str, &PrincipalId)> =
                all.iter().map(|it| (it.subject.as_str(), &it.rater)).collect();
            let of = |rater: &PrincipalId| {
                let rated = subjects.iter().filter(|it| {
                    it.person.as_ref() != Some(rater)
                        && !it.person.as_ref().is_some_and(|person| unrated.contains(person))
                        && !there.contains(&(it.id.as_str(), rater))
                });
                let made = rated.map(|it| Assignment {
                    subject: it.id.clone(),
                    rater: rater.clone(),
                    part: Part::Expert,
                });
                made.collect::<Vec<_>>()
            };
            experts.iter().flat_map(of).collect()
        })
    })
}

#[component]
fn Expert(open: OpenRound, person: PrincipalId) -> impl IntoView {
    let key = StoredValue::new(person);
    let name = Memo::new(move |_| key.with_value(|person| open.name_of(person)));
    let remove = move || {
        let person = key.get_value();
        let theirs = open.assignments.with_untracked(|all| {
            let theirs = all.iter().filter(|it| it.rater == person && it.part == Part::Expert);
            theirs.map(|it| it.subject.clone()).collect::<Vec<_>>()
        });
        theirs.iter().for_each(|subject| open.unassign(subject, &person));
    };
    view! {
        <li><span>{name}</span><IconButton glyph=Glyph::Close label=Signal::derive(move || format!("Не спрашивать эксперта: {}", name.get())) on_press=remove /></li>
    }
}
