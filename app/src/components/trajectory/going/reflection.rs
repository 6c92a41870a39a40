//! The three guiding questions of a step, and the owner's answers.

use karta_core::{domain::trajectory::step::REFLECTION, limits::TEXT_CHARS};
use leptos::prelude::*;

use crate::{
    components::live_text::{LiveText, Writes},
    store::trajectory::going::GoingStep,
};

#[component]
pub fn Reflection(going: GoingStep) -> impl IntoView {
    let own = Memo::new(move |_| going.open.is_own());
    let answered = Memo::new(move |_| {
        going.step.with(|step| {
            step.as_ref().is_some_and(|step| step.reflection.iter().any(|it| !it.trim().is_empty()))
        })
    });
    view! {
        <Show when=move || own.get() || answered.get()>
            <section class="stack stack-tight">
                <h3>"Рефлексия"</h3>
                <Show when=move || own.get() fallback=move || view! { <Answers going /> }><Questions going /></Show>
            </section>
        </Show>
    }
}

#[component]
fn Questions(going: GoingStep) -> impl IntoView {
    let courier = going.open.courier;
    let question = move |(field, words): (&'static str, &'static str)| {
        view! { <LiveText courier record=going.id() field label=words writes=Writes::Text most=TEXT_CHARS among_others=true /> }
    };
    view! {
        <p class="hint">"Отвечайте, когда шаг позади или на полпути. Видят те, кого вы впустили."</p>
        {REFLECTION.map(question).into_iter().collect_view()}
    }
}

#[component]
fn Answers(going: GoingStep) -> impl IntoView {
    let answers = move || {
        let answers =
            going.step.with(|step| step.as_ref().map(|step| step.reflection.clone())).unwrap_or_default();
        let told = REFLECTION.into_iter().zip(answers).filter(|(_, answer)| !answer.trim().is_empty());
        told.map(
            |((_, words), answer)| view! { <div><dt>{words}</dt><dd class="kept-lines">{answer}</dd></div> },
        )
        .collect_view()
    };
    view! { <dl class="reflection-read">{answers}</dl> }
}
