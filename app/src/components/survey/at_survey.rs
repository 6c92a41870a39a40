//! A page of one survey.

use karta_core::sync::SpaceId;
use leptos::prelude::*;

use crate::{
    components::session::at_space::{AtSpace, OnceHere, Words, entitle},
    store::{OpenSurvey, karta},
    ui::Glyph,
};

const HEADING: &str = "Опрос";
const WORDS: Words = Words {
    opening: "Открываем опрос",
    glyph: Glyph::Speech,
    absent: "Этого опроса здесь нет",
    why: "Его удалили, или вы ещё не вошли в него по коду.",
    by_code: Some("Ввести код"),
};

/// `part` draws the page once the survey has come; `word` is what the page is called beside its title, nothing
/// for the survey's own page.
#[component]
pub fn AtSurvey(word: &'static str, part: fn(OpenSurvey) -> AnyView) -> impl IntoView {
    view! { <AtSpace heading=HEADING words=WORDS part=move |id| view! { <Opened id word part /> }.into_any() /> }
}

#[component]
fn Opened(id: SpaceId, word: &'static str, part: fn(OpenSurvey) -> AnyView) -> impl IntoView {
    let open = OpenSurvey::open(id.clone());
    karta().work_in(open.space());
    let title = Memo::new(move |_| open.head.with(|head| head.as_ref().map(|head| head.title.clone())));
    entitle(title, word, format!("/survey/{id}"));
    view! { <OnceHere title space=open.space() heading=HEADING words=WORDS>{part(open)}</OnceHere> }
}
