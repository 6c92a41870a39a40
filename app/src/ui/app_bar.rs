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

/// The mark: a card of the drawer with a path over it.
#[component]
pub fn BrandMark() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path class="mark-back" d="M9 5h7l2 3h10a1.5 1.5 0 0 1 1.5 1.5V22H9z"></path>
            <path class="mark-card" d="M4 9.5A1.5 1.5 0 0 1 5.5 8H11l2 3h11a1.5 1.5 0 0 1 1.5 1.5v13A1.5 1.5 0 0 1 24 27H5.5A1.5 1.5 0 0 1 4 25.5z"></path>
            <path class="mark-rule" d="M7.5 15h14.5"></path>
            <path class="mark-path" d="M8 23c3.5 0 2.8-4 6.2-4s2.6 4 6 2"></path>
            <circle class="mark-end" cx="21.2" cy="20.3" r="1.7"></circle>
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
