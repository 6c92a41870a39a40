//! Templates: the plan saved for others or for oneself, and goals and steps added from one.

use karta_core::{domain::trajectory::template::Template, limits::TITLE_CHARS, sync::RecordId};
use leptos::prelude::*;

use super::desk::PlanDesk;
use crate::{
    store::trajectory::templates::{Shelf, Templates},
    ui::{Button, ChipGroup, Choice, Dialog, Glyph, Pick, SelectField, TextField, Toasts, Variant},
};

/// What can be chosen to start from: those of the centre first.
pub fn choices(templates: Templates) -> Vec<Choice> {
    templates.all.with(|all| {
        let choice = |(shelf, one): &(Shelf, Template)| {
            let own = if *shelf == Shelf::Own { " (свой)" } else { "" };
            Choice::new(one.id.as_str(), format!("{}{own}", one.title))
        };
        all.iter().map(choice).collect()
    })
}

#[component]
pub(super) fn SaveTemplate(desk: PlanDesk, open: RwSignal<bool>) -> impl IntoView {
    let toasts = Toasts::expect();
    let templates = Templates::here();
    let title = RwSignal::new(String::new());
    let for_all = RwSignal::new(false);
    let may_share = Memo::new(move |_| desk.open.catalogue.may_edit());
    let blocked = move || match title.with(|title| title.trim().chars().count()) {
        0 => Some("Назовите образец".to_owned()),
        length if length > TITLE_CHARS => Some(format!("Название длиннее {TITLE_CHARS} знаков")),
        _ => None,
    };
    let save = move || {
        let shelf = if for_all.get_untracked() { Shelf::Centre } else { Shelf::Own };
        match templates.save(desk.open, &title.get_untracked(), shelf) {
            Some(id) => {
                let space = templates.space(shelf);
                toasts.offer("Образец сохранён.", "Убрать", move || space.delete(&id));
            }
            None => toasts.fail("План слишком велик для образца: уберите часть шагов."),
        }
        title.set(String::new());
        open.set(false);
    };
    let shelves = vec![Choice::new("own", "только для себя"), Choice::new("all", "для всех педагогов")];
    let shelf = move || vec![if for_all.get() { "all" } else { "own" }.to_owned()];
    let change = move |chosen: Vec<String>| for_all.set(chosen.iter().any(|one| one == "all"));
    let shelves = StoredValue::new(shelves);
    view! {
        <Dialog id="save-template" title="Сохранить как образец" open=open on_close=move || open.set(false)
            foot=move || view! { <Button variant=Variant::Primary glyph=Glyph::Check blocked=Signal::derive(blocked) on_press=save>"Сохранить"</Button> }>
            <p>"В образец войдут цели и шаги без ваших отметок, свидетельств, рефлексии и своих слов о трудностях."</p>
            <TextField id="template-title" label="Название образца" value=title limit=TITLE_CHARS on_input=move |text: String| title.set(text) />
            <Show when=move || may_share.get()>
                <ChipGroup id="template-shelf" label="Кому он будет виден" pick=Pick::One choices=shelves.get_value() chosen=Signal::derive(shelf) on_change=change />
            </Show>
        </Dialog>
    }
}

#[component]
pub(super) fn StartFrom(desk: PlanDesk, open: RwSignal<bool>) -> impl IntoView {
    let toasts = Toasts::expect();
    let templates = Templates::here();
    let chosen = RwSignal::new(String::new());
    let about =
        move || chosen.with(|id| templates.get(id)).map(|one| one.about).filter(|about| !about.is_empty());
    let blocked = move || chosen.with(String::is_empty).then(|| "Выберите образец".to_owned());
    let add = move || {
        if let Some(template) = untrack(|| templates.get(&chosen.get())) {
            desk.open.start_from(&template, desk.year.get_untracked());
            let space = desk.open.space();
            toasts.offer("Цели и шаги добавлены.", "Отменить", move || {
                drop(space.undo())
            });
        }
        open.set(false);
    };
    view! {
        <Dialog id="start-from" title="Добавить шаги из образца" open=open on_close=move || open.set(false)
            foot=move || view! { <Button variant=Variant::Primary glyph=Glyph::Plus blocked=Signal::derive(blocked) on_press=add>"Добавить"</Button> }>
            <SelectField id="template-choice" label="Образец" nothing="выберите образец" value=chosen
                choices=Signal::derive(move || choices(templates)) hint=Signal::derive(about) on_change=move |id: String| chosen.set(id) />
            <Remove templates chosen may_share=Signal::derive(move || desk.open.catalogue.may_edit()) />
            <p>{move || format!("Сроки встанут в {} учебный год. Всё, что уже есть в плане, останется.", desk.year.get())}</p>
        </Dialog>
    }
}

/// Takes a template away: one's own, or one of the centre for whoever edits them.
#[component]
fn Remove(templates: Templates, chosen: RwSignal<String>, may_share: Signal<bool>) -> impl IntoView {
    let toasts = Toasts::expect();
    let shelf = Memo::new(move |_| {
        let shelf = chosen.with(|id| templates.shelf_of(id))?;
        (shelf == Shelf::Own || may_share.get()).then_some(shelf)
    });
    let remove = move || {
        if let Some(shelf) = shelf.get_untracked() {
            let (space, id) = (templates.space(shelf), RecordId::new(chosen.get_untracked()));
            space.delete(&id);
            chosen.set(String::new());
            toasts.offer("Образец удалён.", "Вернуть", move || space.restore(&id));
        }
    };
    view! {
        <Show when=move || shelf.get().is_some()>
            <Button variant=Variant::Quiet glyph=Glyph::Trash on_press=remove>"Удалить этот образец"</Button>
        </Show>
    }
}
