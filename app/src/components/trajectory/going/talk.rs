//! Talk about a step or the whole: short turns, each its author's own.

use karta_core::{domain::trajectory::comment::StepComment, limits::TEXT_CHARS, sync::RecordId};
use leptos::prelude::*;

use crate::{
    components::live_text::{LiveText, Writes},
    platform::body,
    store::trajectory::going::{Talk, me_in},
    ui::{Button, Glyph, IconButton, Size, TextArea, Toasts},
};

/// Turns so far, and a field for one's own.
#[component]
pub fn TalkAbout(talk: Talk, hint: &'static str) -> impl IntoView {
    let ids = Memo::new(move |_| {
        talk.comments.with(|all| all.iter().map(|one| one.id.clone()).collect::<Vec<_>>())
    });
    view! {
        <ul class="talk">
            <For each=move || ids.get() key=RecordId::clone let:id><Turn talk id /></For>
        </ul>
        <OwnTurn talk hint />
    }
}

/// The name under a turn, as it is shown.
pub fn name_of(comment: &StepComment, mine: bool) -> String {
    match (mine, comment.name.is_empty()) {
        (true, true) => "Вы (ещё не отправлено)".to_owned(),
        (true, false) => "Вы".to_owned(),
        (false, _) => comment.name.clone(),
    }
}

#[component]
fn Turn(talk: Talk, id: RecordId) -> impl IntoView {
    let me = me_in(talk.open);
    let key = StoredValue::new(id);
    let comment = Memo::new(move |_| {
        let this = |one: &&StepComment| key.with_value(|id| &one.id == id);
        talk.comments.with(|all| all.iter().find(this).cloned())
    });
    let author = me.clone();
    let mine = Memo::new(move |_| comment.with(|one| one.as_ref().is_some_and(|one| one.author == author)));
    let edits = RwSignal::new(false);
    let toasts = Toasts::expect();
    let remove = move || {
        let (space, id) = (talk.open.space(), key.get_value());
        space.delete(&id);
        toasts.offer("Реплика убрана", "Вернуть", move || space.restore(&id));
    };
    let head = move || {
        comment.with(|one| {
            one.as_ref().map(|one| {
                let (name, when) = (name_of(one, mine.get()), body::local_time(one.written_ms));
                view! { <small><b>{name}</b>" · "{when}</small> }
            })
        })
    };
    view! {
        <li data-mine=move || mine.get().then_some("")>
            <header>
                {head}
                <Show when=move || mine.get() && !edits.get()>
                    <span class="row">
                        <IconButton glyph=Glyph::Pencil label="Править реплику" on_press=move || edits.set(true) />
                        <IconButton glyph=Glyph::Trash label="Убрать реплику" on_press=remove />
                    </span>
                </Show>
            </header>
            <Show when=move || edits.get() fallback=move || view! {
                <p class="kept-lines">{move || comment.with(|one| one.as_ref().map(|one| one.text.clone()))}</p>
            }>
                <LiveText courier=talk.open.courier record=key.get_value() field="text" label="Ваша реплика" writes=Writes::Text most=TEXT_CHARS />
                <div><Button size=Size::Small glyph=Glyph::Check on_press=move || edits.set(false)>"Готово"</Button></div>
            </Show>
        </li>
    }
}

#[component]
fn OwnTurn(talk: Talk, hint: &'static str) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let id = format!("{}-turn", talk.record());
    let blocked = move || {
        text.with(|text| match text.trim().chars().count() {
            0 => Some("Напишите что-нибудь.".to_owned()),
            count if count > TEXT_CHARS => Some(format!("Не больше {TEXT_CHARS} знаков.")),
            _ => None,
        })
    };
    let say = move || {
        talk.say(&text.get_untracked());
        text.set(String::new());
    };
    view! {
        <div class="stack stack-tight">
            <TextArea id label="Ваша реплика" value=text rows=2 limit=TEXT_CHARS hint=Some(hint.to_owned())
                on_input=move |words: String| text.set(words) />
            <div><Button glyph=Glyph::Speech blocked=Signal::derive(blocked) on_press=say>"Отправить"</Button></div>
        </div>
    }
}
