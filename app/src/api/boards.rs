//! What of a board only the server can do: showing what its host was not sent, counting it, changing members.

use karta_core::{
    domain::board::{replay::Shot, seat::Seat, showing::Wish},
    sync::{RecordId, SpaceId},
};
use leptos::prelude::*;

use super::call::Call;
use crate::{failure::Failure, wire::BoardCounts};

#[server(prefix = "/api", endpoint = "boards/show", protocol = Call)]
pub async fn show(space: SpaceId, wish: Wish) -> Result<(), Failure> {
    crate::ports::backend()?.show(space, wish).await
}

#[server(prefix = "/api", endpoint = "boards/reveal", protocol = Call)]
pub async fn reveal(space: SpaceId, takt: RecordId) -> Result<(), Failure> {
    crate::ports::backend()?.reveal(space, takt).await
}

#[server(prefix = "/api", endpoint = "boards/counts", protocol = Call)]
pub async fn counts(space: SpaceId) -> Result<BoardCounts, Failure> {
    crate::ports::backend()?.board_counts(space).await
}

#[server(prefix = "/api", endpoint = "boards/film", protocol = Call)]
pub async fn film(space: SpaceId) -> Result<Vec<Shot>, Failure> {
    crate::ports::backend()?.film(space).await
}

#[server(prefix = "/api", endpoint = "boards/seat", protocol = Call)]
pub async fn change_seats(space: SpaceId, seats: Vec<Seat>) -> Result<(), Failure> {
    crate::ports::backend()?.seat(space, seats).await
}
