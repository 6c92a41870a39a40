//! What the server must provide. One value per request: it knows whose session asks.

use std::sync::Arc;

use async_trait::async_trait;
use karta_core::{
    domain::{
        account::AccountKind,
        board::{replay::Shot, seat::Seat, showing::Wish},
        space::SpaceKind,
    },
    sync::{
        PrincipalId, RecordId, SpaceId,
        protocol::{Entry, PullReply, PullRequest, PushReply, PushRequest},
        record::Fields,
    },
};

use crate::{
    failure::Failure,
    wire::{AccountLine, Beginning, BoardCounts, Door, Joined, Me, Slip, SpaceLine},
};

pub mod live;
pub mod rounds;
pub mod trajectories;

use live::Live;
use rounds::Rounds;
use trajectories::Trajectories;

/// The server behind one request. Every method decides by itself whether the session may do it.
#[async_trait]
pub trait Backend: Live + Rounds + Trajectories + Send + Sync {
    async fn me(&self) -> Result<Option<Me>, Failure>;
    /// Exchanges login and password for a session. [`WrongSecret`](crate::failure::FailureCode::WrongSecret)
    /// for either being wrong; `TooMany` after several tries at one login.
    async fn sign_in(&self, login: String, password: String) -> Result<Me, Failure>;
    async fn sign_out(&self) -> Result<(), Failure>;
    /// For whom a one-time link is, so that the form can greet; `NotFound` once used or expired.
    async fn slip(&self, token: String) -> Result<Slip, Failure>;
    /// Begins an account by a one-time link and signs it in.
    async fn begin(&self, beginning: Beginning) -> Result<Me, Failure>;

    async fn accounts(&self) -> Result<Vec<AccountLine>, Failure>;
    async fn add_account(&self, name: String, kind: AccountKind) -> Result<Slip, Failure>;
    /// Closes or reopens an account; closing ends its sessions.
    async fn close_account(&self, principal: PrincipalId, closed: bool) -> Result<(), Failure>;
    /// A new one-time link for somebody who forgot the password.
    async fn renew_slip(&self, principal: PrincipalId) -> Result<Slip, Failure>;

    /// Makes a space with its head, of which the asker becomes the owner.
    async fn found(&self, kind: SpaceKind, head: Fields) -> Result<SpaceId, Failure>;
    /// The spaces of a kind to which the asker belongs.
    async fn own_spaces(&self, kind: SpaceKind) -> Result<Vec<SpaceLine>, Failure>;
    /// The code and link by which guests join; made anew with each call, the former ones die.
    async fn open_door(&self, space: SpaceId) -> Result<Door, Failure>;
    /// The code and link of a space as they stand; made where there are none.
    async fn door(&self, space: SpaceId) -> Result<Door, Failure>;
    /// Shows records of a board to more people: done by the server, since who asks has not been sent them.
    async fn show(&self, space: SpaceId, wish: Wish) -> Result<(), Failure>;
    /// Shows all what a такт hid, and what its votes came to; notes it as revealed.
    async fn reveal(&self, space: SpaceId, takt: RecordId) -> Result<(), Failure>;
    /// How much of a board is hidden; for its host alone.
    async fn board_counts(&self, space: SpaceId) -> Result<BoardCounts, Failure>;
    /// The course of a board: at each moment what all could see then.
    async fn film(&self, space: SpaceId) -> Result<Vec<Shot>, Failure>;
    /// Changes members of a board or a game: all that is asked, or nothing.
    async fn seat(&self, space: SpaceId, seats: Vec<Seat>) -> Result<(), Failure>;
    async fn join(&self, code: String, name: String) -> Result<Joined, Failure>;
    /// Takes a person out of a space: their stream closes and nothing more is sent.
    async fn remove_member(&self, space: SpaceId, person: PrincipalId) -> Result<(), Failure>;

    async fn push(&self, request: PushRequest) -> Result<PushReply, Failure>;
    async fn pull(&self, request: PullRequest) -> Result<PullReply, Failure>;
    /// What of a record's log this viewer may see, ascending.
    async fn history(&self, space: SpaceId, record: RecordId) -> Result<Vec<Entry>, Failure>;

    /// Puts the demonstration centre up or takes it away.
    async fn set_demo(&self, on: bool) -> Result<(), Failure>;
    async fn has_demo(&self) -> Result<bool, Failure>;
}

/// The backend of the request being answered.
pub type RequestBackend = Arc<dyn Backend>;

/// The request's backend; a fault where the route forgot to provide it.
pub fn backend() -> Result<RequestBackend, Failure> {
    leptos::prelude::use_context::<RequestBackend>().ok_or_else(Failure::fault)
}
