//! The server behind one request: who the session is, what it may ask, and which part answers.
//!
//! People answer for accounts, rooms for spaces; here they meet. Every method identifies the caller anew,
//! and what they may do within a space is left to its room.

use app::{
    failure::{Failure, FailureCode},
    ports::Backend,
    wire::{AccountLine, Beginning, BoardCounts, Door, Joined, Me, Slip, SpaceLine},
};
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
use tower_sessions::Session;

use crate::{auth::Identity, live::room::Caller, state::Karta};

mod boards;
mod demo;
mod film;
mod games;
pub(crate) mod rounds;
mod spaces;
mod surveys;
mod sync;
pub mod trajectories;

/// The backend of one request.
pub struct Request {
    karta: Karta,
    session: Session,
    /// The origin by which guests come, where it is not the one of this request.
    guests: Option<String>,
}

impl Request {
    pub fn new(karta: Karta, session: Session, guests: Option<String>) -> Self {
        Self { karta, session, guests }
    }

    /// Who asks, signed in or not.
    async fn caller(&self) -> Result<Caller, Failure> {
        Ok(caller_of(self.karta.people.who(&self.session).await?))
    }

    /// Who asks; [`FailureCode::SignInNeeded`] for a visitor.
    async fn person(&self) -> Result<Identity, Failure> {
        Ok(self.karta.people.must_know(&self.session).await?)
    }
}

/// A session's person as rooms know them.
pub fn caller_of(who: Option<Identity>) -> Caller {
    match who {
        Some(who) => Caller::person(who.principal, who.kind, who.name),
        None => Caller::visitor(),
    }
}

fn not_allowed() -> Failure {
    Failure::new(FailureCode::NotAllowed, "Сюда у вас нет доступа.")
}

#[async_trait]
impl Backend for Request {
    async fn me(&self) -> Result<Option<Me>, Failure> {
        Ok(self.karta.people.me(&self.session).await?)
    }

    async fn sign_in(&self, login: String, password: String) -> Result<Me, Failure> {
        Ok(self.karta.people.sign_in(&self.session, &login, password).await?)
    }

    async fn sign_out(&self) -> Result<(), Failure> {
        Ok(self.karta.people.sign_out(&self.session).await?)
    }

    async fn slip(&self, token: String) -> Result<Slip, Failure> {
        Ok(self.karta.people.slip(&token).await?)
    }

    async fn begin(&self, beginning: Beginning) -> Result<Me, Failure> {
        Ok(self.karta.people.begin(&self.session, beginning).await?)
    }

    async fn accounts(&self) -> Result<Vec<AccountLine>, Failure> {
        Ok(self.karta.people.accounts(&self.session).await?)
    }

    async fn add_account(&self, name: String, kind: AccountKind) -> Result<Slip, Failure> {
        Ok(self.karta.people.add_account(&self.session, &name, kind).await?)
    }

    async fn close_account(&self, principal: PrincipalId, closed: bool) -> Result<(), Failure> {
        Ok(self.karta.people.close_account(&self.session, &principal, closed).await?)
    }

    async fn renew_slip(&self, principal: PrincipalId) -> Result<Slip, Failure> {
        Ok(self.karta.people.renew_slip(&self.session, &principal).await?)
    }

    async fn found(&self, kind: SpaceKind, head: Fields) -> Result<SpaceId, Failure> {
        self.new_space(kind, head).await
    }

    async fn own_spaces(&self, kind: SpaceKind) -> Result<Vec<SpaceLine>, Failure> {
        self.spaces_of_kind(kind).await
    }

    async fn open_door(&self, space: SpaceId) -> Result<Door, Failure> {
        self.door_of(&space).await
    }

    async fn door(&self, space: SpaceId) -> Result<Door, Failure> {
        self.door_to(&space).await
    }

    async fn show(&self, space: SpaceId, wish: Wish) -> Result<(), Failure> {
        self.show_more(&space, &wish).await
    }

    async fn reveal(&self, space: SpaceId, takt: RecordId) -> Result<(), Failure> {
        self.reveal_takt(&space, &takt).await
    }

    async fn board_counts(&self, space: SpaceId) -> Result<BoardCounts, Failure> {
        self.counts_of(&space).await
    }

    async fn film(&self, space: SpaceId) -> Result<Vec<Shot>, Failure> {
        self.film_of(&space).await
    }

    async fn seat(&self, space: SpaceId, seats: Vec<Seat>) -> Result<(), Failure> {
        self.change_seats(&space, seats).await
    }

    async fn join(&self, code: String, name: String) -> Result<Joined, Failure> {
        self.come_in(&code, &name).await
    }

    async fn remove_member(&self, space: SpaceId, person: PrincipalId) -> Result<(), Failure> {
        self.take_out(&space, person).await
    }

    async fn push(&self, request: PushRequest) -> Result<PushReply, Failure> {
        self.offer(request).await
    }

    async fn pull(&self, request: PullRequest) -> Result<PullReply, Failure> {
        self.catch_up(request).await
    }

    async fn history(&self, space: SpaceId, record: RecordId) -> Result<Vec<Entry>, Failure> {
        self.past_of(&space, record).await
    }

    async fn set_demo(&self, on: bool) -> Result<(), Failure> {
        let admin = self.karta.people.must_be_admin(&self.session).await?;
        if on { demo::put_up(&self.karta, admin).await } else { demo::take_away(&self.karta).await }
    }

    async fn has_demo(&self) -> Result<bool, Failure> {
        Ok(!demo::boards(&self.karta).await?.is_empty())
    }
}
