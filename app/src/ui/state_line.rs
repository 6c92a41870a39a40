//! The state of saving, as it is: a sign and words, always in view.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SyncState {
    /// On the server.
    #[default]
    Saved,
    Saving,
    /// The server has not answered yet.
    Connecting,
    /// No connection; the words may say how many changes wait.
    Offline,
    /// On this device alone, on purpose or for want of an account.
    Device,
    Error,
}

impl SyncState {
    fn as_str(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::Connecting => "connecting",
            Self::Offline => "offline",
            Self::Device => "device",
            Self::Error => "error",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Self::Saved => Glyph::CloudCheck,
            Self::Saving => Glyph::CloudUp,
            Self::Connecting => Glyph::Cloud,
            Self::Offline => Glyph::CloudOff,
            Self::Device => Glyph::Device,
            Self::Error => Glyph::Warning,
        }
    }
}

/// The state and its words; with `on_press` it opens the particulars. On a phone a saved state is its sign alone.
/// A `badge` is a number that waits for a look, with the words that go before it.
#[component]
pub fn StateLine(
    #[prop(into)] state: Signal<SyncState>,
    #[prop(into)] text: Signal<String>,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    #[prop(optional, into)] badge: Signal<Option<(&'static str, usize)>>,
) -> impl IntoView {
    let glyph = Signal::derive(move || state.get().glyph());
    let badge = move || {
        badge.get().map(|(words, number)| {
            view! {
                <span class="state-badge"><span class="hidden-text">{words}" "</span>{number}</span>
            }
        })
    };
    let words = view! {
        <Icon glyph />
        <span class="state-text" role="status">{move || text.get()}</span>
        {badge}
    };
    let mark = move || state.get().as_str();
    match on_press {
        Some(on_press) => view! {
            <button type="button" class="state-line" data-state=mark on:click=move |_| on_press.run(())>{words}</button>
        }
        .into_any(),
        None => view! { <span class="state-line" data-state=mark>{words}</span> }.into_any(),
    }
}
