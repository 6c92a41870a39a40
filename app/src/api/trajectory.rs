//! Going along with a trajectory: people around it, the link to look by, lines and counts over many.

use karta_core::{
    domain::grants::Function,
    sync::{PrincipalId, SpaceId},
};
use leptos::prelude::*;

use super::call::Call;
use crate::{
    failure::Failure,
    wire::trajectory::{FollowedLine, LookLink, OverviewReport, PersonLine},
};

#[server(prefix = "/api", endpoint = "trajectory/people", protocol = Call)]
pub async fn people(space: SpaceId) -> Result<Vec<PersonLine>, Failure> {
    crate::ports::backend()?.people_to_choose(space).await
}

#[server(prefix = "/api", endpoint = "trajectory/choose", protocol = Call)]
pub async fn choose(space: SpaceId, person: PrincipalId, function: Function) -> Result<(), Failure> {
    crate::ports::backend()?.choose_person(space, person, function).await
}

#[server(prefix = "/api", endpoint = "trajectory/link", protocol = Call)]
pub async fn link(space: SpaceId) -> Result<Option<LookLink>, Failure> {
    crate::ports::backend()?.look_link(space).await
}

#[server(prefix = "/api", endpoint = "trajectory/open_link", protocol = Call)]
pub async fn open_link(space: SpaceId) -> Result<LookLink, Failure> {
    crate::ports::backend()?.open_look_link(space).await
}

#[server(prefix = "/api", endpoint = "trajectory/close_link", protocol = Call)]
pub async fn close_link(space: SpaceId) -> Result<(), Failure> {
    crate::ports::backend()?.close_look_link(space).await
}

/// `today` in ISO text, by the asker's calendar.
#[server(prefix = "/api", endpoint = "trajectory/followed", protocol = Call)]
pub async fn followed(today: String) -> Result<Vec<FollowedLine>, Failure> {
    crate::ports::backend()?.followed(today).await
}

#[server(prefix = "/api", endpoint = "trajectory/overview", protocol = Call)]
pub async fn overview() -> Result<OverviewReport, Failure> {
    crate::ports::backend()?.trajectories_overview().await
}
