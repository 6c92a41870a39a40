//! A page of one board beside its map.

use karta_core::sync::SpaceId;
use leptos::prelude::*;

use crate::{
    components::session::at_space::{AtSpace, OnceHere, Words, entitle},
    store::{OpenBoard, Session, karta},
    ui::Glyph,
};

const WORDS: Words = Words {
    opening: "Открываем доску",
    glyph: Glyph::Board,
    absent: "Этой доски здесь нет",
    why: "Её удалили, или вас на неё не пригласили.",
    by_code: None,
};

/// `part` draws the page once the board has come; `word` is what the page is called beside the board's title.
#[component]
pub fn AtBoard(word: &'static str, part: fn(Session) -> AnyView) -> impl IntoView {
    view! { <AtSpace heading=word words=WORDS part=move |id| view! { <Opened id word part /> }.into_any() /> }
}

#[component]
fn Opened(id: SpaceId, word: &'static str, part: fn(Session) -> AnyView) -> impl IntoView {
    let open = OpenBoard::open(id.clone());
    karta().work_in(open.space());
    let title = Memo::new(move |_| open.head.with(|head| head.as_ref().map(|head| head.title.clone())));
    entitle(title, word, format!("/board/{id}"));
    let session = Session::of(open);
    view! { <OnceHere title space=open.space() heading=word words=WORDS>{part(session)}</OnceHere> }
}
