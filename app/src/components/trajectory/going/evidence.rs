//! What shows that a step was taken: an address, the name of a file, a note.

mod add;

use add::AddEvidence;
use karta_core::{
    domain::{link::is_safe, trajectory::evidence::Evidence},
    limits::{TEXT_CHARS, TITLE_CHARS},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::{
        live_text::{LiveText, Writes},
        live_value::{LiveValue, Takes},
    },
    store::trajectory::going::GoingStep,
    ui::{Button, Glyph, Icon, IconButton, Size, Toasts},
};

fn glyph_of(sort: &str) -> Glyph {
    match sort {
        "link" => Glyph::Link,
        "file" => Glyph::Format,
        _ => Glyph::Pencil,
    }
}

#[component]
pub fn EvidenceOf(going: GoingStep) -> impl IntoView {
    let own = Memo::new(move |_| going.open.is_own());
    let ids = Memo::new(move |_| {
        going.evidence.with(|all| all.iter().map(|one| one.id.clone()).collect::<Vec<_>>())
    });
    let some = move || own.get() || ids.with(|ids| !ids.is_empty());
    view! {
        <Show when=some>
            <section class="stack stack-tight">
                <h3>"Свидетельства"</h3>
                <ul class="evidence-list">
                    <For each=move || ids.get() key=RecordId::clone let:id><EvidenceLine going id /></For>
                </ul>
                <Show when=move || own.get()><AddEvidence going /></Show>
            </section>
        </Show>
    }
}

#[component]
fn EvidenceLine(going: GoingStep, id: RecordId) -> impl IntoView {
    let own = Memo::new(move |_| going.open.is_own());
    let key = StoredValue::new(id);
    let one = Memo::new(move |_| {
        let this = |one: &&Evidence| key.with_value(|id| &one.id == id);
        going.evidence.with(|all| all.iter().find(this).cloned())
    });
    let edits = RwSignal::new(false);
    let toasts = Toasts::expect();
    let remove = move || {
        let (space, id) = (going.open.space(), key.get_value());
        space.delete(&id);
        toasts.offer("Свидетельство убрано", "Вернуть", move || space.restore(&id));
    };
    view! {
        <li>
            <Show when=move || edits.get() fallback=move || view! { <EvidenceText one /> }>
                <EvidenceEditor going id=key.get_value() sort=one.with_untracked(|one| one.as_ref().map_or("", |one| one.sort)) />
            </Show>
            <Show when=move || own.get()>
                <span class="row">
                    <Show when=move || edits.get() fallback=move || view! {
                        <IconButton glyph=Glyph::Pencil label="Править свидетельство" on_press=move || edits.set(true) />
                    }>
                        <Button size=Size::Small glyph=Glyph::Check on_press=move || edits.set(false)>"Готово"</Button>
                    </Show>
                    <IconButton glyph=Glyph::Trash label="Убрать свидетельство" on_press=remove />
                </span>
            </Show>
        </li>
    }
}

#[component]
fn EvidenceText(one: Memo<Option<Evidence>>) -> impl IntoView {
    move || {
        one.get().map(|one| {
            let title = if is_safe(&one.link) {
                view! { <a href=one.link.clone() target="_blank" rel="noopener noreferrer">{one.title.clone()}</a> }
                    .into_any()
            } else {
                view! { <span>{one.title.clone()}</span> }.into_any()
            };
            let text = (!one.text.trim().is_empty()).then(|| view! { <p class="kept-lines">{one.text.clone()}</p> });
            view! {
                <div class="evidence-text">
                    <Icon glyph=glyph_of(one.sort) /><span class="hidden-text">{one.sort_title()}": "</span>
                    <div>{title}{text}</div>
                </div>
            }
        })
    }
}

#[component]
fn EvidenceEditor(going: GoingStep, id: RecordId, sort: &'static str) -> impl IntoView {
    let courier = going.open.courier;
    let link = (sort == "link").then(|| {
        view! { <LiveValue courier record=id.clone() field="link" label="Ссылка" takes=Takes::Link /> }
    });
    let note = id.clone();
    view! {
        <div class="stack stack-tight grow">
            <LiveText courier record=id field="title" label="Что это" writes=Writes::Line most=TITLE_CHARS among_others=true />
            {link}
            <LiveText courier record=note field="text" label="Пояснение" writes=Writes::Text most=TEXT_CHARS among_others=true />
        </div>
    }
}
