//! Who a session belongs to, as the session itself keeps it. A guest lives nowhere else, but for the
//! membership that the room makes.

use std::collections::BTreeMap;

use app::wire::Me;
use karta_core::{
    domain::account::AccountKind,
    sync::{PrincipalId, SpaceId},
};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::PeopleError;

const WHO: &str = "who";
const TOUCHED: &str = "touched";
const GUESTS: &str = "guests";

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub principal: PrincipalId,
    pub name: String,
    pub kind: AccountKind,
    /// The account's generation at sign-in; a session of a former one has ended. 0 for guests.
    pub generation: u64,
    /// The space that a guest joined; `None` for accounts.
    pub space: Option<SpaceId>,
}

impl From<Identity> for Me {
    fn from(who: Identity) -> Self {
        Self { principal: who.principal, name: who.name, kind: who.kind }
    }
}

/// Guest identities that this browser had, by space: who comes back by the code is the same guest.
pub(super) type Guests = BTreeMap<SpaceId, PrincipalId>;

pub(super) async fn read(session: &Session) -> Result<Option<Identity>, PeopleError> {
    Ok(session.get(WHO).await?)
}

pub(super) async fn write(session: &Session, who: &Identity, now_ms: u64) -> Result<(), PeopleError> {
    session.insert(WHO, who).await?;
    Ok(session.insert(TOUCHED, now_ms).await?)
}

/// Has the session saved, which gives it its whole time again.
pub(super) async fn touch(session: &Session, now_ms: u64, every_ms: u64) -> Result<(), PeopleError> {
    let touched: u64 = session.get(TOUCHED).await?.unwrap_or(0);
    if now_ms.abs_diff(touched) >= every_ms {
        session.insert(TOUCHED, now_ms).await?;
    }
    Ok(())
}

pub(super) async fn guests(session: &Session) -> Result<Guests, PeopleError> {
    Ok(session.get(GUESTS).await?.unwrap_or_default())
}

pub(super) async fn write_guests(session: &Session, guests: &Guests) -> Result<(), PeopleError> {
    Ok(session.insert(GUESTS, guests).await?)
}
