//! What the server must provide for games and surveys: what nobody may be sent before its time, and answers
//! that are nobody's.

use std::collections::BTreeMap;

use async_trait::async_trait;
use karta_core::sync::{RecordId, SpaceId};
use serde_json::Value;

use crate::{failure::Failure, wire::live::SurveyAsk};

/// Beside [`Backend`](super::Backend). Every method decides by itself whether it may be done.
#[async_trait]
pub trait Live: Send + Sync {
    /// Opens all marks of a turn at once. For the host of the game and who leads a table.
    async fn reveal_marks(&self, space: SpaceId, turn: RecordId) -> Result<(), Failure>;
    /// How many observers have marked each turn: numbers, for the host and who leads a table.
    async fn marks_given(&self, space: SpaceId) -> Result<BTreeMap<RecordId, u32>, Failure>;

    /// The survey behind a code; `None` where something else is behind it, `NotFound` where nothing is.
    async fn survey_behind(&self, code: String) -> Result<Option<SurveyAsk>, Failure>;
    /// Takes an answer that is nobody's. `key` is random and known to the device alone: sent again, it is the
    /// same answer. Who asks is not looked at.
    async fn answer_survey(&self, code: String, key: String, replies: Value) -> Result<(), Failure>;
}
