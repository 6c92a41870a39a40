//! Chips: a toggle, a group of which one or several are chosen, and tags that are only read.

use leptos::prelude::*;

use super::{
    choice::Choice,
    icon::{Glyph, Icon},
};

/// How many of a group may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pick {
    One,
    #[default]
    Many,
}

/// A toggle by itself.
#[component]
pub fn Chip(
    #[prop(into)] pressed: Signal<bool>,
    #[prop(into)] on_toggle: Callback<bool>,
    #[prop(optional)] glyph: Option<Glyph>,
    #[prop(optional, into)] color: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="chip"
            class:chosen=move || pressed.get()
            data-color=move || color.get()
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| on_toggle.run(!pressed.get_untracked())
        >
            <ChipSign chosen=pressed glyph />
            {children()}
        </button>
    }
}

/// A check when chosen, else the chip's own sign.
#[component]
fn ChipSign(chosen: Signal<bool>, glyph: Option<Glyph>) -> impl IntoView {
    move || {
        match (chosen.get(), glyph) {
            (true, _) => Some(Glyph::Check),
            (false, glyph) => glyph,
        }
        .map(|glyph| view! { <Icon glyph size="small" /> })
    }
}

/// A labelled group: `Pick::One` as radio buttons, `Pick::Many` as check boxes, with the keys of the browser.
#[component]
pub fn ChipGroup(
    /// Also the name of its inputs.
    #[prop(into)]
    id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] chosen: Signal<Vec<String>>,
    /// Hears all chosen values, in the order of the choices.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
    #[prop(optional)] pick: Pick,
    /// Lower chips where a mouse is used; a finger still finds 44 px.
    #[prop(optional)]
    dense: bool,
    /// The label is read but not shown.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let change = Callback::new(move |(value, on): (String, bool)| {
        let now = chosen.get_untracked();
        let kept = |own: &String| if *own == value { on } else { pick == Pick::Many && now.contains(own) };
        let all =
            choices.with_untracked(|all| all.iter().map(|choice| choice.value.clone()).collect::<Vec<_>>());
        on_change.run(all.into_iter().filter(kept).collect());
    });
    let values =
        Memo::new(move |_| choices.with(|all| all.iter().map(|c| c.value.clone()).collect::<Vec<_>>()));
    let name = id.clone();
    view! {
        <fieldset class="chip-group" id=id>
            <legend class=if bare { "hidden-text" } else { "" }>{move || label.get()}</legend>
            <div class="chips" data-dense=dense.then_some("")>
                <For each=move || values.get() key=String::clone let:value>
                    <GroupChip name=name.clone() value choices chosen pick change />
                </For>
            </div>
        </fieldset>
    }
}

#[component]
fn GroupChip(
    name: String,
    value: String,
    choices: Signal<Vec<Choice>>,
    chosen: Signal<Vec<String>>,
    pick: Pick,
    change: Callback<(String, bool)>,
) -> impl IntoView {
    let own = value.clone();
    let choice = Memo::new(move |_| {
        choices.with(|all| all.iter().find(|choice| choice.value == own).cloned()).unwrap_or_default()
    });
    let own = value.clone();
    let on = Signal::derive(move || chosen.with(|chosen| chosen.contains(&own)));
    view! {
        <label class="chip" class:chosen=move || on.get() data-color=move || choice.get().color>
            <input
                type=if pick == Pick::One { "radio" } else { "checkbox" }
                name=name
                value=value.clone()
                prop:checked=move || on.get()
                checked=on.get_untracked()
                on:change=move |event| change.run((value.clone(), event_target_checked(&event)))
            />
            <ChipSign chosen=on glyph=choice.with_untracked(|choice| choice.glyph) />
            {move || choice.get().label}
            {move || choice.get().count.map(|count| view! { <span class="count">{count}</span> })}
        </label>
    }
}

/// A word on a thing: its kind, a state, for whom. Not pressed.
#[component]
pub fn Tag(
    #[prop(optional)] glyph: Option<Glyph>,
    #[prop(optional, into)] color: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <span class="tag" data-color=move || color.get()>
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            {children()}
        </span>
    }
}
