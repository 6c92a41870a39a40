//! What is asked of the server about the people around a trajectory: it needs a connection.

use karta_core::{
    domain::grants::Function,
    sync::{PrincipalId, SpaceId},
};

use crate::{
    api,
    failure::Failure,
    store::leaving::settle,
    wire::trajectory::{LookLink, PersonLine},
};

/// Whom the owner can let in.
pub async fn people(space: SpaceId) -> Result<Vec<PersonLine>, Failure> {
    settle().await?;
    api::trajectory::people(space).await
}

pub async fn choose(space: SpaceId, person: PrincipalId, function: Function) -> Result<(), Failure> {
    settle().await?;
    api::trajectory::choose(space, person, function).await
}

/// Takes somebody out: nothing more is sent to them.
pub async fn take_out(space: SpaceId, person: PrincipalId) -> Result<(), Failure> {
    settle().await?;
    api::spaces::remove_member(space, person).await
}

/// The link to look by, where there is one.
pub async fn link(space: SpaceId) -> Result<Option<LookLink>, Failure> {
    settle().await?;
    api::trajectory::link(space).await
}

pub async fn open_link(space: SpaceId) -> Result<LookLink, Failure> {
    settle().await?;
    api::trajectory::open_link(space).await
}

/// Shuts the link; who came by it goes out.
pub async fn close_link(space: SpaceId) -> Result<(), Failure> {
    settle().await?;
    api::trajectory::close_link(space).await
}
