//! An answer of nobody: it lies on this device until the server has it. The server is told a random key that is
//! known here alone, so that an answer sent twice is one.

use karta_core::domain::diagnostic::inquiry::{self, Replies};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    api::surveys,
    failure::Failure,
    platform::{device::this_device, keys, random_id},
    wire::live::SurveyAsk,
};

/// Bytes of the key: beyond guessing.
const KEY_BYTES: usize = 24;

/// An answer as this device keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Voice {
    key: String,
    replies: Value,
    pub sent: bool,
}

impl Default for Voice {
    fn default() -> Self {
        Self::new()
    }
}

impl Voice {
    /// A new answer, of whoever holds the device now.
    pub fn new() -> Self {
        Self { key: random_id(KEY_BYTES), replies: inquiry::replies_value(&Replies::new()), sent: false }
    }

    /// The answer to the survey behind this code, begun before or new.
    pub fn of(code: &str) -> Self {
        let stored = this_device().get(&key(code)).and_then(|text| serde_json::from_str(&text).ok());
        stored.unwrap_or_default()
    }

    pub fn replies(&self) -> Replies {
        inquiry::replies(Some(&self.replies))
    }

    /// Keeps what is answered so far.
    pub fn keep(&mut self, code: &str, replies: &Replies) {
        self.replies = inquiry::replies_value(replies);
        self.sent = false;
        self.store(code);
    }

    fn store(&self, code: &str) {
        if let Ok(text) = serde_json::to_string(self) {
            // A device that keeps nothing sends it from this page alone.
            let _ = this_device().put(&key(code), &text);
        }
    }
}

fn key(code: &str) -> String {
    format!("{}{code}", keys::VOICE)
}

/// What is asked behind a code; `None` where it is no survey.
pub async fn behind(code: String) -> Result<Option<SurveyAsk>, Failure> {
    surveys::behind(code).await
}

/// Sends the answer. Once it is there, its words leave the device: the next person may hold it.
pub async fn send(code: String, mut voice: Voice) -> Result<Voice, Failure> {
    surveys::answer(code.clone(), voice.key.clone(), voice.replies.clone()).await?;
    voice.replies = inquiry::replies_value(&Replies::new());
    voice.sent = true;
    voice.store(&code);
    Ok(voice)
}
