//! What happens at a table now: the same words and the same clock on every screen.

use karta_core::{domain::game::stage::Phase, limits::GAME_LAST_MS, sync::RecordId};
use leptos::prelude::*;

use crate::{
    components::session::clock::{ClockFace, ClockState, ticking},
    store::OpenGame,
};

/// «Иван: показ», with the clock.
#[component]
pub fn TableNow(
    open: OpenGame,
    #[prop(into)] table: RecordId,
    /// The table is named: there are several in sight.
    #[prop(optional)]
    named: bool,
) -> impl IntoView {
    let key = StoredValue::new(table);
    let stage = Memo::new(move |_| key.with_value(|id| open.table(id)).and_then(|table| table.stage));
    let now = ticking(open.space());
    let text = Memo::new(move |_| stage.get().and_then(|stage| stage.shown(open.minutes(), now.get())));
    let state = Memo::new(move |_| {
        let stage = stage.get()?;
        let left = stage.left_ms(open.minutes(), now.get())?;
        Some(match left {
            _ if stage.runs_since.is_none() => ClockState::Paused,
            0 => ClockState::Over,
            1..=GAME_LAST_MS => ClockState::Ending,
            _ => ClockState::Runs,
        })
    });
    let title = move || {
        let words = now_at(open, &key.get_value());
        let name = key.with_value(|id| open.table(id)).map(|table| table.title).filter(|_| named);
        name.map_or(words.clone(), |name| format!("{name}. {words}"))
    };
    view! {
        <div class="takt-now">
            <p class="takt-title" role="status">{title}</p>
            <ClockFace text=text state=state rings=open.leads />
        </div>
    }
}

/// Whose turn it is and what they do, in one line.
pub fn now_at(open: OpenGame, table: &RecordId) -> String {
    if open.is_closed() {
        return "Игра завершена".to_owned();
    }
    let stage = open.table(table).and_then(|table| table.stage);
    let Some((stage, person)) = stage.zip(open.called_at(table)) else {
        return "Игра за столом ещё не началась".to_owned();
    };
    let name = open.name_of(&person);
    match open.turn(&stage.turn) {
        None => format!("{name} тянет роль"),
        Some(_) if stage.phase == Phase::Preparation && stage.is_fresh() => format!("{name}: роль есть"),
        Some(_) => format!("{name}: {}", stage.phase.title()),
    }
}
