//! A survey on a projector.

use leptos::{ev, prelude::*};
use leptos_router::hooks::use_navigate;

use crate::{
    components::survey::{at_survey::AtSurvey, screen::Hall},
    platform::{body, page},
    store::OpenSurvey,
    ui::{Glyph, IconButton, Theme},
};

#[component]
pub fn SurveyScreenPage() -> impl IntoView {
    view! { <AtSurvey word="Показ" part=|open| view! { <Screen open=open /> }.into_any() /> }
}

#[component]
fn Screen(open: OpenSurvey) -> impl IntoView {
    let survey = StoredValue::new(format!("/survey/{}", open.id()));
    let title = move || open.head.with(|head| head.as_ref().map(|head| head.title.clone()));
    if body::is_here() {
        let navigate = use_navigate();
        let keys = window_event_listener(ev::keydown, move |event| match event.code().as_str() {
            "KeyF" => page::toggle_full_screen(),
            "Escape" => survey.with_value(|survey| navigate(survey, Default::default())),
            _ => {}
        });
        on_cleanup(move || keys.remove());
    }
    view! {
        <section class="stage board-stage" data-theme=Theme::Projector.name()>
            <Hall open=open />
            <nav class="stage-foot" aria-label="Показ">
                <h1 class="grow">{title}</h1>
                <IconButton glyph=Glyph::Projector label="Во весь экран" on_press=page::toggle_full_screen />
                <a class="button" href=survey.get_value()>"К опросу"</a>
            </nav>
        </section>
    }
}
