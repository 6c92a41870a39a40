//! Placing oneself, or a colleague, on the scale: it chooses what is asked and decides nothing.

use karta_core::domain::{assessment::asking::Step, level::SCALE};
use leptos::prelude::*;

use super::rows::Course;

#[component]
pub(super) fn PlaceRow(course: Course) -> impl IntoView {
    let words = if course.answering.is_own() {
        "Где вы сейчас?"
    } else {
        "Где вы видите этого человека?"
    };
    let chosen = Memo::new(move |_| course.answer.with(|answer| answer.placed));
    let place = move |level: u8| {
        let card = course.card.with_value(|card| card.card.clone());
        course.answering.place(&card, level);
        course.go_on(&Step::Place);
    };
    let summary = move |level: u8| {
        course
            .card
            .with_value(|card| card.level(level).map(|it| it.summary.clone()))
            .filter(|it| !it.is_empty())
    };
    let one = move |level: u8| {
        let pressed = move || chosen.get() == Some(level);
        view! {
            <button type="button" class="answer-place" aria-pressed=move || if pressed() { "true" } else { "false" } on:click=move |_| place(level)>
                <b>{level}" · "{SCALE[usize::from(level)]}</b>
                {summary(level).map(|words| view! { <small>{words}</small> })}
            </button>
        }
    };
    view! {
        <p class="answer-text" id="ask-place-text">{words}</p>
        <p class="hint">"Примерно. По этой отметке выбираются вопросы; уровень определят ответы."</p>
        <div class="answer-places" role="group" aria-labelledby="ask-place-text">{(0..=4).map(one).collect_view()}</div>
    }
}
