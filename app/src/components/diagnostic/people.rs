//! The owner's part of a round: its facts, whom it assesses, who rates whom, its beginning.

mod add;
mod choose;
mod experts;
mod facts;
mod remove;
mod row;

pub use choose::ChoosePeople;

use karta_core::{
    domain::{diagnostic::round::Assigns, plural::counted},
    sync::RecordId,
};
use leptos::prelude::*;

use self::{add::AddPeople, experts::Experts, facts::RoundFacts, remove::RemoveRound, row::SubjectRow};
use super::ends::Ends;
use crate::{
    store::OpenRound,
    ui::{Button, EmptyState, Glyph, Toasts},
};

#[component]
pub fn PeoplePart() -> impl IntoView {
    let open = OpenRound::here();
    let ids =
        Memo::new(move |_| open.subjects.with(|all| all.iter().map(|it| it.id.clone()).collect::<Vec<_>>()));
    let count = move || {
        let people = ids.with(Vec::len) as u64;
        (people > 0).then(|| counted(people, ["человек", "человека", "человек"]))
    };
    let experts =
        Memo::new(move |_| open.head.with(|head| head.as_ref().is_some_and(|head| head.raters.expert)));
    view! {
        <div class="beside">
            <section class="stack">
                <Ends open />
                <h2 class="ruled">"Кого оценивают "<small>{count}</small></h2>
                <ByLot open />
                <Show when=move || ids.with(Vec::is_empty)>
                    <EmptyState glyph=Glyph::People title="Людей пока нет" text="Добавьте тех, о ком этот раунд: из учётных записей центра или по имени.".to_owned() />
                </Show>
                <ul class="plain-list round-people">
                    <For each=move || ids.get() key=RecordId::clone let:id><SubjectRow open id /></For>
                </ul>
                <AddPeople open />
            </section>
            <aside class="stack">
                <RoundFacts open />
                <Show when=move || experts.get()><Experts open /></Show>
                <RemoveRound open />
            </aside>
        </div>
    }
}

/// Colleagues for everybody at one press, where the round says so.
#[component]
fn ByLot(open: OpenRound) -> impl IntoView {
    let toasts = Toasts::expect();
    let offered = Memo::new(move |_| {
        open.head.with(|head| {
            head.as_ref().is_some_and(|head| {
                head.raters.colleagues > 0 && head.raters.assigns != Assigns::Subject && !head.closed
            })
        })
    });
    let each = move || open.head.with(|head| head.as_ref().map_or(0, |head| head.raters.colleagues));
    let draw = move || {
        open.assign_by_lot();
        toasts.done("Коллеги назначены по жребию. Кого-то можно заменить в строке человека.");
    };
    view! {
        <Show when=move || offered.get()>
            <div class="actions">
                <Button glyph=Glyph::Gametech on_press=draw>"Назначить коллег по жребию: по "{each}</Button>
            </div>
        </Show>
    }
}
