//! What is asked of the server about rounds: it needs a connection.

use karta_core::{
    domain::grants::Function,
    sync::{PrincipalId, SpaceId},
};

use crate::{
    api,
    failure::Failure,
    store::leaving::settle,
    wire::{
        rounds::{ConferredLine, RoundLine},
        trajectory::PersonLine,
    },
};

/// The rounds to which this person belongs.
pub async fn own_rounds() -> Result<Vec<RoundLine>, Failure> {
    settle().await?;
    api::rounds::own().await
}

/// Whom the owner can let in.
pub async fn people(space: SpaceId) -> Result<Vec<PersonLine>, Failure> {
    settle().await?;
    api::rounds::people(space).await
}

pub async fn let_in(space: SpaceId, people: Vec<PrincipalId>, function: Function) -> Result<(), Failure> {
    settle().await?;
    api::rounds::let_in(space, people, function).await
}

/// Levels conferred on people of the round, as far as this person may know of them.
pub async fn conferred(space: SpaceId) -> Result<Vec<ConferredLine>, Failure> {
    settle().await?;
    api::rounds::conferred(space).await
}

/// Sends the assessed what others say of them; gives how many are sent something now.
pub async fn send_results(space: SpaceId) -> Result<u32, Failure> {
    settle().await?;
    api::rounds::send_results(space).await
}
