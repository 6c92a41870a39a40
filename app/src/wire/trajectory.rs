//! What server functions about trajectories give beside the records themselves.

use std::collections::BTreeSet;

use karta_core::{
    domain::{account::AccountKind, grants::Function, trajectory::following::Following},
    sync::{PrincipalId, RecordId, SpaceId},
};
use serde::{Deserialize, Serialize};

/// Somebody with an account, as whoever lets people in chooses among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLine {
    pub principal: PrincipalId,
    pub name: String,
    /// Only a методист confirms levels.
    pub kind: AccountKind,
}

/// The link by which colleagues look at a trajectory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookLink {
    /// Path on this server, with a long token.
    pub path: String,
    /// Until when one can come in by it, milliseconds since 1970.
    pub until_ms: u64,
}

/// A trajectory that the person goes along with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowedLine {
    pub space: SpaceId,
    pub functions: BTreeSet<Function>,
    pub following: Following,
}

/// People of an organisation, and how many of them use a trajectory.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareLine {
    /// Empty for those who name none.
    pub organisation: String,
    pub people: usize,
    pub using: usize,
    /// Of those, with an agreed version.
    pub agreed: usize,
}

/// Counts over all trajectories of the centre. Nobody's plan is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewReport {
    /// Педагоги of all organisations together.
    pub all: ShareLine,
    /// Whole percent, rounded down; `None` where nobody is counted.
    pub percent: Option<u32>,
    pub reaches_target: bool,
    /// By name.
    pub organisations: Vec<ShareLine>,
    /// Others with a trajectory in use: методисты, администраторы.
    pub others: usize,
    /// Gaps that enough people have: the card, the level wanted, how many people.
    pub gaps: Vec<(RecordId, Option<u8>, usize)>,
    /// People with a gap in their own words.
    pub own_words: usize,
    /// Stored names of forms, with how many steps have them.
    pub forms: Vec<(String, usize)>,
    /// Activities by how many people take them up.
    pub activities: Vec<(RecordId, usize)>,
    /// When it was counted, milliseconds since 1970.
    pub counted_ms: u64,
}
