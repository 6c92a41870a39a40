//! «Приращение»: an earlier round beside the open one, by person, card and group. Only unchanged indicators are
//! compared; the others are listed.

mod tables;
mod unlike;

use karta_core::domain::{assessment::growth::Growth, diagnostic::assignment::Part, plural::counted};
use leptos::prelude::*;

use crate::{
    store::{OpenRound, diagnostic::collective::growth::Comparison},
    ui::{Choice, EmptyState, ErrorState, Glyph, Loading, SelectField},
};
use tables::{ByCard, ByPerson};
use unlike::UnlikeList;

/// Colleagues differ from round to round and are not compared.
const PARTS: [Part; 2] = [Part::Own, Part::Expert];

#[component]
pub fn GrowthView() -> impl IntoView {
    let comparison = Comparison::of(OpenRound::here());
    let part = RwSignal::new(Part::Own.name().to_owned());
    view! {
        <div class="growth-part stack">
            <h2>"Приращение"</h2>
            <Earlier comparison />
            <Show when=move || comparison.with.with(|id| !id.is_empty())>
                <SelectField id="growth-part" label="Чьи ответы сравнить" value=part
                    choices=PARTS.map(|part| Choice::new(part.name(), part.title())).to_vec()
                    on_change=move |name: String| part.set(name) />
                <Compared comparison part />
            </Show>
        </div>
    }
}

/// Which round to compare with.
#[component]
pub fn Earlier(comparison: Comparison) -> impl IntoView {
    move || match comparison.rounds.get() {
        None => view! { <Loading label="Ищем другие раунды" /> }.into_any(),
        Some(Err(failure)) => {
            view! { <ErrorState title="Другие раунды не открылись" text=failure.text /> }.into_any()
        }
        Some(Ok(lines)) if lines.is_empty() => view! {
            <p class="muted">"Сравнивать пока не с чем: нужен ещё один ваш раунд, который уже начат."</p>
        }
        .into_any(),
        Some(Ok(lines)) => {
            let choices: Vec<Choice> =
                lines.into_iter().map(|line| Choice::new(line.space.as_str(), line.title)).collect();
            view! {
                <SelectField id="growth-with" label="Прежний раунд" nothing="не сравнивать" value=comparison.with choices=choices
                    on_change=move |id: String| comparison.with.set(id) />
            }.into_any()
        }
    }
}

#[component]
fn Compared(comparison: Comparison, part: RwSignal<String>) -> impl IntoView {
    let same = Memo::new(move |_| comparison.comparable());
    let growth = Memo::new(move |_| {
        let part = PARTS.into_iter().find(|it| it.name() == part.get())?;
        same.with(|same| comparison.growth(part, same.as_ref()?))
    });
    let told = move || {
        same.with(|same| {
            let same = same.as_ref()?;
            let count: usize = same.same.values().map(Vec::len).sum();
            let indicators = counted(count as u64, ["показатель", "показателя", "показателей"]);
            Some(format!(
                "Сравниваются {indicators} с неизменной формулировкой. Не сравниваются: {}.",
                same.unlike.len()
            ))
        })
    };
    move || {
        match growth.with(Option::is_some) {
        false => view! { <Loading label="Открываем прежний раунд" /> }.into_any(),
        true => view! {
            <p class="lead">{told}</p>
            <Missing growth />
            <Show when=move || growth.with(|growth| growth.as_ref().is_some_and(|it| !it.group.is_empty())) fallback=|| view! {
                <EmptyState glyph=Glyph::Diagnostics title="Сравнить пока нечего" text="Нет показателей, на которые ответили в обоих раундах.".to_owned() />
            }>
                <ByCard comparison growth />
                <ByPerson comparison growth />
            </Show>
            <UnlikeList comparison same />
        }.into_any(),
    }
    }
}

/// People who are in one of the rounds alone.
#[component]
fn Missing(growth: Memo<Option<Growth>>) -> impl IntoView {
    let line = |names: &Vec<String>, words: &str| {
        (!names.is_empty()).then(
            || view! { <p>{format!("{words}: ")}<b>{names.join(", ")}</b>". В сравнение не входят."</p> },
        )
    };
    move || {
        growth.with(|growth| {
            let growth = growth.as_ref()?;
            Some(view! {
                {line(&growth.only_before, "Только в прежнем раунде")}
                {line(&growth.only_after, "Только в этом раунде")}
            })
        })
    }
}
