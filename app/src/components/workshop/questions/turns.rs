//! Writing a question, and writing its answer: both kept with each keystroke.

use karta_core::{
    domain::question::{Asked, Question},
    limits::TEXT_CHARS,
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::{
        live_text::{LiveText, Writes},
        workshop::bench::Bench,
    },
    ui::{Button, Glyph, Variant},
};

#[component]
pub fn Asking(bench: Bench, id: RecordId) -> impl IntoView {
    let courier = bench.workshop.catalogue.courier;
    view! {
        <LiveText courier record=id field="text" label="Ваш вопрос" writes=Writes::Text most=TEXT_CHARS />
        <p class="hint">"Вопрос увидят методисты. Когда на него ответят, вопрос с вашим именем и ответ увидят все, у кого есть вход."</p>
        <div class="actions">
            <Button variant=Variant::Primary glyph=Glyph::Check on_press=move || bench.close()>"Готово"</Button>
        </div>
    }
}

#[component]
pub fn Answering(bench: Bench, id: RecordId, question: Memo<Option<Question>>) -> impl IntoView {
    let courier = bench.workshop.catalogue.courier;
    let own = StoredValue::new(id.clone());
    let mark = move |state: Asked| {
        own.with_value(|id| bench.workshop.mark_question(id, state));
        bench.close();
    };
    let blocked = move || {
        let empty = question.with(|one| one.as_ref().is_none_or(|one| one.answer.trim().is_empty()));
        empty.then(|| "Сначала напишите ответ.".to_owned())
    };
    let answered = move || question.with(|one| one.as_ref().is_some_and(|one| one.state == Asked::Answered));
    view! {
        <LiveText courier record=id field="answer" label="Ответ" writes=Writes::Text most=TEXT_CHARS />
        <div class="actions">
            <Button variant=Variant::Primary glyph=Glyph::Check blocked=Signal::derive(blocked) on_press=move || mark(Asked::Answered)>
                {move || if answered() { "Готово" } else { "Ответить всем" }}
            </Button>
            <Button on_press=move || mark(Asked::Closed)>"Закрыть без ответа"</Button>
            <Button variant=Variant::Quiet on_press=move || bench.close()>"Позже"</Button>
        </div>
    }
}
