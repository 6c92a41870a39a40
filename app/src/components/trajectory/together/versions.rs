//! Versions that were kept, and any two of them side by side.

use karta_core::{
    domain::trajectory::{agreement::Agreement, version::Version},
    limits::LINE_CHARS,
    sync::RecordId,
};
use leptos::prelude::*;

use super::differences::Differences;
use crate::{
    components::activities::today,
    store::trajectory::together::Together,
    ui::{Button, Choice, Glyph, SelectField, Size, Tag, TextField, Toasts},
};

/// The plan as it stands, among versions to choose from.
pub const NOW: &str = "now";

/// «Версия 3»; without its number until the server has given one.
pub fn number_of(version: &Version) -> String {
    version.number.map_or_else(|| "Версия …".to_owned(), |number| format!("Версия {number}"))
}

#[component]
pub fn Versions(together: Together) -> impl IntoView {
    let ids = Memo::new(move |_| {
        together.versions.with(|all| all.iter().map(|one| one.id.clone()).collect::<Vec<_>>())
    });
    let (old, new) = (RwSignal::new(String::new()), RwSignal::new(NOW.to_owned()));
    let compare = Callback::new(move |id: RecordId| {
        old.set(id.to_string());
        new.set(NOW.to_owned());
    });
    view! {
        <section class="stack stack-tight" id="versions">
            <h2 class="ruled">"Версии плана"</h2>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="hint">"Версия сохраняется, когда план предлагают или согласуют. Её никто не меняет."</p>
            </Show>
            <ul class="versions">
                <For each=move || ids.get() key=RecordId::clone let:id><VersionLine together id compare /></For>
            </ul>
            <Show when=move || together.open.is_own()><KeepVersion together /></Show>
            <Show when=move || !ids.with(Vec::is_empty)><Comparing together old new /></Show>
        </section>
    }
}

#[component]
fn VersionLine(together: Together, id: RecordId, compare: Callback<RecordId>) -> impl IntoView {
    let key = StoredValue::new(id);
    let version = Memo::new(move |_| key.with_value(|id| together.version(id)));
    let head = move || {
        version.with(|one| {
            let one = one.as_ref()?;
            let title = if one.title.is_empty() { String::new() } else { format!(" «{}»", one.title) };
            let by = if one.name.is_empty() { String::new() } else { format!(", {}", one.name) };
            Some(view! { <span><b>{number_of(one)}</b>{title}<br /><small>{one.day.russian()}{by}</small></span> })
        })
    };
    let words = move || {
        let on_it = |word: &&Agreement| key.with_value(|id| &word.version == id);
        together.words.with(|words| words.iter().filter(on_it).map(word_tag).collect_view())
    };
    view! {
        <li>
            {head}
            <span class="row">
                {words}
                <Button size=Size::Small glyph=Glyph::Compare on_press=move || compare.run(key.get_value())>"Сравнить с нынешним"</Button>
            </span>
        </li>
    }
}

fn word_tag(word: &Agreement) -> impl IntoView + use<> {
    let (tone, glyph, verb) = if word.agreed {
        ("ok", Glyph::Check, "согласовано")
    } else {
        ("bad", Glyph::Undo, "возвращено")
    };
    let by = if word.name.is_empty() { "вы".to_owned() } else { word.name.clone() };
    view! { <span class="version-word" data-tone=tone><Tag glyph>{verb}": "{by}</Tag></span> }
}

/// The owner keeps a version for themselves, under a name of their own.
#[component]
fn KeepVersion(together: Together) -> impl IntoView {
    let toasts = Toasts::expect();
    let title = RwSignal::new(String::new());
    let keep = move || {
        let Some(today) = today() else { return };
        match together.keep(&title.get_untracked(), today) {
            Ok(()) => {
                title.set(String::new());
                toasts.done("Версия сохранена.");
            }
            Err(error) => toasts.fail(error.to_string()),
        }
    };
    view! {
        <div class="keep-version">
            <TextField id="keep-version" label="Сохранить версию для себя, под названием" value=title limit=LINE_CHARS optional=true
                on_input=move |text: String| title.set(text) />
            <Button glyph=Glyph::Archive on_press=keep>"Сохранить"</Button>
        </div>
    }
}

#[component]
fn Comparing(together: Together, old: RwSignal<String>, new: RwSignal<String>) -> impl IntoView {
    let versions = move || {
        together.versions.with(|all| {
            let line = |one: &Version| {
                Choice::new(one.id.as_str(), format!("{}, {}", number_of(one), one.day.russian()))
            };
            all.iter().map(line).collect::<Vec<_>>()
        })
    };
    let with_now =
        move || std::iter::once(Choice::new(NOW, "нынешний план")).chain(versions()).collect::<Vec<_>>();
    view! {
        <div class="filter-row">
            <SelectField id="compare-old" label="Что было" nothing="выберите версию" value=old choices=Signal::derive(versions)
                on_change=move |id: String| old.set(id) />
            <SelectField id="compare-new" label="Что стало" value=new choices=Signal::derive(with_now)
                on_change=move |id: String| new.set(id) />
        </div>
        <Differences together old new />
    }
}
