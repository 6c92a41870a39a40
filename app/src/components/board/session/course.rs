//! «Ход и дорожки»: such as the script made them, changed by the host before the session and while it goes.

use karta_core::sync::RecordId;
use leptos::prelude::*;

use super::{bar::Window, lanes::Lanes, takt_editor::TaktEditor};
use crate::{
    store::Session,
    ui::{Button, Dialog, DialogSize, Glyph, IconButton, SortItem, SortableList, Variant},
};

#[component]
pub fn CourseDialog(session: Session, window: RwSignal<Option<Window>>) -> impl IntoView {
    let edited = RwSignal::new(None::<RecordId>);
    let close = Callback::new(move |()| {
        edited.set(None);
        window.set(None);
    });
    let foot = move || {
        view! {
            <Show when=move || edited.with(Option::is_some)><Button glyph=Glyph::Left on_press=move || edited.set(None)>"К ходу"</Button></Show>
            <Button variant=Variant::Primary on_press=move || close.run(())>"Готово"</Button>
        }
    };
    view! {
        <Dialog id="course" title="Ход и дорожки" size=DialogSize::Wide open=Signal::derive(move || window.get() == Some(Window::Course)) on_close=close foot=foot>
            {move || match edited.get() {
                Some(takt) => view! { <TaktEditor session=session takt=takt close=Callback::new(move |()| edited.set(None)) /> }.into_any(),
                None => view! { <Course session=session edited=edited /><Lanes session=session /> }.into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Course(session: Session, edited: RwSignal<Option<RecordId>>) -> impl IntoView {
    let items = Signal::derive(move || {
        session.open.takts.with(|takts| {
            takts.iter().map(|takt| SortItem::new(takt.id.as_str(), takt.title.clone())).collect::<Vec<_>>()
        })
    });
    let minutes =
        move || session.open.takts.with(|takts| takts.iter().filter_map(|takt| takt.minutes).sum::<u32>());
    let row = Callback::new(move |id: String| {
        view! { <TaktLine session=session id=RecordId::new(id) edited=edited /> }.into_any()
    });
    let moved = Callback::new(move |(from, to): (usize, usize)| session.move_takt(from, to));
    view! {
        <h3>"Ход"</h3>
        <p class="hint">{move || format!("Всего минут: {}", minutes())}</p>
        <SortableList id="course-takts" label="Такты" items=items row=row on_move=moved />
        <div class="row"><Button glyph=Glyph::Plus on_press=move || edited.set(session.add_takt())>"Такт"</Button></div>
    }
}

#[component]
fn TaktLine(session: Session, id: RecordId, edited: RwSignal<Option<RecordId>>) -> impl IntoView {
    let id = StoredValue::new(id);
    let takt = Memo::new(move |_| {
        session.open.takts.with(|takts| id.with_value(|id| takts.iter().find(|takt| takt.id == *id).cloned()))
    });
    let about = move || {
        takt.get().map(|takt| {
            let minutes =
                takt.minutes.map_or_else(|| "без времени".to_owned(), |minutes| format!("{minutes} мин"));
            let words = [
                Some(minutes),
                (!takt.closed).then(|| takt.begins.title().to_owned()),
                takt.reveals.then(|| "раскрытие".to_owned()),
                takt.vote.map(|vote| format!("голосование, точек: {}", vote.dots)),
            ];
            words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    view! {
        <div class="takt-line">
            <span class="grow"><b>{move || takt.get().map(|takt| takt.title)}</b><small>{about}</small></span>
            <IconButton glyph=Glyph::Pencil label="Изменить такт" on_press=move || edited.set(Some(id.get_value())) />
        </div>
    }
}
