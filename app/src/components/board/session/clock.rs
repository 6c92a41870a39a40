//! The такт's clock: counted on every screen from the same record by the server's time.

use karta_core::domain::board::timer::Timer;
use leptos::prelude::*;

use crate::{
    platform::{device::this_device, keys, page},
    store::{OpenBoard, Session},
    ui::{Glyph, IconButton},
};

/// Milliseconds between two looks at the clock: a second never seems to be left out.
const TICK_MS: u32 = 250;

/// How a clock stands; each has its word, so that colour is never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Runs,
    Paused,
    Ending,
    Over,
}

impl State {
    fn of(timer: &Timer, now: u64) -> Self {
        if !timer.runs() {
            Self::Paused
        } else if timer.is_ending(now) {
            Self::Ending
        } else if timer.is_over(now) {
            Self::Over
        } else {
            Self::Runs
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Runs => "runs",
            Self::Paused => "paused",
            Self::Ending => "ending",
            Self::Over => "over",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Runs => "",
            Self::Paused => "пауза",
            Self::Ending => "заканчиваем",
            Self::Over => "время вышло",
        }
    }
}

/// The server's time, going on.
fn ticking(open: OpenBoard) -> RwSignal<u64> {
    let now = RwSignal::new(open.space().server_ms());
    let every = page::every(TICK_MS, move || _ = now.try_set(open.space().server_ms()));
    let _held = StoredValue::new_local(every);
    now
}

/// Whether this device sounds when a такт is about to end.
pub fn is_heard() -> bool {
    this_device().get(keys::SOUND).as_deref() != Some("off")
}

pub fn set_heard(heard: bool) {
    // A device that keeps nothing sounds as before.
    let _ = this_device().put(keys::SOUND, if heard { "on" } else { "off" });
}

/// What is left of the present такт. It sounds once, on the devices of those who lead.
#[component]
pub fn TaktClock(session: Session) -> impl IntoView {
    let now = ticking(session.open);
    let timer = Memo::new(move |_| {
        session
            .open
            .progress
            .with(|progress| progress.now.as_ref().filter(|_| !progress.finished).map(|now| now.timer))
    });
    let text = Memo::new(move |_| timer.get().map(|timer| timer.shown(now.get())));
    let state = Memo::new(move |_| timer.get().map(|timer| State::of(&timer, now.get())));
    Effect::new(move |before: Option<Option<State>>| {
        let state = state.get();
        let ends = state == Some(State::Ending) && before == Some(Some(State::Runs));
        if ends && session.steers.get_untracked() && is_heard() {
            page::chime();
        }
        state
    });
    let name = move || state.get().map_or("", State::name);
    view! {
        <p class="takt-clock" data-state=name hidden=move || text.with(Option::is_none)>
            <span role="timer" aria-label="Осталось">{move || text.get()}</span>
            <small role="status">{move || state.get().map_or("", State::word)}</small>
        </p>
    }
}

/// A minute more or less, and a pause.
#[component]
pub fn ClockButtons(session: Session) -> impl IntoView {
    let timer = move || session.open.progress.with(|progress| progress.now.as_ref().map(|now| now.timer));
    let runs = Memo::new(move |_| timer().is_some_and(|timer| timer.runs()));
    let blocked = move || {
        let idle = session.open.progress.with(|progress| progress.now.is_none() || progress.finished);
        idle.then(|| "Такт не идёт".to_owned())
    };
    let label = move || {
        if runs.get() { "Приостановить время" } else { "Пустить время" }
    };
    let glyph = move || if runs.get() { Glyph::Pause } else { Glyph::Play };
    view! {
        <div class="clock-buttons" role="group" aria-label="Время такта">
            <IconButton glyph=Glyph::Minus label="Минутой меньше" blocked=blocked on_press=move || session.add_minutes(-1) />
            <IconButton glyph=Signal::derive(glyph) label=Signal::derive(move || label().to_owned()) blocked=blocked
                on_press=move || session.pause(runs.get_untracked()) />
            <IconButton glyph=Glyph::Plus label="Минутой больше" blocked=blocked on_press=move || session.add_minutes(1) />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_takt_is_told_in_a_word_before_and_after_it() {
        let timer = Timer::of_minutes(1).started(0);
        let words = [0, 55_000, 61_000].map(|now| State::of(&timer, now).word());
        assert_eq!(words, ["", "заканчиваем", "время вышло"]);
        assert_eq!(State::of(&timer.paused(30_000), 99_000).word(), "пауза");
    }
}
