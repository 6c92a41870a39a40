//! A survey: the results for its author, the answer under one's name for others.

use leptos::prelude::*;

use crate::components::survey::{at_survey::AtSurvey, host::SurveySheet};

#[component]
pub fn SurveyPage() -> impl IntoView {
    view! { <AtSurvey word="" part=|open| view! { <SurveySheet open=open /> }.into_any() /> }
}
