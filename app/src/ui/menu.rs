//! A button with a list of actions under it. Arrows move, Tab goes on to the foot, Esc and a tap beside it close.

mod item;

pub use item::MenuItem;
use item::MenuRow;
use leptos::{
    ev::KeyboardEvent,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement},
};

use super::icon::{Glyph, Icon};

/// Where the list opens from its button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MenuPlace {
    /// Below, ends aligned.
    #[default]
    End,
    /// Below, beginnings aligned.
    Start,
    Above,
}

impl MenuPlace {
    fn as_str(self) -> &'static str {
        match self {
            Self::End => "end",
            Self::Start => "start",
            Self::Above => "above",
        }
    }
}

/// A menu. `trigger` draws the button's inside, else it is a sign; `trigger_class` dresses it (`"icon-button"`,
/// `"avatar"`, `"button"`). `head` stands over the items, `foot` under them.
#[component]
pub fn Menu(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] items: Signal<Vec<MenuItem>>,
    #[prop(default = Glyph::More)] glyph: Glyph,
    #[prop(optional, into)] trigger: Option<ViewFnOnce>,
    #[prop(default = "icon-button")] trigger_class: &'static str,
    #[prop(optional)] place: MenuPlace,
    #[prop(optional, into)] head: ViewFn,
    #[prop(optional, into)] foot: ViewFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<leptos::html::Button>::new();
    let list = NodeRef::<leptos::html::Div>::new();
    let under = NodeRef::<leptos::html::Div>::new();
    let close = Callback::new(move |()| {
        open.set(false);
        button.get_untracked().map(|button| button.focus());
    });
    let show = move |last: bool| {
        open.set(true);
        let step = if last { Step::Last } else { Step::First };
        // Before the next key: it would still go to the button, and close what it has just opened.
        queue_microtask(move || {
            if !focus_row(list, step) {
                request_animation_frame(move || {
                    focus_row(list, step);
                });
            }
        });
    };
    let on_button = move |event: KeyboardEvent| match event.code().as_str() {
        "ArrowDown" => (event.prevent_default(), show(false)).1,
        "ArrowUp" => (event.prevent_default(), show(true)).1,
        "Escape" if open.get_untracked() => (event.prevent_default(), close.run(())).1,
        _ => {}
    };
    let list_id = [&id, "-list"].concat();
    view! {
        <span class="menu">
            <button
                node_ref=button
                type="button"
                id=id.clone()
                class=trigger_class
                aria-haspopup="menu"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=list_id.clone()
                aria-label=move || label.get()
                title=move || label.get()
                on:click=move |_| if open.get_untracked() { close.run(()) } else { show(false) }
                on:keydown=on_button
            >
                {match trigger {
                    Some(trigger) => trigger.run(),
                    None => view! { <Icon glyph /> }.into_any(),
                }}
            </button>
            {move || open.get().then(|| view! {
                <span class="menu-scrim" on:click=move |_| close.run(())></span>
                <div class="menu-list" data-place=place.as_str() on:keydown=move |event| leave(&event, under, close)>
                    <div class="menu-head">{head.run()}</div>
                    <div
                        node_ref=list
                        id=list_id.clone()
                        role="menu"
                        aria-labelledby=id.clone()
                        on:keydown=move |event| walk(&event, list)
                    >
                        {move || items.get().into_iter().map(|item| view! { <MenuRow item close /> }).collect_view()}
                    </div>
                    <div node_ref=under class="menu-foot">{foot.run()}</div>
                </div>
            })}
        </span>
    }
}

#[derive(Clone, Copy)]
enum Step {
    First,
    Last,
    Next,
    Previous,
}

/// What stands under the list is one stop of the Tab key after it; any other Tab goes on from the button.
fn leave(event: &KeyboardEvent, under: NodeRef<leptos::html::Div>, close: Callback<()>) {
    match event.code().as_str() {
        "Escape" => {
            event.stop_propagation();
            event.prevent_default();
            close.run(());
        }
        "Tab" => {
            let first = under.get_untracked().and_then(|under| first_in(&under));
            let inside = document().active_element().zip(under.get_untracked());
            let inside = inside.is_some_and(|(active, under)| under.contains(Some(&active)));
            if first.is_some() && !inside && !event.shift_key() {
                event.prevent_default();
                focus(first);
            } else {
                close.run(());
            }
        }
        _ => {}
    }
}

/// The ticked choice, or else the first thing that takes the focus.
fn first_in(under: &Element) -> Option<Element> {
    let find = |selector: &str| under.query_selector(selector).ok().flatten();
    find("input:checked").or_else(|| find("a[href], button, input, select, textarea"))
}

fn walk(event: &KeyboardEvent, list: NodeRef<leptos::html::Div>) {
    let step = match event.code().as_str() {
        "ArrowDown" => Step::Next,
        "ArrowUp" => Step::Previous,
        "Home" => Step::First,
        "End" => Step::Last,
        _ => return,
    };
    event.prevent_default();
    focus_row(list, step);
}

/// Says whether the list was there to be walked.
fn focus_row(list: NodeRef<leptos::html::Div>, step: Step) -> bool {
    let Some(list) = list.get_untracked().filter(|list| list.is_connected()) else { return false };
    let (rows, active) = (list.children(), document().active_element());
    let count = rows.length();
    let now = (0..count).find(|&row| rows.item(row) == active);
    let next = match (step, now) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None) => count.saturating_sub(1),
        (Step::Next, Some(now)) => (now + 1) % count,
        (Step::Previous, Some(now)) => (now + count - 1) % count,
    };
    focus(rows.item(next));
    true
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // A row that cannot take the focus can still be tapped.
        let _ = element.focus();
    }
}
