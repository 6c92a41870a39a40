//! Choices that are places: each has an address, so that they work without script and Back works with it.

use leptos::{html::Nav, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

use super::{choice::Choice, icon::Icon};

/// A choice and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChoiceLink {
    pub choice: Choice,
    pub href: String,
}

impl ChoiceLink {
    pub fn new(choice: Choice, href: impl Into<String>) -> Self {
        Self { choice, href: href.into() }
    }
}

/// How links of choice look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinkDress {
    /// Parts of one page.
    #[default]
    Tabs,
    /// A filter.
    Chips,
}

/// A row of links, one of which is where the person is.
#[component]
pub fn ChoiceLinks(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] links: Signal<Vec<ChoiceLink>>,
    /// The value of the choice that is open.
    #[prop(into)]
    chosen: Signal<String>,
    #[prop(optional)] dress: LinkDress,
) -> impl IntoView {
    let values = Memo::new(move |_| {
        links.with(|links| links.iter().map(|link| link.choice.value.clone()).collect::<Vec<_>>())
    });
    let place = NodeRef::<Nav>::new();
    if dress == LinkDress::Tabs {
        Effect::new(move |_| {
            chosen.track();
            values.track();
            if let Some(row) = place.get() {
                request_animation_frame(move || bring_current(&row));
            }
        });
    }
    let row = if dress == LinkDress::Tabs { "tabs" } else { "chips" };
    view! {
        <nav node_ref=place class=row aria-label=move || label.get()>
            <For each=move || values.get() key=String::clone let:value>
                <LinkTo value links chosen dress />
            </For>
        </nav>
    }
}

#[component]
fn LinkTo(
    value: String,
    links: Signal<Vec<ChoiceLink>>,
    chosen: Signal<String>,
    dress: LinkDress,
) -> impl IntoView {
    let own = value.clone();
    let link = Memo::new(move |_| {
        links.with(|links| links.iter().find(|link| link.choice.value == own).cloned()).unwrap_or_default()
    });
    let here = move || chosen.with(|chosen| *chosen == value).then_some("page");
    view! {
        <a
            class=if dress == LinkDress::Tabs { "tab" } else { "chip" }
            href=move || link.get().href
            aria-current=here
            data-noscroll=""
        >
            {link.with_untracked(|link| link.choice.glyph).map(|glyph| view! { <Icon glyph size="small" /> })}
            {move || link.get().choice.label}
            {move || link.get().choice.count.map(|count| view! { <span class="count">{count}</span> })}
        </a>
    }
}

/// Scrolls a row of tabs sideways until what is current in it is in its middle. The row is what offsets count from.
fn bring_current(row: &HtmlElement) {
    let current = row.query_selector("[aria-current]").ok().flatten();
    if let Some(current) = current.and_then(|current| current.dyn_into::<HtmlElement>().ok()) {
        row.set_scroll_left(current.offset_left() - (row.client_width() - current.offset_width()) / 2);
    }
}
