//! Where the agreement stands, and what the owner or a тьютор can do about it now.

use karta_core::domain::{
    grants::{Action, Function},
    member::Member,
    trajectory::{
        accord::{Accord, OFFERED, changed_since},
        version::{Snapshot, Version},
    },
};
use leptos::prelude::*;

use super::{versions::number_of, word::TutorsWord};
use crate::{
    components::activities::today,
    store::trajectory::together::Together,
    ui::{Button, Glyph, Icon, Toasts, Variant},
};

/// What a person is told of the agreement.
#[derive(Clone, PartialEq)]
struct Told {
    tone: &'static str,
    glyph: Glyph,
    title: String,
    /// The тьютор's words.
    word: String,
    /// The version that it is about.
    plan: Option<Snapshot>,
    waits: bool,
}

impl Told {
    fn of(accord: Accord) -> Self {
        let about = |version: &Version| Some(version.plan.clone());
        let told =
            |tone, glyph, title| Self { tone, glyph, title, word: String::new(), plan: None, waits: false };
        match accord {
            Accord::Open => told("plain", Glyph::Pencil, "План ещё не согласован".to_owned()),
            Accord::Waiting(version) => {
                let title = format!("{} ждёт слова тьютора", number_of(version));
                Self { plan: about(version), waits: true, ..told("wait", Glyph::Clock, title) }
            }
            Accord::Returned(version, word) => {
                let title =
                    format!("{} возвращена: {}, {}", number_of(version), by(&word.name), word.day.russian());
                Self { word: word.word.clone(), plan: about(version), ..told("bad", Glyph::Undo, title) }
            }
            Accord::Agreed(version, word) => {
                let title =
                    format!("{} согласована: {}, {}", number_of(version), by(&word.name), word.day.russian());
                Self { word: word.word.clone(), plan: about(version), ..told("ok", Glyph::Check, title) }
            }
        }
    }
}

fn by(name: &str) -> &str {
    if name.is_empty() { "вы" } else { name }
}

#[component]
pub fn AccordPart(together: Together) -> impl IntoView {
    let open = together.open;
    let told = Memo::new(move |_| together.with_accord(Told::of));
    let changed = Memo::new(move |_| {
        let plan = told.with(|told| told.plan.clone());
        plan.map_or(0, |kept| changed_since(&kept, &together.plan()))
    });
    let waits = Signal::derive(move || told.with(|told| told.waits));
    let needs_word = Signal::derive(move || told.with(|told| told.tone != "ok") || changed.get() > 0);
    let offered = move || open.head.with(|head| head.as_ref().is_some_and(|head| head.state == OFFERED));
    view! {
        <section class="sheet accord" data-tone=move || told.with(|told| told.tone)>
            <h2><Icon glyph=Signal::derive(move || told.with(|told| told.glyph)) /><span>{move || told.with(|told| told.title.clone())}</span></h2>
            {move || told.with(|told| (!told.word.trim().is_empty()).then(|| view! {
                <blockquote class="accord-word"><p class="kept-lines">{told.word.clone()}</p></blockquote>
            }))}
            <Show when=move || { changed.get() > 0 }>
                <p class="hint">{move || format!("С тех пор план изменился, записей: {}. Что именно — ниже, в сравнении версий.", changed.get())}</p>
            </Show>
            <Show when=move || open.is_own()><OwnersMove together waits needs_word /></Show>
            <Show when=move || open.may(Action::Agree)>
                <Show when=offered fallback=|| view! { <p class="hint">"Владелец ещё не предлагал план на согласование."</p> }>
                    <TutorsWord together />
                </Show>
            </Show>
        </section>
    }
}

/// What comes next: offer it, take the offer back, begin, finish.
#[component]
fn OwnersMove(together: Together, waits: Signal<bool>, needs_word: Signal<bool>) -> impl IntoView {
    let toasts = Toasts::expect();
    let state =
        Memo::new(move |_| together.open.head.with(|head| head.as_ref().map_or("", |head| head.state)));
    let offer = move || {
        let Some(today) = today() else { return };
        match together.offer(today) {
            Ok(()) => toasts.done("План предложен на согласование."),
            Err(error) => toasts.fail(error.to_string()),
        }
    };
    let set = move |state: &'static str| together.set_state(state);
    let alone = move || {
        let is_tutor = |member: &Member| member.functions.contains(&Function::Tutor);
        together.members.with(|members| !members.iter().any(is_tutor))
    };
    view! {
        <div class="actions">
            <Show when=move || needs_word.get() && !waits.get()>
                <Button variant=Variant::Primary glyph=Glyph::Tutor on_press=offer>"На согласование"</Button>
            </Show>
            <Show when=move || waits.get()>
                <Button glyph=Glyph::Undo on_press=move || set("drafting")>"Забрать с согласования"</Button>
            </Show>
            {move || match (state.get(), waits.get()) {
                (_, true) => ().into_any(),
                ("going", _) => view! { <Button glyph=Glyph::Check on_press=move || set("finished")>"Завершить"</Button> }.into_any(),
                ("finished", _) => view! { <Button glyph=Glyph::Restore on_press=move || set("going")>"Продолжить"</Button> }.into_any(),
                _ => view! { <Button glyph=Glyph::Right on_press=move || set("going")>"Начать выполнять"</Button> }.into_any(),
            }}
        </div>
        <Show when=alone>
            <p class="hint">"Согласует тьютор: пригласите его в списке «Кто рядом»."</p>
        </Show>
    }
}
