//! An expert's decision on a material: accept, return with a word, decline with a word.

use karta_core::{domain::review::Review, limits::LINE_CHARS, sync::RecordId};
use leptos::prelude::*;

use super::bench::Bench;
use crate::{
    platform::page,
    ui::{Button, Glyph, TextArea, Toasts, Variant},
};

#[component]
pub fn Decision(bench: Bench, id: RecordId) -> impl IntoView {
    let toasts = Toasts::expect();
    let asked = RwSignal::new(None::<Review>);
    let id = StoredValue::new(id);
    let accept = move || {
        bench.close();
        id.with_value(|id| bench.workshop.decide(id, Review::Accepted, ""));
        toasts.done("Материал принят: его видят все.");
    };
    let ask = move |to: Review| {
        asked.set(Some(to));
        page::focus_when_there(&id.with_value(word_id));
    };
    view! {
        {move || match asked.get() {
            None => view! {
                <div class="actions no-print">
                    <Button variant=Variant::Primary glyph=Glyph::Check on_press=accept>"Принять"</Button>
                    <Button glyph=Glyph::Undo on_press=move || ask(Review::Returned)>"Вернуть с пометкой"</Button>
                    <Button glyph=Glyph::Close on_press=move || ask(Review::Declined)>"Отклонить"</Button>
                </div>
            }.into_any(),
            Some(to) => view! { <Word bench id=id.get_value() to asked /> }.into_any(),
        }}
    }
}

fn word_id(id: &RecordId) -> String {
    format!("{id}-decision")
}

#[component]
fn Word(bench: Bench, id: RecordId, to: Review, asked: RwSignal<Option<Review>>) -> impl IntoView {
    let word = RwSignal::new(String::new());
    let field = word_id(&id);
    let (label, verb) = match to {
        Review::Returned => ("Что исправить? Автор увидит эти слова", "Вернуть автору"),
        _ => ("Почему не подходит? Автор увидит эти слова", "Отклонить"),
    };
    let blocked = move || {
        word.with(|word| match word.trim().chars().count() {
            0 => Some("Напишите автору, в чём дело.".to_owned()),
            count if count > LINE_CHARS => Some(format!("Не больше {LINE_CHARS} знаков.")),
            _ => None,
        })
    };
    let decide = move || {
        bench.close();
        bench.workshop.decide(&id, to, &word.get_untracked());
        asked.set(None);
    };
    view! {
        <div class="stack stack-tight">
            <TextArea id=field label value=word on_input=move |text: String| word.set(text) rows=2 limit=LINE_CHARS />
            <div class="actions">
                <Button variant=Variant::Primary blocked=Signal::derive(blocked) on_press=decide>{verb}</Button>
                <Button variant=Variant::Quiet on_press=move || asked.set(None)>"Не сейчас"</Button>
            </div>
        </div>
    }
}
