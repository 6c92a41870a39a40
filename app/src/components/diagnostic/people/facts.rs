//! The round's own facts: title, instrument, days, who rates, a word to those who answer.

use karta_core::{
    domain::diagnostic::round::Round,
    limits::{TEXT_CHARS, TITLE_CHARS},
};
use leptos::prelude::*;
use serde_json::Value;

use crate::{
    components::{
        diagnostic::{begin::days_of, scheme::SchemeFields},
        live_text::{LiveText, Writes},
    },
    store::{OpenRound, diagnostic::bank::Bank},
    ui::{Choice, FieldKind, SelectField, TextField},
};

#[component]
pub(super) fn RoundFacts(open: OpenRound) -> impl IntoView {
    let courier = open.courier;
    let scheme =
        move || open.head.with(|head| head.as_ref().map_or(super::super::begin::PLAIN, |head| head.raters));
    view! {
        <section class="sheet stack">
            <h2>"Раунд"</h2>
            <LiveText courier record=Round::record() field="title" label="Название" writes=Writes::Line most=TITLE_CHARS among_others=true />
            <Instrument open />
            <Days open />
            <SchemeFields id="round-facts" scheme=Signal::derive(scheme) on_change=move |now| open.set_scheme(now) />
            <LiveText courier record=Round::record() field="word" label="Слово тем, кто отвечает" writes=Writes::Text most=TEXT_CHARS among_others=true />
        </section>
    }
}

/// Chosen until the round begins: then its wording is kept.
#[component]
fn Instrument(open: OpenRound) -> impl IntoView {
    let bank = Bank::here();
    let chosen = Signal::derive(move || {
        let id = open.head.with(|head| head.as_ref().and_then(|head| head.instrument.clone()));
        id.map(|id| id.to_string()).unwrap_or_default()
    });
    let choices = Memo::new(move |_| {
        bank.all.with(|all| {
            let living = all.iter().filter(|it| !it.archived || chosen.with(|id| id == it.id.as_str()));
            living.map(|it| Choice::new(it.id.as_str(), it.title.clone())).collect::<Vec<_>>()
        })
    });
    let begun = Memo::new(move |_| open.has_begun());
    let asked = move || {
        open.cards
            .with(|cards| cards.iter().map(|card| view! { <li>{card.title.clone()}</li> }).collect_view())
    };
    let choose = move |id: String| {
        if !id.is_empty() {
            open.write_head("instrument", id);
        }
    };
    view! {
        <Show when=move || begun.get() fallback=move || view! {
            <SelectField id="round-instrument" label="Инструмент" nothing="не выбран" choices=choices value=chosen on_change=choose />
        }>
            <details class="round-cards"><summary>"Что спрашивают"</summary><ol>{asked}</ol></details>
        </Show>
    }
}

#[component]
fn Days(open: OpenRound) -> impl IntoView {
    let kept = Memo::new(move |_| {
        let days = open.head.with(|head| head.as_ref().and_then(|head| head.days));
        days.map_or_else(Default::default, |days| (days.from.to_string(), days.to.to_string()))
    });
    let draft = RwSignal::new(None::<(String, String)>);
    let ends = Memo::new(move |_| draft.get().unwrap_or_else(|| kept.get()));
    let error = move || ends.with(|(from, to)| days_of(from, to)).err().map(str::to_owned);
    let write = move |from: String, to: String| match days_of(&from, &to) {
        Ok(days) => {
            draft.set(None);
            open.write_head("days", days.unwrap_or(Value::Null));
        }
        Err(_) => draft.set(Some((from, to))),
    };
    view! {
        <div class="field-row">
            <TextField id="round-from" label="С какого дня" kind=FieldKind::Date optional=true value=Signal::derive(move || ends.get().0)
                on_input=move |day: String| write(day, ends.get_untracked().1) />
            <TextField id="round-to" label="По какой" kind=FieldKind::Date optional=true value=Signal::derive(move || ends.get().1) error=Signal::derive(error)
                on_input=move |day: String| write(ends.get_untracked().0, day) />
        </div>
    }
}
