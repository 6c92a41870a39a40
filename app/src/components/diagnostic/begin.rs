//! A new round: its title, the instrument, the days, who rates.

use karta_core::{
    domain::{
        day::{Day, Period},
        diagnostic::round::{Assigns, Scheme},
    },
    limits::TITLE_CHARS,
    sync::RecordId,
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use serde_json::Value;

use super::{bank::extent_of, scheme::SchemeFields};
use crate::{
    commands::Desk,
    store::diagnostic::{bank::Bank, keeping::found_round},
    ui::{Button, ButtonLink, Choice, FieldKind, Glyph, SelectField, TextField, Toasts, Variant},
};

/// What a new round begins with: self-assessment alone.
pub const PLAIN: Scheme = Scheme { own: true, colleagues: 0, assigns: Assigns::Lot, expert: false };

/// The stored days of two fields; one alone stands for both. `Err` with a word for people.
pub fn days_of(from: &str, to: &str) -> Result<Option<Value>, &'static str> {
    let (from, to) = match (from.is_empty(), to.is_empty()) {
        (true, true) => return Ok(None),
        (false, true) => (from, from),
        (true, false) => (to, to),
        (false, false) => (from, to),
    };
    let (from, to) = (Day::from_iso(from), Day::from_iso(to));
    let (Some(from), Some(to)) = (from, to) else { return Err("Проверьте даты.") };
    Period::new(from, to).map(|days| Some(days.to_value())).ok_or("Конец раньше начала.")
}

#[component]
pub fn NewRound() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let toasts = Toasts::expect();
    let bank = Bank::here();
    let (title, instrument) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let scheme = RwSignal::new(PLAIN);
    let busy = RwSignal::new(false);
    let choices = Memo::new(move |_| {
        bank.all.with(|all| {
            let living = all.iter().filter(|it| !it.archived);
            living
                .map(|it| Choice::new(it.id.as_str(), format!("{} ({})", it.title, extent_of(it))))
                .collect::<Vec<_>>()
        })
    });
    let note = move || {
        let chosen = instrument.with(|id| bank.get(&RecordId::from(id.as_str())));
        chosen.map(|it| it.note).filter(|note| !note.trim().is_empty())
    };
    let days_error = move || from.with(|from| to.with(|to| days_of(from, to))).err().map(str::to_owned);
    let blocked = move || {
        let untitled = title.with(|title| title.trim().is_empty());
        let blank = untitled.then(|| "Назовите раунд".to_owned());
        blank
            .or_else(|| instrument.with(String::is_empty).then(|| "Выберите инструмент".to_owned()))
            .or_else(|| scheme.get().is_empty().then(|| "Выберите, кто отвечает".to_owned()))
            .or_else(days_error)
    };
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        if untrack(blocked).is_some() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        let days = from.with_untracked(|from| to.with_untracked(|to| days_of(from, to))).ok().flatten();
        spawn_local(async move {
            let id = RecordId::new(instrument.get_untracked());
            match found_round(&title.get_untracked(), Some(&id), scheme.get_untracked(), days).await {
                Ok(space) => desk.go.run(format!("/round/{space}")),
                Err(failure) => {
                    busy.set(false);
                    toasts.fail(failure.text);
                }
            }
        });
    };
    view! {
        <form class="sheet form" on:submit=make>
            <h2>"Новый раунд"</h2>
            <TextField id="round-title" label="Название" value=title on_input=move |text: String| title.set(text)
                placeholder="Роли методистов, осень" limit=TITLE_CHARS required=true />
            <SelectField id="round-instrument" label="Инструмент" nothing="не выбран" choices=choices value=instrument
                hint=Signal::derive(note) on_change=move |id: String| instrument.set(id) />
            <div class="field-row">
                <TextField id="round-from" label="С какого дня" kind=FieldKind::Date optional=true value=from on_input=move |day: String| from.set(day) />
                <TextField id="round-to" label="По какой" kind=FieldKind::Date optional=true value=to error=Signal::derive(days_error) on_input=move |day: String| to.set(day) />
            </div>
            <SchemeFields id="round-new" scheme=scheme on_change=move |now| scheme.set(now) />
            <div class="actions">
                <Button variant=Variant::Primary submit=true glyph=Glyph::Plus busy=busy blocked=Signal::derive(blocked)>"Создать раунд"</Button>
                <ButtonLink href="/instruments" variant=Variant::Quiet glyph=Glyph::Drawer>"Банк инструментов"</ButtonLink>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_date_stands_for_both_and_a_reversed_period_is_said() {
        assert_eq!(days_of("", ""), Ok(None));
        assert_eq!(days_of("2026-10-01", ""), days_of("2026-10-01", "2026-10-01"));
        assert!(days_of("2026-10-02", "2026-10-01").is_err() && days_of("вчера", "").is_err());
    }
}
