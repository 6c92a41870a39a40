//! What the game and surveys say over the wire beside records.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A survey as whoever came by its code reads it: what is asked, and nothing of who answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyAsk {
    pub title: String,
    /// As the survey stores them.
    pub questions: Value,
    /// Who answers is not known to anybody; otherwise people join under their names first.
    pub anonymous: bool,
    pub closed: bool,
}
