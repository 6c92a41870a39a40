//! What is asked of the server and not kept as records: accounts, doors, the demonstration centre. Each
//! asks after a sign-out that is still owed has been settled: the cookie would speak for who has left.

use karta_core::{
    domain::{account::AccountKind, grants::Function, space::SpaceKind},
    sync::{PrincipalId, SpaceId, record::Fields},
};

use super::leaving::settle;
use crate::{
    api,
    failure::Failure,
    wire::{AccountLine, Door, Slip, SpaceLine},
};

pub async fn slip(token: String) -> Result<Slip, Failure> {
    settle().await?;
    api::session::slip(token).await
}

pub async fn accounts() -> Result<Vec<AccountLine>, Failure> {
    settle().await?;
    api::accounts::accounts().await
}

pub async fn add_account(name: String, kind: AccountKind) -> Result<Slip, Failure> {
    settle().await?;
    api::accounts::add_account(name, kind).await
}

pub async fn close_account(principal: PrincipalId, closed: bool) -> Result<(), Failure> {
    settle().await?;
    api::accounts::close_account(principal, closed).await
}

pub async fn renew_slip(principal: PrincipalId) -> Result<Slip, Failure> {
    settle().await?;
    api::accounts::renew_slip(principal).await
}

/// Makes a space with these facts in its head.
pub async fn found(kind: SpaceKind, head: Fields) -> Result<SpaceId, Failure> {
    settle().await?;
    api::spaces::found(kind, head).await
}

/// The spaces of a kind to which this person belongs; of trajectories one's own alone, the others are followed.
pub async fn own_spaces(kind: SpaceKind) -> Result<Vec<SpaceLine>, Failure> {
    settle().await?;
    let mut lines = api::spaces::own(kind).await?;
    lines.retain(|line| kind != SpaceKind::Trajectory || line.functions.contains(&Function::Owner));
    Ok(lines)
}

pub async fn open_door(space: SpaceId) -> Result<Door, Failure> {
    settle().await?;
    api::spaces::open_door(space).await
}

/// How others join now; for the host.
pub async fn door(space: SpaceId) -> Result<Door, Failure> {
    settle().await?;
    api::spaces::present_door(space).await
}

/// Takes a person out of a space: nothing more is sent to them.
pub async fn remove_member(space: SpaceId, person: PrincipalId) -> Result<(), Failure> {
    settle().await?;
    api::spaces::remove_member(space, person).await
}

pub async fn set_demo(on: bool) -> Result<(), Failure> {
    settle().await?;
    api::centre::set_demo(on).await
}

pub async fn has_demo() -> Result<bool, Failure> {
    settle().await?;
    api::centre::has_demo().await
}
