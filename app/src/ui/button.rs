//! Buttons and links that look like them.
//!
//! A blocked button stays reachable and says why: it is never silently dead.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// How much a button asks for attention. One `Primary` on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variant {
    Primary,
    #[default]
    Plain,
    Quiet,
    Danger,
}

impl Variant {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Plain => "button",
            Self::Quiet => "button quiet",
            Self::Danger => "button danger",
        }
    }
}

/// Every size keeps the 44 px target. `Wide` fills its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    Small,
    #[default]
    Medium,
    Large,
    Wide,
}

impl Size {
    fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Small => Some("small"),
            Self::Medium => None,
            Self::Large => Some("large"),
            Self::Wide => Some("wide"),
        }
    }
}

/// A button. `blocked` holds the reason why it cannot be pressed now.
#[component]
pub fn Button(
    #[prop(optional)] variant: Variant,
    #[prop(optional)] size: Size,
    #[prop(optional)] glyph: Option<Glyph>,
    /// Work begun by the button goes on; presses do nothing meanwhile.
    #[prop(optional, into)]
    busy: Signal<bool>,
    #[prop(optional, into)] blocked: Signal<Option<String>>,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let stopped = move || busy.get() || blocked.with(Option::is_some);
    let press = move |event: leptos::ev::MouseEvent| {
        if untrack(stopped) {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=variant.class()
            data-size=size.as_str()
            aria-disabled=move || stopped().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            on:click=press
        >
            {move || match (busy.get(), glyph) {
                (true, _) => view! { <span class="spinner" aria-hidden="true"></span> }.into_any(),
                (false, Some(glyph)) => view! { <Icon glyph /> }.into_any(),
                (false, None) => ().into_any(),
            }}
            {children()}
            <Why reason=blocked />
        </button>
    }
}

/// A link in a button's dress.
#[component]
pub fn ButtonLink(
    #[prop(into)] href: Signal<String>,
    #[prop(optional)] variant: Variant,
    #[prop(optional)] size: Size,
    #[prop(optional)] glyph: Option<Glyph>,
    children: Children,
) -> impl IntoView {
    view! {
        <a href=move || href.get() class=variant.class() data-size=size.as_str()>
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            {children()}
        </a>
    }
}

/// A button of one sign; `label` is its name and its hint.
#[component]
pub fn IconButton(
    #[prop(into)] glyph: Signal<Glyph>,
    #[prop(into)] label: Signal<String>,
    /// For a button that stays pressed.
    #[prop(optional, into)]
    pressed: Signal<Option<bool>>,
    #[prop(optional, into)] blocked: Signal<Option<String>>,
    #[prop(optional)] danger: bool,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
) -> impl IntoView {
    let press = move |_| {
        if let Some(on_press) = on_press.filter(|_| blocked.with_untracked(Option::is_none)) {
            on_press.run(());
        }
    };
    // The reason is shown while the button has the focus, so a screen reader's name holds it too.
    let name = move || match blocked.get() {
        Some(reason) => format!("{}. {reason}", label.get()),
        None => label.get(),
    };
    view! {
        <button
            type="button"
            class=if danger { "icon-button danger" } else { "icon-button" }
            aria-label=name
            title=move || blocked.with(Option::is_none).then(|| label.get())
            aria-pressed=move || pressed.get().map(|pressed| if pressed { "true" } else { "false" })
            aria-disabled=move || blocked.with(Option::is_some).then_some("true")
            on:click=press
        >
            <Icon glyph />
            <Why reason=blocked />
        </button>
    }
}

/// The reason of a blocked button, part of its name.
#[component]
fn Why(reason: Signal<Option<String>>) -> impl IntoView {
    move || reason.get().map(|reason| view! { <span class="why">{reason}</span> })
}
