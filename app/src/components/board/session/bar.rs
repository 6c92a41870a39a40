//! The bar over the map: the такт, its clock, one large button, and everything else under «Ещё».

use karta_core::domain::grants::Action;
use leptos::prelude::*;

use super::{
    clock::{ClockButtons, TaktClock},
    counts::Counts,
    course::CourseDialog,
    group_choice::{GroupChoice, GroupDialog},
    hands::HandsDialog,
    jump::JumpDialog,
    more::More,
    next::NextButton,
    own_part::OwnPart,
    people::PeopleDialog,
    vote::VoteDialog,
};
use crate::{
    components::session::door::DoorDialog,
    store::{OpenBoard, Session},
};

/// What stands open over the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    Door,
    People,
    Course,
    Jump,
    Hands,
    Vote,
    Group,
}

/// Stands over the map.
#[component]
pub fn SessionBar(open: OpenBoard) -> impl IntoView {
    let session = Session::of(open);
    let window = RwSignal::new(None::<Window>);
    view! {
        <section class="session sheet no-print" aria-label="Ход сессии">
            <TaktNow session=session />
            <div class="session-does">
                <Show when=move || session.steers.get()>
                    <Counts session=session />
                    <ClockButtons session=session />
                </Show>
                <Show when=move || open.may(Action::Contribute)><OwnPart session=session window=window /></Show>
                <Show when=move || session.steers.get()><NextButton session=session /></Show>
                <More session=session window=window />
            </div>
        </section>
        <GroupChoice session=session />
        <Windows session=session window=window />
    }
}

#[component]
fn Windows(session: Session, window: RwSignal<Option<Window>>) -> impl IntoView {
    view! {
        <Show when=move || session.open.may(Action::ManageMembers)>
            <DoorDialog id=session.open.id() open=Signal::derive(move || window.get() == Some(Window::Door)) on_close=move || window.set(None) />
            <PeopleDialog session=session window=window />
            <CourseDialog session=session window=window />
            <JumpDialog session=session window=window />
        </Show>
        <Show when=move || session.open.may(Action::EditContent)><HandsDialog session=session window=window /></Show>
        <Show when=move || session.open.may(Action::Contribute)>
            <VoteDialog open=session.open window=window />
            <GroupDialog session=session window=window />
        </Show>
    }
}

/// What is done now: the same words on every screen.
#[component]
pub fn TaktNow(session: Session) -> impl IntoView {
    let title = move || {
        let finished = session.open.progress.with(|progress| progress.finished);
        match session.takt.get() {
            _ if finished => "Сессия завершена".to_owned(),
            Some(takt) => takt.title,
            None => "Сессия ещё не началась".to_owned(),
        }
    };
    let hint = move || {
        let finished = session.open.progress.with(|progress| progress.finished);
        session.takt.get().filter(|_| !finished).map(|takt| takt.hint).unwrap_or_default()
    };
    view! {
        <div class="takt-now">
            <p class="takt-title" role="status">{title}</p>
            <TaktClock session=session />
            <p class="takt-hint">{hint}</p>
        </div>
    }
}
