//! Making spaces and letting people in.

use karta_core::{
    domain::space::SpaceKind,
    sync::{PrincipalId, SpaceId, record::Fields},
};
use leptos::prelude::*;

use super::call::Call;
use crate::{
    failure::Failure,
    wire::{Door, Joined, SpaceLine},
};

#[server(prefix = "/api", endpoint = "spaces/found", protocol = Call)]
pub async fn found(kind: SpaceKind, head: Fields) -> Result<SpaceId, Failure> {
    crate::ports::backend()?.found(kind, head).await
}

#[server(prefix = "/api", endpoint = "spaces/own", protocol = Call)]
pub async fn own(kind: SpaceKind) -> Result<Vec<SpaceLine>, Failure> {
    crate::ports::backend()?.own_spaces(kind).await
}

#[server(prefix = "/api", endpoint = "spaces/open_door", protocol = Call)]
pub async fn open_door(space: SpaceId) -> Result<Door, Failure> {
    crate::ports::backend()?.open_door(space).await
}

#[server(prefix = "/api", endpoint = "spaces/door", protocol = Call)]
pub async fn present_door(space: SpaceId) -> Result<Door, Failure> {
    crate::ports::backend()?.door(space).await
}

#[server(prefix = "/api", endpoint = "spaces/join", protocol = Call)]
pub async fn join(code: String, name: String) -> Result<Joined, Failure> {
    crate::ports::backend()?.join(code, name).await
}

#[server(prefix = "/api", endpoint = "spaces/remove_member", protocol = Call)]
pub async fn remove_member(space: SpaceId, person: PrincipalId) -> Result<(), Failure> {
    crate::ports::backend()?.remove_member(space, person).await
}
