//! A page of one game.

use karta_core::sync::SpaceId;
use leptos::prelude::*;

use crate::{
    components::session::at_space::{AtSpace, OnceHere, Words, entitle},
    store::{OpenGame, game::now, karta},
    ui::Glyph,
};

const HEADING: &str = "Игра";
const WORDS: Words = Words {
    opening: "Открываем игру",
    glyph: Glyph::Gametech,
    absent: "Этой игры здесь нет",
    why: "Её удалили, или вы ещё не вошли в неё по коду.",
    by_code: Some("Войти по коду"),
};

/// `part` draws the page once the game has come; `word` is what the page is called beside the game's title,
/// nothing for the game's own page.
#[component]
pub fn AtGame(word: &'static str, part: fn(OpenGame) -> AnyView) -> impl IntoView {
    view! { <AtSpace heading=HEADING words=WORDS part=move |id| view! { <Opened id word part /> }.into_any() /> }
}

#[component]
fn Opened(id: SpaceId, word: &'static str, part: fn(OpenGame) -> AnyView) -> impl IntoView {
    let karta = karta();
    let open = OpenGame::open(id.clone());
    karta.work_in(open.space());
    let title = Memo::new(move |_| open.head.with(|head| head.as_ref().map(|head| head.title.clone())));
    entitle(title, word, format!("/game/{id}"));
    Effect::new(move |_| {
        if open.is_closed() {
            now::ended(&open.id());
        } else if open.me.with(Option::is_some) {
            now::plays(karta, &open.id());
        }
    });
    view! { <OnceHere title space=open.space() heading=HEADING words=WORDS>{part(open)}</OnceHere> }
}
