//! Going to any такт: back to one that was cut short, or past one there is no time for.

use leptos::prelude::*;

use super::bar::Window;
use crate::{store::Session, ui::Dialog};

/// All такты with their minutes; a tap goes there and starts its time.
#[component]
pub fn TaktList(session: Session, #[prop(optional, into)] then: Option<Callback<()>>) -> impl IntoView {
    let now = Memo::new(move |_| session.takt.with(|takt| takt.as_ref().map(|takt| takt.id.clone())));
    view! {
        <ol class="takt-list">
            <For each=move || session.open.takts.get() key=|takt| (takt.id.clone(), takt.title.clone(), takt.minutes) let:takt>
                {
                    let (id, own) = (takt.id.clone(), takt.id.clone());
                    let minutes = takt.minutes.map(|minutes| format!("{minutes} мин"));
                    let go = move |_| {
                        session.go_to(&id);
                        then.into_iter().for_each(|then| then.run(()));
                    };
                    view! {
                        <li><button type="button" aria-current=move || (now.get().as_ref() == Some(&own)).then_some("step") on:click=go>
                            <span>{takt.title.clone()}</span><small>{minutes}</small>
                        </button></li>
                    }
                }
            </For>
        </ol>
    }
}

#[component]
pub fn JumpDialog(session: Session, window: RwSignal<Option<Window>>) -> impl IntoView {
    let close = Callback::new(move |()| window.set(None));
    view! {
        <Dialog id="jump" title="Перейти к такту" open=Signal::derive(move || window.get() == Some(Window::Jump)) on_close=close>
            <p class="hint">"Время такта начнётся заново. Раскрытое останется раскрытым."</p>
            <TaktList session=session then=close />
        </Dialog>
    }
}
