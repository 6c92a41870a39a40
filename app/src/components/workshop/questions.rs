//! Questions to the role's methodist: everybody sees their own and the answered ones, experts see all.

use karta_core::{
    domain::question::{Asked, Question},
    sync::RecordId,
};
use leptos::prelude::*;

use super::bench::Bench;
use crate::ui::{Button, Glyph, Tag};

mod turns;

use turns::{Answering, Asking};

#[component]
pub fn Questions(bench: Bench) -> impl IntoView {
    let shown = Memo::new(move |_| {
        bench.workshop.questions.with(|questions| {
            let told = questions.iter().filter(|one| !one.text.trim().is_empty() || bench.is_open(&one.id));
            told.map(|one| one.id.clone()).collect::<Vec<_>>()
        })
    });
    let ask = move || {
        let id = bench.workshop.ask();
        bench.edit(id, "text", false);
    };
    view! {
        <section class="stack no-print">
            <div class="row row-apart">
                <h2>"Вопросы методисту"</h2>
                <Button glyph=Glyph::Help on_press=ask>"Задать вопрос"</Button>
            </div>
            <ul class="materials">
                <For each=move || shown.get() key=RecordId::clone let:id><Told bench id /></For>
            </ul>
            <Show when=move || shown.with(Vec::is_empty)>
                <p class="muted">"Вопросов пока нет. Спросите о роли: ответит методист, и ответ увидят все, у кого есть вход."</p>
            </Show>
        </section>
    }
}

#[component]
fn Told(bench: Bench, id: RecordId) -> impl IntoView {
    let own = StoredValue::new(id);
    let question = Memo::new(move |_| own.with_value(|id| bench.workshop.question(id)));
    let mine =
        question.with_untracked(|one| one.as_ref().is_some_and(|one| one.author == bench.workshop.me()));
    let asking =
        move || mine && own.with_value(|id| bench.is_open(id)) && state_of(question) == Some(Asked::Open);
    view! {
        <li class="sheet stack stack-tight">
            {move || if asking() {
                view! { <Asking bench id=own.get_value() /> }.into_any()
            } else {
                view! { <QuestionText question mine /> <Turns bench id=own.get_value() question mine /> }.into_any()
            }}
        </li>
    }
}

fn state_of(question: Memo<Option<Question>>) -> Option<Asked> {
    question.with(|one| one.as_ref().map(|one| one.state))
}

#[component]
fn QuestionText(question: Memo<Option<Question>>, mine: bool) -> impl IntoView {
    move || {
        question.get().map(|question| {
            let (tone, glyph) = match question.state {
                Asked::Open => ("wait", Glyph::Clock),
                Asked::Answered => ("ok", Glyph::Check),
                Asked::Closed => ("plain", Glyph::Close),
            };
            let who = if mine { "Ваш вопрос".to_owned() } else { question.name };
            let answered = question.state == Asked::Answered;
            view! {
                <div class="row"><small>{who}</small><span class="review" data-tone=tone><Tag glyph>{question.state.title()}</Tag></span></div>
                <p class="question">{question.text}</p>
                {answered.then(|| view! {
                    <div class="answer"><small>"Ответ методиста"</small>
                        {question.answer.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view()}
                    </div>
                })}
            }
        })
    }
}

/// What this person can do with the question now.
#[component]
fn Turns(bench: Bench, id: RecordId, question: Memo<Option<Question>>, mine: bool) -> impl IntoView {
    let own = StoredValue::new(id);
    let state = Memo::new(move |_| state_of(question));
    let edit = move |field: &'static str| bench.edit(own.get_value(), field, false);
    let remove = move || own.with_value(|id| bench.workshop.catalogue.space().delete(id));
    let reopen = move || own.with_value(|id| bench.workshop.mark_question(id, Asked::Open));
    move || {
        let expert = bench.decides();
        if expert && own.with_value(|id| bench.is_open(id)) {
            return view! { <Answering bench id=own.get_value() question /> }.into_any();
        }
        let open = state.get() == Some(Asked::Open);
        let answer = match state.get() {
            Some(Asked::Answered) => "Править ответ",
            _ => "Ответить",
        };
        view! {
            <div class="actions">
                {expert.then(|| view! { <Button glyph=Glyph::Speech on_press=move || edit("answer")>{answer}</Button> })}
                {(expert && state.get() == Some(Asked::Closed)).then(|| view! { <Button glyph=Glyph::Restore on_press=reopen>"Открыть снова"</Button> })}
                {(mine && open).then(|| view! {
                    <Button glyph=Glyph::Pencil on_press=move || edit("text")>"Уточнить"</Button>
                    <Button glyph=Glyph::Trash on_press=remove>"Убрать"</Button>
                })}
            </div>
        }.into_any()
    }
}
