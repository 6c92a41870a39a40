//! Signing in and out, guests, and who a session belongs to at this moment.

use app::wire::Me;
use karta_core::{
    domain::account::AccountKind,
    limits::{LOGIN_CHARS, PASSWORD_CHARS},
    sync::SpaceId,
};
use tower_sessions::Session;

use super::{
    Identity, People, PeopleError, identity,
    limits::{GUESTS_REMEMBERED, SESSION_TOUCH_MS},
    roster, secrets,
};
use crate::persistence::accounts::Account;

impl People {
    /// Who the session belongs to; a session of a closed account or a former password is ended here.
    pub async fn who(&self, session: &Session) -> Result<Option<Identity>, PeopleError> {
        let Some(mut who) = identity::read(session).await? else {
            return Ok(None);
        };
        if who.kind != AccountKind::Guest {
            let account = self.accounts.account(&who.principal).await?;
            let Some(account) = account.filter(|a| !a.closed && a.generation == who.generation) else {
                session.flush().await?;
                return Ok(None);
            };
            who.name = account.name;
            who.kind = account.kind;
        }
        identity::touch(session, self.clock.now_ms(), SESSION_TOUCH_MS).await?;
        Ok(Some(who))
    }

    pub async fn me(&self, session: &Session) -> Result<Option<Me>, PeopleError> {
        Ok(self.who(session).await?.map(Me::from))
    }

    /// Like [`who`](Self::who), or [`SignInNeeded`](PeopleError::SignInNeeded).
    pub async fn must_know(&self, session: &Session) -> Result<Identity, PeopleError> {
        self.who(session).await?.ok_or(PeopleError::SignInNeeded)
    }

    /// Like [`who`](Self::who), with the session read from storage anew: for a socket that has been
    /// open since before something ended.
    pub async fn recheck(&self, session: &Session) -> Result<Option<Identity>, PeopleError> {
        session.load().await?;
        self.who(session).await
    }

    /// Exchanges login and password for the session.
    pub async fn sign_in(&self, session: &Session, login: &str, password: String) -> Result<Me, PeopleError> {
        let login = roster::folded(login);
        if login.chars().count() > LOGIN_CHARS || password.chars().count() > PASSWORD_CHARS.1 {
            return Err(PeopleError::WrongSecret);
        }
        self.wrong_passwords
            .take(&login, self.clock.now_ms())
            .map_err(|seconds| PeopleError::TooManyPasswords { seconds })?;
        let account = self.accounts.account_by_login(&login).await?;
        let hash = account.as_ref().and_then(|account| account.password.clone());
        let fits = self.passwords.fits(password, hash).await?;
        let account = account.filter(|account| fits && !account.closed).ok_or(PeopleError::WrongSecret)?;
        self.wrong_passwords.forget(&login);
        self.give_session(session, &account).await
    }

    /// Ends the session at once; without one it does nothing.
    pub async fn sign_out(&self, session: &Session) -> Result<(), PeopleError> {
        let who = identity::read(session).await?;
        session.flush().await?;
        if let Some(who) = who {
            self.announce_end(&who.principal);
        }
        Ok(())
    }

    /// The person as who the session joins a space: its account if it has one, the guest it was there
    /// before (under the name given now), or a new guest. Membership is the room's affair.
    pub async fn join_as(&self, session: &Session, space: &SpaceId, name: &str) -> Result<Me, PeopleError> {
        let present = self.who(session).await?;
        if let Some(who) = present.clone().filter(|who| who.kind != AccountKind::Guest) {
            return Ok(who.into());
        }
        let name = roster::checked_name(name)?;
        let mut guests = identity::guests(session).await?;
        let principal = guests.remove(space).unwrap_or_else(secrets::guest_id);
        if guests.len() >= GUESTS_REMEMBERED {
            guests.pop_first();
        }
        guests.insert(space.clone(), principal.clone());
        // A new id only for a new person: a request under way with the former one would be signed out.
        if present.is_none_or(|who| who.principal != principal) {
            session.cycle_id().await?;
        }
        let space = Some(space.clone());
        let who = Identity { principal, name, kind: AccountKind::Guest, generation: 0, space };
        identity::write(session, &who, self.clock.now_ms()).await?;
        identity::write_guests(session, &guests).await?;
        Ok(who.into())
    }

    /// Makes the session the account's, under a new id and with nothing of what it held before.
    pub(super) async fn give_session(&self, session: &Session, account: &Account) -> Result<Me, PeopleError> {
        let who = Identity {
            principal: account.principal.clone(),
            name: account.name.clone(),
            kind: account.kind,
            generation: account.generation,
            space: None,
        };
        session.clear().await;
        session.cycle_id().await?;
        identity::write(session, &who, self.clock.now_ms()).await?;
        Ok(who.into())
    }
}
