//! The bar over every page: the brand, the rooms, and places for search, state and person.
//! On a phone the rooms go to the foot of the screen.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// A room in the bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    pub href: &'static str,
    pub label: &'static str,
    /// For the foot of a phone, a word of ten letters at most.
    pub short: &'static str,
    pub glyph: Glyph,
}

impl NavItem {
    /// Whether a path lies in this room.
    fn holds(&self, path: &str) -> bool {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        match path.strip_prefix(self.href) {
            Some(rest) => rest.is_empty() || (self.href != "/" && rest.starts_with('/')),
            None => false,
        }
    }
}

#[component]
pub fn AppBar(
    #[prop(into)] items: Vec<NavItem>,
    /// The path of the open page.
    #[prop(into)]
    current: Signal<String>,
    #[prop(default = "Комнаты")] nav_label: &'static str,
    #[prop(optional, into)] search: ViewFnOnce,
    #[prop(optional, into)] state: ViewFnOnce,
    #[prop(optional, into)] person: ViewFnOnce,
) -> impl IntoView {
    view! {
        <header class="app-bar">
            <a class="brand" href="/"><BrandMark />"Карта"</a>
            <nav class="app-nav" aria-label=nav_label>
                <ul>{items.into_iter().map(|item| view! { <NavLink item current /> }).collect_view()}</ul>
            </nav>
            <div class="app-bar-search">{search.run()}</div>
            <div class="app-bar-end">{state.run()}{person.run()}</div>
        </header>
    }
}

#[component]
fn NavLink(item: NavItem, current: Signal<String>) -> impl IntoView {
    let NavItem { href, label, short, glyph } = item.clone();
    view! {
        <li>
            <a href=href aria-current=move || current.with(|path| item.holds(path)).then_some("page")>
                <Icon glyph />
                <span class="long">{label}</span>
                <span class="short">{short}</span>
            </a>
        </li>
    }
}

/// The mark: a card of the drawer, and on it a way to a place.
#[component]
pub fn BrandMark() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect class="mark-field" width="32" height="32" rx="6.5"></rect>
            <path class="mark-back" d="M16.5 5.5h7a1 1 0 0 1 1 1V10h-9V6.5a1 1 0 0 1 1-1z"></path>
            <path class="mark-tab" d="M6.5 7h7a1 1 0 0 1 1 1v3h-9V8a1 1 0 0 1 1-1z"></path>
            <rect class="mark-card" x="4.5" y="10" width="23" height="16.5" rx="1.2"></rect>
            <path class="mark-rule" d="M7.5 14h17"></path>
            <path class="mark-path" d="M8.3 18c4.5-.8 4.2 5.3 8.7 5.3h4"></path>
            <path class="mark-end" d="M22.5 15.8a3 3 0 0 1 3 3c0 2-3 5.2-3 5.2s-3-3.2-3-5.2a3 3 0 0 1 3-3z"></path>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_holds_its_own_path_and_what_lies_below() {
        let room = NavItem { href: "/catalogue", label: "", short: "", glyph: Glyph::Drawer };
        assert!(room.holds("/catalogue"));
        assert!(room.holds("/catalogue/42?level=2"));
        assert!(!room.holds("/catalogues"));
        assert!(!room.holds("/"));
        let home = NavItem { href: "/", label: "", short: "", glyph: Glyph::Home };
        assert!(home.holds("/") && !home.holds("/catalogue"));
    }
}
