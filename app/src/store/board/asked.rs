//! What of a board is asked of the server: it alone has what is hidden, and writes members.

use karta_core::{
    domain::board::{replay::Shot, seat::Seat, showing::Wish},
    sync::{RecordId, SpaceId},
};

use crate::{api::boards, failure::Failure, store::leaving::settle, wire::BoardCounts};

pub async fn show(space: SpaceId, wish: Wish) -> Result<(), Failure> {
    settle().await?;
    boards::show(space, wish).await
}

pub async fn reveal(space: SpaceId, takt: RecordId) -> Result<(), Failure> {
    settle().await?;
    boards::reveal(space, takt).await
}

pub async fn counts(space: SpaceId) -> Result<BoardCounts, Failure> {
    settle().await?;
    boards::counts(space).await
}

pub async fn seat(space: SpaceId, seats: Vec<Seat>) -> Result<(), Failure> {
    settle().await?;
    boards::change_seats(space, seats).await
}

/// The course of the board from its beginning, with nothing before its reveal.
pub async fn film(space: SpaceId) -> Result<Vec<Shot>, Failure> {
    settle().await?;
    boards::film(space).await
}
