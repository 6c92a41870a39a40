//! A row of a menu: an action, a link or a choice that is ticked.

use leptos::prelude::*;

use crate::ui::icon::{Glyph, Icon};

#[derive(Clone)]
enum Does {
    Acts(Callback<()>),
    Leads(String),
}

/// What a row says and does.
#[derive(Clone)]
pub struct MenuItem {
    label: String,
    does: Does,
    glyph: Option<Glyph>,
    hint: Option<String>,
    keys: Option<&'static str>,
    danger: bool,
    parted: bool,
    checked: Option<bool>,
    blocked: Option<String>,
}

impl MenuItem {
    pub fn new(label: impl Into<String>, act: impl Into<Callback<()>>) -> Self {
        Self::of(label.into(), Does::Acts(act.into()))
    }

    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self::of(label.into(), Does::Leads(href.into()))
    }

    fn of(label: String, does: Does) -> Self {
        Self {
            label,
            does,
            glyph: None,
            hint: None,
            keys: None,
            danger: false,
            parted: false,
            checked: None,
            blocked: None,
        }
    }

    #[must_use]
    pub fn glyph(mut self, glyph: Glyph) -> Self {
        self.glyph = Some(glyph);
        self
    }

    /// A second, smaller line.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The shortcut as written on the keys.
    #[must_use]
    pub fn keys(mut self, keys: &'static str) -> Self {
        self.keys = Some(keys);
        self
    }

    #[must_use]
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// A line above this row.
    #[must_use]
    pub fn parted(mut self) -> Self {
        self.parted = true;
        self
    }

    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    /// Why it cannot be done now; `None` when it can.
    #[must_use]
    pub fn blocked(mut self, reason: Option<String>) -> Self {
        self.blocked = reason;
        self
    }
}

#[component]
pub(super) fn MenuRow(item: MenuItem, close: Callback<()>) -> impl IntoView {
    let class = if item.parted { "menu-item parted" } else { "menu-item" };
    let danger = item.danger.then_some("");
    let sign = if item.checked == Some(true) { Some(Glyph::Check) } else { item.glyph };
    let words = view! {
        {sign.map(|glyph| view! { <Icon glyph /> })}
        <span class="word">{item.label}</span>
        {item.keys.map(|keys| view! { <kbd>{keys}</kbd> })}
        {item.blocked.clone().or(item.hint).map(|hint| view! { <small>{hint}</small> })}
    };
    let stopped = item.blocked.is_some();
    match item.does {
        Does::Leads(href) => view! {
            <a class=class role="menuitem" tabindex="-1" href=href on:click=move |_| close.run(())>{words}</a>
        }
        .into_any(),
        Does::Acts(act) => {
            let press = move |_| {
                if !stopped {
                    close.run(());
                    act.run(());
                }
            };
            view! {
                <button
                    type="button"
                    class=class
                    role=if item.checked.is_some() { "menuitemcheckbox" } else { "menuitem" }
                    tabindex="-1"
                    data-danger=danger
                    aria-checked=item.checked.map(|on| if on { "true" } else { "false" })
                    aria-disabled=stopped.then_some("true")
                    on:click=press
                >
                    {words}
                </button>
            }
            .into_any()
        }
    }
}
