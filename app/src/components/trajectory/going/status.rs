//! What has become of a step, and since which day.

use karta_core::domain::{day::Day, trajectory::status::Status};
use leptos::prelude::*;

use crate::{
    components::activities::today,
    store::trajectory::going::GoingStep,
    ui::{ChipGroup, Choice, FieldKind, Glyph, Pick, Tag, TextField},
};

pub fn glyph_of(status: Status) -> Glyph {
    match status {
        Status::Planned => Glyph::Clock,
        Status::Going => Glyph::Right,
        Status::Done => Glyph::Check,
        Status::Postponed => Glyph::History,
        Status::Dropped => Glyph::Close,
    }
}

/// A status in a word and with a sign.
#[component]
pub fn StatusTag(status: Status) -> impl IntoView {
    view! { <span class="step-status" data-status=status.name()><Tag glyph=glyph_of(status)>{status.title()}</Tag></span> }
}

/// Chosen by the owner, read by others.
#[component]
pub fn StatusOf(going: GoingStep) -> impl IntoView {
    let own = Memo::new(move |_| going.open.is_own());
    view! {
        <Show when=move || own.get() fallback=move || view! { <StatusRead going /> }><StatusChoice going /></Show>
    }
}

#[component]
fn StatusRead(going: GoingStep) -> impl IntoView {
    move || {
        going.step.get().map(|step| {
            let since = step.since.map(|day| format!(" с {}", day.russian()));
            view! { <p><StatusTag status=step.status /><small>{since}</small></p> }
        })
    }
}

#[component]
fn StatusChoice(going: GoingStep) -> impl IntoView {
    let id = going.id();
    let status = Memo::new(move |_| going.step.with(|step| step.as_ref().map(|step| step.status)));
    let since = Memo::new(move |_| going.step.with(|step| step.as_ref().and_then(|step| step.since)));
    let choices: Vec<Choice> = Status::ALL
        .into_iter()
        .map(|status| Choice::new(status.name(), status.title()).glyph(glyph_of(status)))
        .collect();
    let chosen = move || status.get().map(|status| vec![status.name().to_owned()]).unwrap_or_default();
    let choose = move |names: Vec<String>| {
        let named = Status::ALL.into_iter().find(|status| names.iter().any(|name| name == status.name()));
        if let Some(named) = named.filter(|named| status.get_untracked() != Some(*named)) {
            going.set_status(named, today());
        }
    };
    let set_day = move |text: String| {
        let status = status.get_untracked().unwrap_or_default();
        going.set_status(status, Day::from_iso(&text));
    };
    let day = move || since.get().map(|day| day.to_string()).unwrap_or_default();
    view! {
        <div class="stack stack-tight">
            <ChipGroup id=format!("{id}-status") label="Как идёт шаг" pick=Pick::One choices=choices
                chosen=Signal::derive(chosen) on_change=choose />
            <div class="short-field">
                <TextField id=format!("{id}-since") label="С какого дня" kind=FieldKind::Date value=Signal::derive(day)
                    on_commit=set_day optional=true />
            </div>
        </div>
    }
}
