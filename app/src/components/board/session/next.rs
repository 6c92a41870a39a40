//! The one large button: it says what comes next and does it.

use karta_core::domain::board::progress::Next;
use leptos::prelude::*;

use crate::{
    commands::Desk,
    components::session::asking::ask,
    platform::page,
    store::Session,
    ui::{Button, Glyph, Size, Toasts, Variant},
};

/// Milliseconds after a press in which another one does nothing: a tap that came twice must not leave a
/// такт out.
const REST_MS: u32 = 800;

#[component]
pub fn NextButton(session: Session) -> impl IntoView {
    let toasts = Toasts::expect();
    let desk = expect_context::<Desk>();
    let busy = RwSignal::new(false);
    let rests = RwSignal::new(false);
    let waits = Signal::derive(move || busy.get() || rests.get());
    let press = move || {
        rests.set(true);
        page::after(REST_MS, move || _ = rests.try_set(false)).keep();
        match session.next.get_untracked() {
            Next::Outcomes => desk.go.run(format!("/board/{}/outcomes", session.open.id())),
            Next::Reveal(_) => ask(toasts, busy, session.go_on(), "Раскрыто: теперь видят все."),
            _ => ask(toasts, busy, session.go_on(), ""),
        }
    };
    let then = move || match session.next.get() {
        Next::Begin(takt) | Next::Go(takt) => session
            .open
            .takts
            .with(|takts| takts.iter().find(|other| other.id == takt).map(|takt| takt.title.clone())),
        _ => None,
    };
    view! {
        <span class="session-next">
            <Button variant=Variant::Primary size=Size::Large glyph=Glyph::Right busy=waits on_press=press>
                <span class="next-words">{move || session.next.get().label()}<small>{then}</small></span>
            </Button>
        </span>
    }
}
