//! One-time links: the first administrator's, a new account's, a forgotten password's.
//!
//! The token is 160 random bits, stored as a digest within its account: one per account, so a new link
//! kills the former one.

use app::wire::{Beginning, Me, Slip};
use karta_core::domain::account::AccountKind;
use tower_sessions::Session;

use super::{
    People, PeopleError,
    limits::{CONSENT_CHARS, SLIP_MS},
    roster, secrets,
};
use crate::persistence::accounts::{Account, Consent, StoredSlip};

/// Path of one-time links, before the token.
pub const BEGIN_PATH: &str = "/begin/";

const FIRST_ADMIN: &str = "Администратор";

impl People {
    /// The administrator's one-time link, as long as no administrator has begun; `None` afterwards.
    /// Each call makes a new link and the former one dies.
    pub async fn first_start(&self) -> Result<Option<Slip>, PeopleError> {
        self.change_account(|people| async move {
            let all = people.accounts.accounts().await?;
            let admins = || all.iter().filter(|account| account.kind == AccountKind::Admin);
            if admins().any(Account::has_begun) {
                return Ok((None, None));
            }
            let mut admin = admins()
                .find(|account| !account.closed)
                .cloned()
                .unwrap_or_else(|| people.new_account(FIRST_ADMIN.to_owned(), AccountKind::Admin));
            let slip = people.new_slip(&mut admin);
            Ok((Some(admin), Some(slip)))
        })
        .await
    }

    /// For whom a link is; [`SlipGone`](PeopleError::SlipGone) once used, expired or closed.
    pub async fn slip(&self, token: &str) -> Result<Slip, PeopleError> {
        let account = self.account_of_slip(token).await?;
        let until_ms = account.slip.as_ref().map_or(0, |slip| slip.until_ms);
        Ok(Slip { name: account.name, kind: account.kind, path: path(token), until_ms })
    }

    /// Begins an account by its link, or gives it a new password, and signs it in. All its other
    /// sessions end. On a renewal an empty name or login leaves the present one.
    pub async fn begin(&self, session: &Session, beginning: Beginning) -> Result<Me, PeopleError> {
        let Beginning { token, name, login, password, consent } = beginning;
        let present = self.account_of_slip(&token).await?;
        let name = match name.trim() {
            "" if present.has_begun() => present.name.clone(),
            name => roster::checked_name(name)?,
        };
        let login = match (login.trim(), &present.login) {
            ("", Some(login)) => login.clone(),
            (login, _) => roster::checked_login(login)?,
        };
        let consent = checked_consent(&consent)?;
        roster::check_password(&password)?;
        if self.is_taken(&login, &present).await? {
            return Err(PeopleError::LoginTaken);
        }
        let password = self.passwords.hash(password).await?;

        let begun = self
            .change_account(|people| {
                let (token, name, login) = (token.clone(), name.clone(), login.clone());
                let (consent, password) = (consent.clone(), password.clone());
                async move {
                    let mut account = people.account_of_slip(&token).await?;
                    if people.is_taken(&login, &account).await? {
                        return Err(PeopleError::LoginTaken);
                    }
                    account.name = name;
                    account.login = Some(login);
                    account.password = Some(password);
                    account.consent = Some(Consent { version: consent, ms: people.clock.now_ms() });
                    account.generation += 1;
                    account.slip = None;
                    Ok((Some(account.clone()), account))
                }
            })
            .await?;
        self.announce_end(&begun.principal);
        if let Some(login) = &begun.login {
            self.wrong_passwords.forget(login);
        }
        self.give_session(session, &begun).await
    }

    /// Gives the account a new link; the former one dies with the write.
    pub(super) fn new_slip(&self, account: &mut Account) -> Slip {
        let token = secrets::token();
        let until_ms = self.clock.now_ms() + SLIP_MS;
        account.slip = Some(StoredSlip { digest: secrets::digest(&token), until_ms });
        Slip { name: account.name.clone(), kind: account.kind, path: path(&token), until_ms }
    }

    async fn account_of_slip(&self, token: &str) -> Result<Account, PeopleError> {
        let now = self.clock.now_ms();
        self.accounts
            .account_by_slip(&secrets::digest(token))
            .await?
            .filter(|account| !account.closed)
            .filter(|account| account.slip.as_ref().is_some_and(|slip| now < slip.until_ms))
            .ok_or(PeopleError::SlipGone)
    }

    async fn is_taken(&self, login: &str, by_other_than: &Account) -> Result<bool, PeopleError> {
        let holder = self.accounts.account_by_login(login).await?;
        Ok(holder.is_some_and(|holder| holder.principal != by_other_than.principal))
    }
}

fn path(token: &str) -> String {
    format!("{BEGIN_PATH}{token}")
}

fn checked_consent(version: &str) -> Result<String, PeopleError> {
    let version = version.trim();
    if version.is_empty() || version.chars().count() > CONSENT_CHARS || version.chars().any(char::is_control)
    {
        return Err(PeopleError::bad("Нужно согласие на обработку персональных данных."));
    }
    Ok(version.to_owned())
}
