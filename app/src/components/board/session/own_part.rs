//! What a participant does beside writing: says «готово», gives cards to the group, raises the group's, votes.

use leptos::prelude::*;

use super::bar::Window;
use crate::{
    components::session::asking::ask,
    store::{Session, board::votes::Votes},
    ui::{Button, Glyph, Toasts, Variant},
};

#[component]
pub fn OwnPart(session: Session, window: RwSignal<Option<Window>>) -> impl IntoView {
    let votes = Votes::of(session.open);
    let left = Memo::new(move |_| votes.mine().map(|(ballot, vote)| ballot.left(vote)));
    let works = Memo::new(move |_| {
        let finished = session.open.progress.with(|progress| progress.finished);
        session.takt.with(Option::is_some) && !finished && !session.steers.get()
    });
    view! {
        <Show when=move || left.with(Option::is_some)>
            <Button glyph=Glyph::Star on_press=move || window.set(Some(Window::Vote))>
                {move || format!("Голосовать: осталось {}", left.get().unwrap_or_default())}
            </Button>
        </Show>
        <Raise session=session />
        <Show when=move || works.get()><ReadyButton session=session /></Show>
    }
}

#[component]
fn ReadyButton(session: Session) -> impl IntoView {
    let is_ready = Memo::new(move |_| session.is_ready());
    view! {
        <button type="button" class="button ready-button" aria-pressed=move || if is_ready.get() { "true" } else { "false" }
            on:click=move |_| session.set_ready(!is_ready.get_untracked())>
            <crate::ui::Icon glyph=Glyph::Check />{move || if is_ready.get() { "Вы готовы" } else { "Готово" }}
        </button>
    }
}

/// From oneself to the group, from the group to all.
#[component]
fn Raise(session: Session) -> impl IntoView {
    let toasts = Toasts::expect();
    let busy = RwSignal::new(false);
    let own = Memo::new(move |_| session.own_hidden().len());
    let gives = Memo::new(move |_| own.get() > 0 && session.my_group().is_some());
    let collects = Memo::new(move |_| session.collects() && session.my_group().is_some());
    let give = move || ask(toasts, busy, session.raise_own(), "Карточки видит ваша группа.");
    let raise = move || ask(toasts, busy, session.raise_group(), "Карточки группы теперь видят все.");
    view! {
        <Show when=move || gives.get()>
            <Button variant=Variant::Quiet glyph=Glyph::People busy=busy on_press=give>
                {move || format!("Отдать группе свои: {}", own.get())}
            </Button>
        </Show>
        <Show when=move || collects.get()>
            <Button glyph=Glyph::Up busy=busy on_press=raise>"Поднять карточки группы"</Button>
        </Show>
    }
}
