//! One card: its rows, and on a phone the ways between them.

use karta_core::domain::{
    assessment::{asking::Step, scale::level_title},
    diagnostic::round_card::RoundCard,
};
use leptos::prelude::*;

use super::{
    marks::IndicatorRow,
    place::PlaceRow,
    question::QuestionRow,
    rows::{Course, row_id},
};
use crate::{
    store::diagnostic::answering::Answering,
    ui::{Button, Glyph},
};

#[component]
pub(super) fn CardRows(answering: Answering, card: RoundCard) -> impl IntoView {
    let title = card.title.clone();
    let number = answering.cards.with_untracked(|cards| {
        let at = cards.iter().position(|it| it.card == card.card).unwrap_or_default();
        format!("Карточка {} из {}", at + 1, cards.len())
    });
    let course = Course::of(answering, card);
    view! {
        <section class="answer-card stack" aria-labelledby="answer-card-title">
            <header>
                <p class="over">{number}</p>
                <h2 id="answer-card-title">{title}</h2>
            </header>
            <ol class="answer-rows">
                <For each=move || course.rows.get() key=row_id let:step><Row course step /></For>
            </ol>
            <div class="actions answer-steps">
                <Button glyph=Glyph::Left blocked=Signal::derive(move || (!course.has(false)).then(|| "это первый вопрос".to_owned())) on_press=move || course.step(false)>"Назад"</Button>
                <Button glyph=Glyph::Right blocked=Signal::derive(move || (!course.has(true)).then(|| "это последний вопрос".to_owned())) on_press=move || course.step(true)>"Вперёд"</Button>
            </div>
        </section>
    }
}

#[component]
fn Row(course: Course, step: Step) -> impl IntoView {
    let id = row_id(&step);
    let own = step.clone();
    let shown = move || course.is_shown(&own).then_some("");
    // The first indicator of a level says which level it is.
    let first = step.clone();
    let head = Memo::new(move |_| {
        let Step::Indicator(level, _) = &first else { return None };
        let leads = course.rows.with(|rows| {
            rows.iter().find(|row| matches!(row, Step::Indicator(of, _) if of == level)) == Some(&first)
        });
        leads.then(|| format!("Уровень {level} · {}", level_title(Some(*level))))
    });
    let body = match step {
        Step::Place => view! { <PlaceRow course /> }.into_any(),
        Step::Indicator(level, id) => view! { <IndicatorRow course level id /> }.into_any(),
        Step::Question(id) => view! { <QuestionRow course id /> }.into_any(),
    };
    view! {
        <li id=id tabindex="-1" class="answer-row" data-shown=shown>
            {move || head.get().map(|head| view! { <p class="answer-level">{head}</p> })}
            {body}
        </li>
    }
}
