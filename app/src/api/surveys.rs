//! Answering a survey as nobody: by its code alone, without joining. No session is looked at.

use leptos::prelude::*;
use serde_json::Value;

use super::call::Call;
use crate::{failure::Failure, wire::live::SurveyAsk};

#[server(prefix = "/api", endpoint = "surveys/behind", protocol = Call)]
pub async fn behind(code: String) -> Result<Option<SurveyAsk>, Failure> {
    crate::ports::backend()?.survey_behind(code).await
}

#[server(prefix = "/api", endpoint = "surveys/answer", protocol = Call)]
pub async fn answer(code: String, key: String, replies: Value) -> Result<(), Failure> {
    crate::ports::backend()?.answer_survey(code, key, replies).await
}
