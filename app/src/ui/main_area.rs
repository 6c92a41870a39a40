//! The content of the open page. When another page opens, the focus goes to its heading: the keyboard goes on
//! from there, and who hears the page is told where they are.

use leptos::{html::Main, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

use super::later::OnTheWay;

/// `path` is the address of the open page, `title` what it is called.
#[component]
pub fn MainArea(
    #[prop(into)] path: Signal<String>,
    #[prop(into)] title: Signal<String>,
    children: Children,
) -> impl IntoView {
    let area = NodeRef::<Main>::new();
    let due = RwSignal::new(false);
    // By the next frame the new page stands, or its code is on its way.
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            request_animation_frame(move || due.set(true));
        }
        now
    });
    let on_the_way = use_context::<OnTheWay>();
    Effect::new(move |_| {
        if due.get() && on_the_way.is_none_or(OnTheWay::is_none) {
            due.set(false);
            request_animation_frame(move || arrive(area));
        }
    });
    let name = move || Some(title.get()).filter(|title| !title.is_empty());
    view! { <main node_ref=area id="main" tabindex="-1" aria-label=name>{children()}</main> }
}

fn arrive(area: NodeRef<Main>) {
    let Some(area) = area.get_untracked() else { return };
    let active = document().active_element();
    // A page that has put the focus into a field of its own knows better.
    if active.is_some_and(|active| active.tag_name() != "MAIN" && area.contains(Some(&active))) {
        return;
    }
    let heading = area.query_selector("h1").ok().flatten();
    let target: HtmlElement = match heading.and_then(|heading| heading.dyn_into().ok()) {
        Some(heading) => heading,
        None => area.unchecked_into(),
    };
    // A target that cannot take the focus leaves it where it was.
    let _ = target.set_attribute("tabindex", "-1").and_then(|()| target.focus());
}
