//! What the server must provide for rounds of diagnostics: choosing people, sending results.

use async_trait::async_trait;
use karta_core::{
    domain::grants::Function,
    sync::{PrincipalId, SpaceId},
};

use crate::{
    failure::Failure,
    wire::{
        rounds::{ConferredLine, RoundLine},
        trajectory::PersonLine,
    },
};

/// Beside [`Backend`](super::Backend). Every method decides by itself whether the session may do it.
#[async_trait]
pub trait Rounds: Send + Sync {
    /// The rounds to which the asker belongs, with what they ask of them.
    async fn rounds(&self) -> Result<Vec<RoundLine>, Failure>;
    /// People with an open account, by name, the asker among them. For whoever keeps this round.
    async fn people_for_round(&self, space: SpaceId) -> Result<Vec<PersonLine>, Failure>;
    /// Lets people with accounts into a round, as participants or experts.
    async fn let_into_round(
        &self,
        space: SpaceId,
        people: Vec<PrincipalId>,
        function: Function,
    ) -> Result<(), Failure>;
    /// Levels conferred on the people of this round, out of the trajectories to which the asker belongs: of others
    /// they are told nothing. For whoever keeps this round.
    async fn conferred_in_round(&self, space: SpaceId) -> Result<Vec<ConferredLine>, Failure>;
    /// Sends the assessed what others say of them, once, when the round has ended; gives how many are sent
    /// something now.
    async fn send_results(&self, space: SpaceId) -> Result<u32, Failure>;
}
