//! Adding evidence: what sort it is, then its few words.

use karta_core::{
    domain::{link::is_safe, trajectory::evidence::SORTS},
    limits::{LINE_CHARS, TITLE_CHARS},
};
use leptos::prelude::*;

use super::glyph_of;
use crate::{
    platform::page,
    store::trajectory::going::GoingStep,
    ui::{Button, ChipGroup, Choice, FieldKind, Glyph, Pick, TextArea, TextField, Variant},
};

/// A button that becomes the form.
#[component]
pub fn AddEvidence(going: GoingStep) -> impl IntoView {
    let open = RwSignal::new(false);
    let begin = move || {
        open.set(true);
        page::focus_when_there(&format!("{}-evidence-title", going.id()));
    };
    view! {
        <Show when=move || open.get() fallback=move || view! {
            <div><Button glyph=Glyph::Plus on_press=begin>"Добавить свидетельство"</Button></div>
        }>
            <EvidenceForm going open />
        </Show>
    }
}

#[component]
fn EvidenceForm(going: GoingStep, open: RwSignal<bool>) -> impl IntoView {
    let id = going.id();
    let sort = RwSignal::new(SORTS[0].0.to_owned());
    let (title, link, text) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let is_link = move || sort.with(|sort| sort == "link");
    let address = move || with_scheme(&link.get());
    let blocked = move || {
        if is_link() && !is_safe(&address()) {
            return Some("Нужен адрес, который начинается с http:// или https://.".to_owned());
        }
        title.with(|title| title.trim().is_empty()).then(|| "Напишите, что это.".to_owned())
    };
    let add = move || {
        let link = if untrack(is_link) { untrack(address) } else { String::new() };
        let (sort, title, text) = (sort.get_untracked(), title.get_untracked(), text.get_untracked());
        going.add_evidence(&sort, title.trim(), &link, text.trim());
        open.set(false);
    };
    let sorts: Vec<Choice> =
        SORTS.iter().map(|(name, title)| Choice::new(*name, *title).glyph(glyph_of(name))).collect();
    let choose = move |chosen: Vec<String>| chosen.into_iter().for_each(|chosen| sort.set(chosen));
    let hint = move || {
        sort.with(|sort| {
            (sort == "file").then(|| "Сам файл остаётся у вас: здесь хранится его название.".to_owned())
        })
    };
    let label = move || match sort.get().as_str() {
        "file" => "Название файла",
        "note" => "Коротко",
        _ => "Что по ссылке",
    };
    view! {
        <div class="sheet sheet-sunken stack stack-tight">
            <ChipGroup id=format!("{id}-evidence-sort") label="Что показать" pick=Pick::One choices=sorts
                chosen=Signal::derive(move || vec![sort.get()])
                on_change=choose />
            <TextField id=format!("{id}-evidence-title") label=Signal::derive(move || label().to_owned()) value=title limit=TITLE_CHARS
                hint=Signal::derive(hint) on_input=move |text: String| title.set(text) />
            <Show when=is_link>
                <TextField id=format!("{}-evidence-link", going.id()) label="Ссылка" kind=FieldKind::Url value=link limit=LINE_CHARS
                    on_input=move |text: String| link.set(text) />
            </Show>
            <TextArea id=format!("{id}-evidence-text") label="Пояснение" value=text rows=2 optional=true
                on_input=move |words: String| text.set(words) />
            <div class="actions">
                <Button variant=Variant::Primary glyph=Glyph::Check blocked=Signal::derive(blocked) on_press=add>"Добавить"</Button>
                <Button variant=Variant::Quiet on_press=move || open.set(false)>"Не сейчас"</Button>
            </div>
        </div>
    }
}

/// «https://» is put before an address that was typed without one.
fn with_scheme(address: &str) -> String {
    let address = address.trim();
    if address.is_empty() || address.contains("://") {
        address.to_owned()
    } else {
        ["https://", address].concat()
    }
}
