//! What is left of a session: протокол, register, roadmap, paths, notions, picture and poster, replay, the common
//! map. Each is a part of one page.

pub mod common;
pub mod import;
pub mod minutes;
pub mod notions;
pub mod paths;
pub mod picture;
pub mod register;
pub mod replay;
pub mod roadmap;
pub mod sheets;
pub mod term;

use karta_core::domain::{board::drawing::Drawing, plural::counted};
use leptos::prelude::*;

/// A board's picture on the page.
#[component]
pub fn Picture(#[prop(into)] drawing: Signal<Option<Drawing>>, cards: Memo<usize>) -> impl IntoView {
    let label = move || {
        let cards = counted(cards.get() as u64, ["карточка", "карточки", "карточек"]);
        format!("Картина доски: {cards}")
    };
    let shown = move |drawing: Drawing| {
        view! {
            <svg class="board-picture" viewBox=format!("0 0 {} {}", drawing.width, drawing.height) role="img" aria-label=label inner_html=drawing.inner></svg>
        }
    };
    view! {
        <div class="board-picture-desk" tabindex="0" role="region" aria-label="Картина доски">{move || drawing.get().map(shown)}</div>
    }
}
