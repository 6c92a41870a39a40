//! The choice of theme. It puts `data-theme` on the page; keeping the choice is the caller's.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device wishes.
    #[default]
    System,
    Light,
    Dark,
    Projector,
}

impl Theme {
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Projector];

    /// The value of `data-theme`; none for the device's own.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
            Self::Projector => Some("projector"),
        }
    }

    /// The theme of that name; anything unknown is the device's own.
    pub fn of_name(name: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }

    fn label(self) -> &'static str {
        match self {
            Self::System => "Системная",
            Self::Light => "Светлая",
            Self::Dark => "Тёмная",
            Self::Projector => "Проектор",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Self::System => Glyph::Device,
            Self::Light => Glyph::Sun,
            Self::Dark => Glyph::Moon,
            Self::Projector => Glyph::Projector,
        }
    }
}

/// Four themes to choose from. `compact` shows signs alone, with the words for those who hear.
#[component]
pub fn ThemeSwitch(
    /// The name of its inputs: one per page.
    #[prop(into)]
    id: String,
    #[prop(into)] theme: Signal<Theme>,
    #[prop(into)] on_change: Callback<Theme>,
    #[prop(optional)] compact: bool,
) -> impl IntoView {
    Effect::new(move |_| {
        let Some(root) = document().document_element() else { return };
        // Setting an attribute by a fixed name cannot fail.
        let _ = match theme.get().name() {
            Some(name) => root.set_attribute("data-theme", name),
            None => root.remove_attribute("data-theme"),
        };
    });
    let option = move |own: Theme| {
        let on = move || theme.get() == own;
        view! {
            <label class:chosen=on title=own.label()>
                <input
                    type="radio"
                    name=id.clone()
                    checked=theme.get_untracked() == own
                    prop:checked=on
                    on:change=move |_| on_change.run(own)
                />
                <Icon glyph=own.glyph() />
                <span class="word">{own.label()}</span>
            </label>
        }
    };
    view! {
        <fieldset class="theme-switch" data-compact=compact.then_some("")>
            <legend class="hidden-text">"Тема"</legend>
            {Theme::ALL.map(option)}
        </fieldset>
    }
}
