//! What server functions about rounds of diagnostics give beside the records themselves.

use std::collections::BTreeSet;

use karta_core::{
    domain::{day::Period, grants::Function},
    sync::{PrincipalId, RecordId, SpaceId},
};
use serde::{Deserialize, Serialize};

/// A round that a person belongs to, and what it asks of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundLine {
    pub space: SpaceId,
    pub title: String,
    pub functions: BTreeSet<Function>,
    /// The first and the last day in ISO text.
    pub days: Option<(String, String)>,
    /// Its wording is kept: people answer.
    pub begun: bool,
    pub closed: bool,
    /// About how many people, oneself among them, this person is asked; and about how many all is answered.
    pub asked: u32,
    pub done: u32,
}

/// A level that was conferred on somebody in a trajectory to which the asker belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConferredLine {
    pub person: PrincipalId,
    pub card: RecordId,
    /// 1 to 4.
    pub level: u8,
}

impl RoundLine {
    /// Whether something is left for this person to answer.
    pub fn waits(&self) -> bool {
        self.begun && !self.closed && self.done < self.asked
    }
}

/// Days as they cross the wire.
pub fn ends_of(days: Period) -> (String, String) {
    (days.from.to_string(), days.to.to_string())
}
