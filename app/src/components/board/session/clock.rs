//! The такт's clock: counted on every screen from the same record by the server's time.

use karta_core::domain::board::timer::Timer;
use leptos::prelude::*;

use crate::{
    components::session::clock::{ClockFace, ClockState, ticking},
    store::Session,
    ui::{Glyph, IconButton},
};

/// What is left of the present такт. It sounds once, on the devices of those who lead.
#[component]
pub fn TaktClock(session: Session) -> impl IntoView {
    let now = ticking(session.open.space());
    let timer = Memo::new(move |_| {
        session
            .open
            .progress
            .with(|progress| progress.now.as_ref().filter(|_| !progress.finished).map(|now| now.timer))
    });
    let text = Memo::new(move |_| timer.get().map(|timer| timer.shown(now.get())));
    let state = Memo::new(move |_| timer.get().map(|timer| state_of(&timer, now.get())));
    view! { <ClockFace text=text state=state rings=session.steers /> }
}

fn state_of(timer: &Timer, now: u64) -> ClockState {
    if !timer.runs() {
        ClockState::Paused
    } else if timer.is_ending(now) {
        ClockState::Ending
    } else if timer.is_over(now) {
        ClockState::Over
    } else {
        ClockState::Runs
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
        let words = [0, 55_000, 61_000].map(|now| state_of(&timer, now).word());
        assert_eq!(words, ["", "заканчиваем", "время вышло"]);
        assert_eq!(state_of(&timer.paused(30_000), 99_000).word(), "пауза");
    }
}
