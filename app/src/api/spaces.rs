//! Making spaces and letting people in.

use karta_core::sync::{PrincipalId, SpaceId};
use leptos::prelude::*;

use super::call::Call;
use crate::{
    failure::Failure,
    wire::{Door, Joined, SpaceLine},
};

#[server(prefix = "/api", endpoint = "spaces/make_board", protocol = Call)]
pub async fn make_board(title: String) -> Result<SpaceId, Failure> {
    crate::ports::backend()?.make_board(title).await
}

#[server(prefix = "/api", endpoint = "spaces/boards", protocol = Call)]
pub async fn boards() -> Result<Vec<SpaceLine>, Failure> {
    crate::ports::backend()?.boards().await
}

#[server(prefix = "/api", endpoint = "spaces/open_door", protocol = Call)]
pub async fn open_door(space: SpaceId) -> Result<Door, Failure> {
    crate::ports::backend()?.open_door(space).await
}

#[server(prefix = "/api", endpoint = "spaces/reveal", protocol = Call)]
pub async fn reveal(space: SpaceId) -> Result<(), Failure> {
    crate::ports::backend()?.reveal(space).await
}

#[server(prefix = "/api", endpoint = "spaces/join", protocol = Call)]
pub async fn join(code: String, name: String) -> Result<Joined, Failure> {
    crate::ports::backend()?.join(code, name).await
}

#[server(prefix = "/api", endpoint = "spaces/remove_member", protocol = Call)]
pub async fn remove_member(space: SpaceId, person: PrincipalId) -> Result<(), Failure> {
    crate::ports::backend()?.remove_member(space, person).await
}
