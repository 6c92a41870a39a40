//! «да», «пока нет», «не могу оценить»: buttons, so that the arrows of a keyboard answer nothing by themselves.

use karta_core::{
    domain::{assessment::asking::Step, diagnostic::mark::Mark},
    sync::RecordId,
};
use leptos::prelude::*;

use super::rows::{Course, row_id};

/// A row of buttons, one of which is pressed. `label` is the id of the words they answer.
#[component]
pub(super) fn Answers<T>(
    label: String,
    choices: Vec<(T, String)>,
    #[prop(into)] chosen: Signal<Option<T>>,
    #[prop(into)] on_choose: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let button = move |(value, words): (T, String)| {
        let pressed = move || chosen.get() == Some(value);
        view! {
            <button type="button" class="answer-mark" aria-pressed=move || if pressed() { "true" } else { "false" }
                on:click=move |_| on_choose.run(value)>{words}</button>
        }
    };
    view! { <div class="answer-marks" role="group" aria-labelledby=label>{choices.into_iter().map(button).collect_view()}</div> }
}

pub(super) fn marks() -> Vec<(Mark, String)> {
    Mark::ALL.into_iter().map(|mark| (mark, mark.title().to_owned())).collect()
}

#[component]
pub(super) fn IndicatorRow(course: Course, level: u8, id: RecordId) -> impl IntoView {
    let step = Step::Indicator(level, id.clone());
    let label = format!("{}-text", row_id(&step));
    let text = course.card.with_value(|card| {
        let found = card.indicators().find(|(_, it)| it.id == id);
        found.map(|(_, it)| it.text.clone()).unwrap_or_default()
    });
    let at = usize::from(level.saturating_sub(1));
    let key = StoredValue::new(id);
    let chosen = Signal::derive(move || {
        course.answer.with(|answer| key.with_value(|id| answer.levels[at].get(id).copied()))
    });
    let choose = move |mark: Mark| {
        let card = course.card.with_value(|card| card.card.clone());
        key.with_value(|id| course.answering.mark(&card, level, id, mark));
        course.go_on(&step);
    };
    view! {
        <p class="answer-text" id=label.clone()>{text}</p>
        <Answers label choices=marks() chosen on_choose=choose />
    }
}
