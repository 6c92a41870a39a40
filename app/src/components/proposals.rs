//! Proposing a change of a wording and deciding on it: for the pages «Предложения» and «Предложить правку».

pub mod difference;
pub mod editor;
pub mod entry;
pub mod mine;
pub mod place;
pub mod queue;
mod texts;
mod verdict;
pub mod waiting;
pub mod wordings;

use karta_core::domain::{proposal::Proposal, review::Review};
use leptos::prelude::*;

use crate::ui::{Glyph, Icon, Tag};

/// Where a proposal stands, in words and with a sign.
#[component]
fn StateTag(proposal: Proposal) -> impl IntoView {
    let (glyph, words) = match proposal.state {
        Review::Returned if proposal.reworked => (Glyph::Clock, "переделано, снова ждёт решения"),
        Review::Offered => (Glyph::Clock, "ждёт решения"),
        Review::Returned => (Glyph::Undo, proposal.state.title()),
        Review::Accepted => (Glyph::Check, proposal.state.title()),
        Review::Declined => (Glyph::Close, proposal.state.title()),
    };
    view! { <span class="proposal-state" data-state=proposal.state.name()><Tag glyph=glyph>{words}</Tag></span> }
}

/// What the expert has said to the author.
#[component]
fn ExpertWord(label: &'static str, word: String) -> impl IntoView {
    view! { <p class="proposal-word"><Icon glyph=Glyph::Speech size="small" /><span><b>{label}</b>{word}</span></p> }
}
