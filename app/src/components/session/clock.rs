//! A clock that is counted on every screen from the same record by the server's time.

use leptos::prelude::*;

use crate::{
    platform::{device::this_device, keys, page},
    store::SpaceStore,
};

/// Milliseconds between two looks at the clock: a second never seems to be left out.
const TICK_MS: u32 = 250;

/// How a clock stands; each has its word, so that colour is never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    Runs,
    Paused,
    Ending,
    Over,
}

impl ClockState {
    fn name(self) -> &'static str {
        match self {
            Self::Runs => "runs",
            Self::Paused => "paused",
            Self::Ending => "ending",
            Self::Over => "over",
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Runs => "",
            Self::Paused => "пауза",
            Self::Ending => "заканчиваем",
            Self::Over => "время вышло",
        }
    }
}

/// The server's time, going on.
pub fn ticking(space: SpaceStore) -> RwSignal<u64> {
    let now = RwSignal::new(space.server_ms());
    let every = page::every(TICK_MS, move || _ = now.try_set(space.server_ms()));
    let _held = StoredValue::new_local(every);
    now
}

/// Whether this device sounds when a time is about to end.
pub fn is_heard() -> bool {
    this_device().get(keys::SOUND).as_deref() != Some("off")
}

pub fn set_heard(heard: bool) {
    // A device that keeps nothing sounds as before.
    let _ = this_device().put(keys::SOUND, if heard { "on" } else { "off" });
}

/// What is left. It sounds once, on the devices of those for whom it `rings`. Without a `text` it is not there.
#[component]
pub fn ClockFace(
    #[prop(into)] text: Signal<Option<String>>,
    #[prop(into)] state: Signal<Option<ClockState>>,
    #[prop(into)] rings: Signal<bool>,
) -> impl IntoView {
    Effect::new(move |before: Option<Option<ClockState>>| {
        let state = state.get();
        let ends = state == Some(ClockState::Ending) && before == Some(Some(ClockState::Runs));
        if ends && rings.get_untracked() && is_heard() {
            page::chime();
        }
        state
    });
    let name = move || state.get().map_or("", ClockState::name);
    view! {
        <p class="takt-clock" data-state=name hidden=move || text.with(Option::is_none)>
            <span role="timer" aria-label="Осталось">{move || text.get()}</span>
            <small role="status">{move || state.get().map_or("", ClockState::word)}</small>
        </p>
    }
}
