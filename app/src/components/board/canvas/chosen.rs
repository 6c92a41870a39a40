//! The bar under the map: what can be done with the selected cards or the selected link by taps.

use karta_core::{
    domain::board::{BoardCard, card::SORTS, link},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    clusters::ClusterMenu,
    desk::{Desk, Mode},
    sheets::{color, glyph},
};
use crate::{
    platform::page,
    ui::{Button, Choice, Glyph, IconButton, Menu, MenuItem, MenuPlace, SelectField, Size, Toasts, Variant},
};

/// Puts the texts of the selected cards on the clipboard, a line a card.
pub fn copy(desk: Desk, toasts: Toasts) {
    let selected = desk.view.selected.get_untracked();
    let texts: Vec<String> =
        selected.iter().filter_map(|id| desk.open.peek_card(id)).map(|card| card.text).collect();
    let count = texts.len();
    page::copy(&texts.join("\n"), move |done| match done {
        true => toasts.done(format!("Скопировано карточек: {count}.")),
        false => toasts.warn("Браузер не дал скопировать."),
    });
}

/// Deletes the selected cards, with a way back.
pub fn delete(desk: Desk, toasts: Toasts) {
    let selected = desk.view.selected.get_untracked();
    let own = desk.open.changeable(&selected);
    if own.is_empty() {
        return toasts.say("Чужие карточки удаляет ведущий или автор.");
    }
    desk.view.selected.set(Vec::new());
    gone(desk, toasts, format!("Удалено карточек: {}.", own.len()), own);
}

pub fn delete_link(desk: Desk, toasts: Toasts) {
    let Some(link) = desk.link.get_untracked() else { return };
    let own = desk.open.changeable(&[link]);
    if own.is_empty() {
        return toasts.say("Чужую связь убирает ведущий или автор.");
    }
    desk.link.set(None);
    gone(desk, toasts, "Связь удалена.".into(), own);
}

fn gone(desk: Desk, toasts: Toasts, words: String, records: Vec<RecordId>) {
    desk.open.delete_records(&records);
    let open = desk.open;
    toasts.offer(words, "Отменить", move || open.restore_records(&records));
}

#[component]
pub fn ChosenBar(desk: Desk) -> impl IntoView {
    let count = Memo::new(move |_| desk.view.selected.with(Vec::len));
    let some = Memo::new(move |_| count.get() > 0 && desk.mode.get() != Mode::Place);
    let linked = Memo::new(move |_| desk.link.with(Option::is_some));
    view! {
        <Show when=move || some.get()><CardsBar desk=desk count=count /></Show>
        <Show when=move || linked.get()><LinkBar desk=desk /></Show>
    }
}

#[component]
fn CardsBar(desk: Desk, count: Memo<usize>) -> impl IntoView {
    let toasts = Toasts::expect();
    let one = Memo::new(move |_| desk.view.selected.with(|all| (all.len() == 1).then(|| all[0].clone())));
    let edit = move || desk.editing.set(one.get_untracked());
    let link = move || {
        if let Some(card) = one.get_untracked() {
            desk.mode.set(Mode::Link(card));
        }
    };
    let title = move || match count.get() {
        1 => "Выбрана карточка".to_owned(),
        count => format!("Выбрано карточек: {count}"),
    };
    view! {
        <div class="map-bar" role="group" aria-label="Что сделать с выбранным">
            <span class="map-bar-title" data-one=move || one.with(Option::is_some).then_some("")>{title}</span>
            <Show when=move || one.with(Option::is_some)>
                <Button size=Size::Small glyph=Glyph::Pencil on_press=edit>"Править"</Button>
                <Button size=Size::Small glyph=Glyph::Link on_press=link
                    blocked=Signal::derive(move || desk.open.blocked(karta_core::domain::board::takt::LINK))>"Связать"</Button>
            </Show>
            <Button size=Size::Small glyph=Glyph::Drag on_press=move || desk.mode.set(Mode::Place)>"Перенести…"</Button>
            <ClusterMenu desk=desk />
            <SortMenu desk=desk />
            <Button size=Size::Small glyph=Glyph::Copy on_press=move || copy(desk, toasts)>"Копировать"</Button>
            <Button size=Size::Small glyph=Glyph::Trash on_press=move || delete(desk, toasts)>"Удалить"</Button>
            <IconButton glyph=Glyph::Close label="Снять выбор" on_press=move || desk.view.selected.set(Vec::new()) />
        </div>
    }
}

/// Changes the sort of all that is selected.
#[component]
fn SortMenu(desk: Desk) -> impl IntoView {
    let sort = Memo::new(move |_| {
        let selected = desk.view.selected.get();
        let [only] = selected.as_slice() else { return None };
        let record = desk.open.space().record(only)?;
        BoardCard::try_from(&record).ok().map(|card| card.sort)
    });
    let items = move || {
        let item = move |(name, title): (&'static str, &'static str)| {
            let choose = move || {
                let selected = desk.view.selected.get_untracked();
                desk.open.set_sort(&desk.open.changeable(&selected), name);
            };
            MenuItem::new(title, choose).glyph(glyph(name)).checked(sort.get() == Some(name))
        };
        SORTS.map(item).to_vec()
    };
    let trigger = move || view! { {move || sort.get().map_or("Вид", |sort| sort_title(sort))} };
    let label = Signal::derive(move || {
        let sort = sort.get().map(|sort| [": ", sort_title(sort)].concat());
        ["Вид карточки", &sort.unwrap_or_default()].concat()
    });
    view! {
        <span data-color=move || sort.get().map(color)>
            <Menu id="map-sort" label=label items=Signal::derive(items) trigger=ViewFnOnce::from(trigger) trigger_class="button" place=MenuPlace::Above />
        </span>
    }
}

fn sort_title(sort: &'static str) -> &'static str {
    SORTS.iter().find(|(name, _)| *name == sort).map_or("Вид", |(_, title)| title)
}

#[component]
fn LinkBar(desk: Desk) -> impl IntoView {
    let toasts = Toasts::expect();
    let sort = Memo::new(move |_| {
        let id = desk.link.get()?;
        desk.links.with(|links| links.iter().find(|link| link.id == id).map(|link| link.sort))
    });
    let choices = link::SORTS.map(|(name, title)| Choice::new(name, title)).to_vec();
    let change = move |sort: String| {
        if let Some(id) = desk.link.get_untracked() {
            for own in desk.open.changeable(&[id]) {
                desk.open.set_link_sort(&own, &sort);
            }
        }
    };
    view! {
        <div class="map-bar" role="group" aria-label="Что сделать со связью">
            <SelectField id="map-link-sort" label="Связь" value=Signal::derive(move || sort.get().unwrap_or_default().to_owned())
                choices=choices on_change=change />
            <Button size=Size::Small glyph=Glyph::Trash on_press=move || delete_link(desk, toasts)>"Удалить связь"</Button>
            <Button size=Size::Small variant=Variant::Quiet on_press=move || desk.link.set(None)>"Снять выбор"</Button>
        </div>
    }
}

/// Which of the five kinds a new link is.
#[component]
pub fn NameLink(desk: Desk) -> impl IntoView {
    let name = move |sort: &'static str| {
        if let Some((from, to)) = desk.naming.get_untracked() {
            desk.open.add_link(&from, &to, sort);
        }
        desk.naming.set(None);
    };
    let numbers = move || {
        desk.naming.with(|ends| {
            let sign = |id: &RecordId| desk.open.peek_card(id).map(|card| card.sign()).unwrap_or_default();
            ends.as_ref().map(|(from, to)| format!("№ {} → № {}", sign(from), sign(to)))
        })
    };
    let buttons = move || {
        let button = move |(sort, title): (&'static str, &'static str)| {
            view! { <Button size=Size::Small on_press=move || name(sort)>{title}</Button> }
        };
        link::SORTS.map(button).collect_view()
    };
    view! {
        <Show when=move || desk.naming.with(Option::is_some)>
            <div class="map-bar" role="group" aria-label="Какая это связь">
                <span class="map-bar-title">{numbers}</span>
                {buttons()}
                <Button size=Size::Small variant=Variant::Quiet on_press=move || desk.naming.set(None)>"Не связывать"</Button>
            </div>
        </Show>
    }
}
