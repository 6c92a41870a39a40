//! Rounds of diagnostics: whom they are about, and what the assessed are sent at the end.

use karta_core::{
    domain::grants::Function,
    sync::{PrincipalId, SpaceId},
};
use leptos::prelude::*;

use super::call::Call;
use crate::{
    failure::Failure,
    wire::{
        rounds::{ConferredLine, RoundLine},
        trajectory::PersonLine,
    },
};

#[server(prefix = "/api", endpoint = "rounds/own", protocol = Call)]
pub async fn own() -> Result<Vec<RoundLine>, Failure> {
    crate::ports::backend()?.rounds().await
}

#[server(prefix = "/api", endpoint = "rounds/people", protocol = Call)]
pub async fn people(space: SpaceId) -> Result<Vec<PersonLine>, Failure> {
    crate::ports::backend()?.people_for_round(space).await
}

#[server(prefix = "/api", endpoint = "rounds/let_in", protocol = Call)]
pub async fn let_in(space: SpaceId, people: Vec<PrincipalId>, function: Function) -> Result<(), Failure> {
    crate::ports::backend()?.let_into_round(space, people, function).await
}

#[server(prefix = "/api", endpoint = "rounds/conferred", protocol = Call)]
pub async fn conferred(space: SpaceId) -> Result<Vec<ConferredLine>, Failure> {
    crate::ports::backend()?.conferred_in_round(space).await
}

#[server(prefix = "/api", endpoint = "rounds/send_results", protocol = Call)]
pub async fn send_results(space: SpaceId) -> Result<u32, Failure> {
    crate::ports::backend()?.send_results(space).await
}
