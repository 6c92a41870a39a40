//! The ways to see the catalogue: cards, the drawer, the map of related roles.

use leptos::prelude::*;

use super::{selection::View, state::DrawerState};
use crate::ui::{Glyph, Segment, Segments};

#[component]
pub fn Views(state: DrawerState) -> impl IntoView {
    let segments = move || {
        let now = state.selection.get();
        let one = |view: View| {
            let (label, glyph) = words(view);
            Segment { href: now.with_view(view).path(), label, glyph, current: now.view == view }
        };
        View::ALL.into_iter().map(one).collect::<Vec<_>>()
    };
    view! { <Segments label="Как показать картотеку" segments=Signal::derive(segments) /> }
}

fn words(view: View) -> (&'static str, Glyph) {
    match view {
        View::Cards => ("Карточки", Glyph::Format),
        View::Drawer => ("Ящик", Glyph::Drawer),
        View::Kinship => ("Родство", Glyph::Network),
    }
}
