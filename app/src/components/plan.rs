//! A person's plan for the school year, and who holds what in which role. For the page «Мой план на год».

pub mod add;
mod everyone;
pub mod holders;
mod item;
pub mod months;

use karta_core::domain::plan::Planned;
use leptos::prelude::*;

use crate::ui::{Glyph, Tag};

/// All states, in the order in which they are offered.
const STATES: [Planned; 3] = [Planned::Planned, Planned::Held, Planned::Dropped];

fn glyph_of(state: Planned) -> Glyph {
    match state {
        Planned::Planned => Glyph::Clock,
        Planned::Held => Glyph::Check,
        Planned::Dropped => Glyph::Close,
    }
}

/// What has become of a line, in a word and with a sign.
#[component]
fn PlannedTag(state: Planned) -> impl IntoView {
    view! { <span class="plan-state" data-state=state.name()><Tag glyph=glyph_of(state)>{state.title()}</Tag></span> }
}
