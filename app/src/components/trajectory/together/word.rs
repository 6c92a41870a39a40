//! A тьютор's word on what they see now: agreed, or returned with what to mend.

use karta_core::limits::TEXT_CHARS;
use leptos::prelude::*;

use crate::{
    components::activities::today,
    platform::page,
    store::trajectory::together::Together,
    ui::{Button, Glyph, TextArea, Toasts, Variant},
};

const WORD: &str = "accord-word-field";

#[component]
pub fn TutorsWord(together: Together) -> impl IntoView {
    let asked = RwSignal::new(None::<bool>);
    let ask = move |agreed: bool| {
        asked.set(Some(agreed));
        page::focus_when_there(WORD);
    };
    view! {
        {move || match asked.get() {
            None => view! {
                <div class="actions">
                    <Button variant=Variant::Primary glyph=Glyph::Check on_press=move || ask(true)>"Согласовать"</Button>
                    <Button glyph=Glyph::Undo on_press=move || ask(false)>"Вернуть с пометкой"</Button>
                </div>
                <p class="hint">"Слово относится к плану, каким вы видите его сейчас: эта версия сохранится."</p>
            }.into_any(),
            Some(agreed) => view! { <Word together agreed asked /> }.into_any(),
        }}
    }
}

#[component]
fn Word(together: Together, agreed: bool, asked: RwSignal<Option<bool>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let word = RwSignal::new(String::new());
    let (label, verb, done) = if agreed {
        ("Слово к согласованию", "Согласовать этот план", "План согласован, версия сохранена.")
    } else {
        ("Что изменить? Владелец увидит эти слова", "Вернуть владельцу", "План возвращён владельцу.")
    };
    let blocked = move || {
        word.with(|word| match word.trim().chars().count() {
            0 if !agreed => Some("Напишите, что изменить.".to_owned()),
            count if count > TEXT_CHARS => Some(format!("Не больше {TEXT_CHARS} знаков.")),
            _ => None,
        })
    };
    let decide = move || {
        let Some(today) = today() else { return };
        match together.decide(agreed, &word.get_untracked(), today) {
            Ok(()) => {
                toasts.done(done);
                asked.set(None);
            }
            Err(error) => toasts.fail(error.to_string()),
        }
    };
    view! {
        <div class="stack stack-tight">
            <TextArea id=WORD label value=word rows=2 limit=TEXT_CHARS optional=agreed
                on_input=move |text: String| word.set(text) />
            <div class="actions">
                <Button variant=Variant::Primary glyph=if agreed { Glyph::Check } else { Glyph::Undo }
                    blocked=Signal::derive(blocked) on_press=decide>{verb}</Button>
                <Button variant=Variant::Quiet on_press=move || asked.set(None)>"Не сейчас"</Button>
            </div>
        </div>
    }
}
