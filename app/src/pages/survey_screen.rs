//! A survey on a projector.

use leptos::prelude::*;

use crate::{
    components::{
        session::on_screen::OnScreen,
        survey::{at_survey::AtSurvey, screen::Hall},
    },
    store::OpenSurvey,
};

#[component]
pub fn SurveyScreenPage() -> impl IntoView {
    view! { <AtSurvey word="Показ" part=|open| view! { <Screen open=open /> }.into_any() /> }
}

#[component]
fn Screen(open: OpenSurvey) -> impl IntoView {
    let title = Signal::derive(move || open.head.with(|head| head.as_ref().map(|head| head.title.clone())));
    view! { <OnScreen title home=format!("/survey/{}", open.id()) back="К опросу"><Hall open=open /></OnScreen> }
}
