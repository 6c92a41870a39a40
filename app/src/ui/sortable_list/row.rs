//! One row: a handle, the caller's view, and buttons for those who do not drag.

use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::HtmlElement,
};

use super::{Held, Shelf};
use crate::ui::{
    button::IconButton,
    icon::{Glyph, Icon},
};

#[component]
pub(super) fn SortRow(shelf: Shelf, id: String, row: Callback<String, AnyView>) -> impl IntoView {
    let content = row.run(id.clone());
    let handle_id = shelf.list.with_value(|list| [list, "-", &id].concat());
    let id = StoredValue::new(id);
    let place = Memo::new(move |_| id.with_value(|id| shelf.place(id)).unwrap_or(0));
    let room = move || shelf.held.with(|held| held.as_ref().map(|held| held.room(place.get())));
    let in_hand = move || shelf.held.with(|held| held.as_ref().map(|held| held.from)) == Some(place.get());
    view! {
        <li
            class="sortable-row"
            data-moving=move || (room().is_some() && !in_hand()).then_some("")
            data-held=move || in_hand().then_some("")
            style=("--shift", move || [room().unwrap_or(0).to_string().as_str(), "px"].concat())
        >
            <Handle shelf id handle_id=handle_id.clone() place />
            <div class="sortable-text">{content}</div>
            <Moves shelf id handle_id place />
        </li>
    }
}

#[component]
fn Handle(shelf: Shelf, id: StoredValue<String>, handle_id: String, place: Memo<usize>) -> impl IntoView {
    let own = handle_id.clone();
    let take = move |event: PointerEvent| {
        let Some(list) = shelf.node.get_untracked() else { return };
        let handle = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        // Without capture the row still follows while the pointer is over the list.
        let _ = handle.map(|handle| handle.set_pointer_capture(event.pointer_id()));
        shelf.held.set(Some(Held::take(&list, place.get_untracked(), &event)));
    };
    let key = move |event: KeyboardEvent| {
        let from = place.get_untracked();
        let to = match event.code().as_str() {
            "ArrowUp" => from.checked_sub(1),
            "ArrowDown" => Some(from + 1),
            "Escape" => return shelf.held.set(None),
            _ => return,
        };
        event.prevent_default();
        let to = to.filter(|to| *to < shelf.items.with_untracked(Vec::len));
        if let (None, Some(group)) = (to, shelf.group) {
            id.with_value(|id| group.past_end(id, event.code() == "ArrowUp"));
        }
        if let Some(to) = to {
            id.with_value(|id| shelf.shift(id, from, to));
            keep_focus(own.clone());
        }
    };
    let label = move || id.with_value(|id| ["Переставить: ", &shelf.label(id)].concat());
    view! {
        <button
            type="button"
            class="icon-button sortable-handle"
            id=handle_id
            aria-label=label
            title="Потяните или нажимайте стрелки вверх и вниз"
            on:pointerdown=take
            on:keydown=key
        >
            <Icon glyph=Glyph::Drag />
        </button>
    }
}

#[component]
fn Moves(shelf: Shelf, id: StoredValue<String>, handle_id: String, place: Memo<usize>) -> impl IntoView {
    let name = move |words: &str| id.with_value(|id| [words, ": ", &shelf.label(id)].concat());
    let step = move |up: bool| {
        let from = place.get_untracked();
        let to = if up { from.checked_sub(1) } else { Some(from + 1) };
        if let Some(to) = to {
            id.with_value(|id| shelf.shift(id, from, to));
        }
    };
    let last = move || place.get() + 1 >= shelf.items.with(Vec::len);
    let first = Signal::derive(move || (place.get() == 0).then(|| "Уже первая в списке".to_owned()));
    let last = Signal::derive(move || last().then(|| "Уже последняя в списке".to_owned()));
    let up_id = [&handle_id, "-up"].concat();
    let down_id = [&handle_id, "-down"].concat();
    let (up_own, down_own) = (up_id.clone(), down_id.clone());
    view! {
        <div class="sortable-moves">
            <IconButton
                attr:id=up_id
                glyph=Glyph::Up
                label=Signal::derive(move || name("Выше"))
                blocked=first
                on_press=move || { step(true); keep_focus(up_own.clone()) }
            />
            <IconButton
                attr:id=down_id
                glyph=Glyph::Down
                label=Signal::derive(move || name("Ниже"))
                blocked=last
                on_press=move || { step(false); keep_focus(down_own.clone()) }
            />
        </div>
    }
}

/// A row that is moved in the page loses the focus: gives it back.
fn keep_focus(id: String) {
    request_animation_frame(move || {
        let found = document().get_element_by_id(&id);
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}
