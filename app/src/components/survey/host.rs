//! The survey's own page: for its author the way in, the results and the questions; for others their answer.

use karta_core::domain::{board::register::csv, diagnostic::inquiry::Reply, grants::Action};
use leptos::prelude::*;

use super::{
    answering::{Given, Questions},
    questions::QuestionEditor,
    results::Results,
};
use crate::{
    components::session::door::DoorDialog,
    platform::page,
    store::OpenSurvey,
    ui::{Button, ButtonLink, ConfirmDialog, Glyph, Tag, Variant},
};

#[component]
pub fn SurveySheet(open: OpenSurvey) -> impl IntoView {
    let title = move || open.head.with(|head| head.as_ref().map(|head| head.title.clone()));
    let event =
        move || open.event().map(|event| view! { <p class="lead">"После события: "{event.title}</p> });
    view! {
        <section class="page page-narrow stack survey">
            <h1>{title}</h1>
            {event}
            <Show when=move || open.edits.get() fallback=move || view! { <Own open=open /> }>
                <Host open=open />
            </Show>
        </section>
    }
}

#[component]
fn Host(open: OpenSurvey) -> impl IntoView {
    let (door, closing) = (RwSignal::new(false), RwSignal::new(false));
    let closed = Memo::new(move |_| open.head.with(|head| head.as_ref().is_some_and(|head| head.closed)));
    let nameless = move || open.head.with(|head| head.as_ref().is_some_and(|head| head.anonymous));
    let answered = Memo::new(move |_| open.answers.with(|answers| !answers.is_empty()));
    let screen = format!("/survey/{}/screen", open.id());
    let title = move || {
        open.head.with_untracked(|head| head.as_ref().map(|head| head.title.clone())).unwrap_or_default()
    };
    let save = move || page::download(&format!("{}. Ответы.csv", title()), &untrack(|| answers_csv(open)));
    view! {
        <div class="row">
            <Tag>{move || if nameless() { "без имён" } else { "с именами" }}</Tag>
            <Show when=move || closed.get()><Tag glyph=Glyph::Lock>"завершён"</Tag></Show>
        </div>
        <div class="actions">
            <Button variant=Variant::Primary glyph=Glyph::Qr on_press=move || door.set(true)>"Код для ответа"</Button>
            <ButtonLink href=screen glyph=Glyph::Projector>"Показ в зале"</ButtonLink>
            <Button glyph=Glyph::Download on_press=save>"Ответы (CSV)"</Button>
            {move || if closed.get() {
                view! { <Button glyph=Glyph::Play on_press=move || open.set_fact("closed", false)>"Открыть снова"</Button> }.into_any()
            } else {
                view! { <Button glyph=Glyph::Lock on_press=move || closing.set(true)>"Завершить"</Button> }.into_any()
            }}
        </div>
        <Show when=move || open.may(Action::ManageMembers)><DoorDialog id=open.id() open=door on_close=move || door.set(false) /></Show>
        <ConfirmDialog id="close-survey" title="Завершить опрос?" confirm="Завершить" text="Ответы больше не принимаются. Открыть опрос снова можно в любой момент."
            open=closing on_close=move || closing.set(false) on_confirm=move || open.set_fact("closed", true) />
        <section class="sheet stack"><h2>"Ответы"</h2><Results open=open /></section>
        <Show when=move || answered.get() fallback=move || view! { <section class="sheet stack"><h2>"Вопросы"</h2><QuestionEditor open=open /></section> }>
            <p class="hint">"Ответы уже есть, поэтому вопросы больше не меняются."</p>
        </Show>
    }
}

/// Whoever came under their name answers here; every tap is kept.
#[component]
fn Own(open: OpenSurvey) -> impl IntoView {
    let closed = Memo::new(move |_| open.head.with(|head| head.as_ref().is_some_and(|head| head.closed)));
    let questions = move || open.head.get().map(|survey| survey.questions).unwrap_or_default();
    let replies = Memo::new(move |_| open.my_replies());
    view! {
        <Show when=move || !closed.get() fallback=|| view! { <p class="sheet">"Опрос завершён: ответы больше не принимаются."</p> }>
            <section class="sheet stack">
                <p class="hint">"Автор опроса увидит ответы с вашим именем. Всё сохраняется сразу."</p>
                <Questions questions=Signal::derive(questions) replies=replies on_reply=move |(question, reply): Given| open.reply(&question, reply) />
            </section>
        </Show>
    }
}

fn answers_csv(open: OpenSurvey) -> String {
    let Some(survey) = open.head.get() else { return String::new() };
    let head: Vec<String> = survey.questions.iter().map(|asked| asked.text.clone()).collect();
    let mut rows: Vec<Vec<String>> = open.answers.with(|answers| {
        let row = |replies: &karta_core::domain::diagnostic::inquiry::Replies| {
            let cell = |asked: &karta_core::domain::diagnostic::inquiry::Asked| match replies.get(&asked.id) {
                Some(Reply::Scale(number)) => number.to_string(),
                Some(Reply::Words(words)) => words.clone(),
                None => String::new(),
            };
            survey.questions.iter().map(cell).collect()
        };
        answers.iter().map(row).collect()
    });
    // Not in the order in which they came.
    rows.sort();
    csv([head].into_iter().chain(rows))
}
