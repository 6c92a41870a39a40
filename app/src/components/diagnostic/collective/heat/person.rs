//! One person on every card: series of different raters side by side, never joined into one number.

use karta_core::{
    domain::{
        assessment::{
            heat::Cell,
            scale::{Standing, Tally, level_title},
        },
        diagnostic::round_card::RoundCard,
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::HeatDesk;
use crate::ui::{Dialog, DialogSize};

#[component]
pub fn PersonDialog(desk: HeatDesk) -> impl IntoView {
    let subject = Memo::new(move |_| desk.person.get().and_then(|id| desk.collective.open.subject(&id)));
    let title = move || subject.get().map(|subject| subject.name).unwrap_or_default();
    let place = move || {
        let facts = subject.get().map(|subject| [subject.position, subject.organisation]).unwrap_or_default();
        facts.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
    };
    view! {
        <Dialog id="heat-person" title=Signal::derive(title) size=DialogSize::Wide
            open=Signal::derive(move || desk.person.with(Option::is_some)) on_close=move || desk.person.set(None)>
            <p class="muted">{place}</p>
            {move || desk.person.get().map(|id| view! { <Series desk id /> })}
        </Dialog>
    }
}

#[component]
fn Series(desk: HeatDesk, id: RecordId) -> impl IntoView {
    let row = move |card: RoundCard| {
        let cell = desk.collective.with(|map| map.cell(&id, &card.card));
        let level = cell.level.map_or_else(
            || "не определён".to_owned(),
            |(level, source)| format!("{level}, «{}», {}", level_title(Some(level)), source.title()),
        );
        view! {
            <tr>
                <th scope="row">{card.title}</th>
                <td data-label="Уровень">{level}</td>
                <td data-label="Самооценка">{own(&cell)}</td>
                <td data-label="Эксперт">{cell.expert.as_ref().map_or_else(|| "—".to_owned(), standing)}</td>
                <td data-label="Коллеги">{colleagues(&cell)}</td>
            </tr>
        }
    };
    view! {
        <div class="heat-series" tabindex="0" role="region" aria-label="По карточкам">
            <table class="table">
                <thead><tr>
                    <th scope="col">"Карточка"</th><th scope="col">"Уровень"</th><th scope="col">"Самооценка"</th>
                    <th scope="col">"Эксперт"</th><th scope="col">"Коллеги: «да» по уровням 1–4"</th>
                </tr></thead>
                <tbody>{move || desk.collective.cards().into_iter().map(row.clone()).collect_view()}</tbody>
            </table>
        </div>
        <p class="hint">"Ответы коллег показаны суммой, когда ответили не меньше трёх."</p>
    }
}

fn own(cell: &Cell) -> String {
    match (cell.placed, cell.own_begun) {
        (_, false) => "—".to_owned(),
        (None, true) => standing(&cell.own),
        (Some(placed), true) => format!("{}; ставит себе {placed}", standing(&cell.own)),
    }
}

fn standing(standing: &Standing) -> String {
    standing.level.map_or_else(|| "не определён".to_owned(), |level| format!("уровень {level}"))
}

fn colleagues(cell: &Cell) -> String {
    let share = |tally: &Tally| match tally.answered {
        0 => "—".to_owned(),
        answered => format!("{} из {answered}", tally.yes),
    };
    match (&cell.colleagues, cell.raters) {
        (Some(levels), _) => levels.iter().map(share).collect::<Vec<_>>().join("; "),
        (None, 0) => "—".to_owned(),
        (None, raters) => format!("ответили {raters}: пока мало"),
    }
}
