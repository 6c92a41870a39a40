//! An own question: a statement, a scale from 1 to 5, a reply in words.

use karta_core::{
    domain::{
        assessment::asking::Step,
        diagnostic::inquiry::{Asked, Reply, SCALE, Sort},
    },
    limits::REPLY_CHARS,
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    marks::{Answers, marks},
    rows::{Course, row_id},
};
use crate::ui::TextArea;

#[component]
pub(super) fn QuestionRow(course: Course, id: RecordId) -> impl IntoView {
    let asked = course.card.with_value(|card| card.questions.iter().find(|it| it.id == id).cloned());
    asked.map(|asked| match asked.sort {
        Sort::Statement => view! { <Statement course asked /> }.into_any(),
        Sort::Scale => view! { <OnScale course asked /> }.into_any(),
        Sort::Text => view! { <InWords course asked /> }.into_any(),
    })
}

#[component]
fn Statement(course: Course, asked: Asked) -> impl IntoView {
    let step = Step::Question(asked.id.clone());
    let label = format!("{}-text", row_id(&step));
    let key = StoredValue::new(asked.id);
    let chosen = Signal::derive(move || {
        course.answer.with(|answer| key.with_value(|id| answer.statements.get(id).copied()))
    });
    let choose = move |mark| {
        let card = course.card.with_value(|card| card.card.clone());
        key.with_value(|id| course.answering.agree(&card, id, mark));
        course.go_on(&step);
    };
    view! {
        <p class="answer-text" id=label.clone()>{asked.text}</p>
        <Answers label choices=marks() chosen on_choose=choose />
    }
}

#[component]
fn OnScale(course: Course, asked: Asked) -> impl IntoView {
    let step = Step::Question(asked.id.clone());
    let label = format!("{}-text", row_id(&step));
    let key = StoredValue::new(asked.id);
    let chosen = Signal::derive(move || {
        course.answer.with(|answer| match key.with_value(|id| answer.replies.get(id).cloned()) {
            Some(Reply::Scale(number)) => Some(number),
            _ => None,
        })
    });
    let choose = move |number: u8| {
        let card = course.card.with_value(|card| card.card.clone());
        key.with_value(|id| course.answering.reply(&card, id, Reply::Scale(number)));
        course.go_on(&step);
    };
    let choices: Vec<(u8, String)> = (SCALE.0..=SCALE.1).map(|number| (number, number.to_string())).collect();
    view! {
        <p class="answer-text" id=label.clone()>{asked.text}</p>
        <p class="hint">"1 — совсем нет, 5 — полностью да."</p>
        <Answers label choices chosen on_choose=choose />
    }
}

/// Words that are too long stay in the field and are not sent.
#[component]
fn InWords(course: Course, asked: Asked) -> impl IntoView {
    let step = Step::Question(asked.id.clone());
    let key = StoredValue::new(asked.id);
    let held = RwSignal::new(None::<String>);
    let kept = Memo::new(move |_| {
        course.answer.with(|answer| match key.with_value(|id| answer.replies.get(id).cloned()) {
            Some(Reply::Words(words)) => words,
            _ => String::new(),
        })
    });
    let value = Signal::derive(move || held.get().unwrap_or_else(|| kept.get()));
    let too_long = move |words: &str| words.chars().count() > REPLY_CHARS;
    let error = move || {
        value
            .with(|words| too_long(words))
            .then(|| format!("Короче: не больше {REPLY_CHARS} знаков. Лишнее не отправлено."))
    };
    let write = move |words: String| {
        if !too_long(&words) {
            let card = course.card.with_value(|card| card.card.clone());
            key.with_value(|id| course.answering.reply(&card, id, Reply::Words(words.clone())));
        }
        held.set(Some(words));
    };
    let left = move |_: String| course.answering.open.space().seal();
    view! {
        <TextArea id=format!("{}-words", row_id(&step)) label=asked.text value limit=REPLY_CHARS error=Signal::derive(error) on_input=write on_commit=left />
    }
}
