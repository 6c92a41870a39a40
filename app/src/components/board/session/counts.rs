//! What the host is told of what is not shown yet: numbers, asked for every few seconds.

use karta_core::domain::plural::form;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    platform::page,
    store::{Session, board::asked},
    wire::BoardCounts,
};

/// Milliseconds between two askings: soon enough to see that people write.
const ASK_MS: u32 = 4_000;

/// The numbers as last told; nothing until then. Asked for while the page is in sight.
pub fn counted(session: Session) -> RwSignal<Option<BoardCounts>> {
    let counts = RwSignal::new(None);
    let id = StoredValue::new(session.open.id());
    let look = move || {
        if !page::is_visible() || !session.steers.try_get_untracked().unwrap_or_default() {
            return;
        }
        let Some(id) = id.try_get_value() else { return };
        spawn_local(async move {
            // Without a network the last numbers stay.
            if let Ok(told) = asked::counts(id).await {
                _ = counts.try_set(Some(told));
            }
        });
    };
    // A new такт is told at once.
    Effect::new(move |_| {
        session.open.progress.track();
        look();
    });
    let _held = StoredValue::new_local(page::every(ASK_MS, look));
    counts
}

/// «Скрыто 12 карточек · готовы 5 из 14 · проголосовали 3».
#[component]
pub fn Counts(session: Session) -> impl IntoView {
    let counts = counted(session);
    let words = move || {
        let told = counts.get().unwrap_or_default();
        let hidden = told.hidden() as u64;
        let cards = form(hidden, ["карточка", "карточки", "карточек"]);
        let votes = session.takt.with(|takt| takt.as_ref().is_some_and(|takt| takt.vote.is_some()));
        let ready = session.readiness().filter(|ready| ready.of > 0);
        let parts = [
            (hidden > 0).then(|| format!("Скрыто: {hidden} {cards}")),
            ready.map(|ready| format!("Готовы {} из {}", ready.ready, ready.of)),
            votes.then(|| format!("Проголосовали {}", told.voters)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! { <p class="session-counts" role="status">{words}</p> }
}
