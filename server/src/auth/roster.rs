//! Accounts as their administrator keeps them, and what a name, a login and a password must be.

use app::wire::{AccountLine, Slip};
use karta_core::{
    domain::account::AccountKind,
    limits::{LOGIN_CHARS, NAME_CHARS, PASSWORD_CHARS},
    sync::PrincipalId,
};
use tower_sessions::Session;

use super::{Identity, People, PeopleError, limits::RETRIES, secrets};
use crate::persistence::{Committed, accounts::Account};

impl People {
    /// All accounts, by name. Administrators only.
    pub async fn accounts(&self, session: &Session) -> Result<Vec<AccountLine>, PeopleError> {
        self.must_be_admin(session).await?;
        let mut lines: Vec<_> = self.accounts.accounts().await?.into_iter().map(line).collect();
        lines.sort_by(|a, b| (&a.name, &a.principal).cmp(&(&b.name, &b.principal)));
        Ok(lines)
    }

    /// Open accounts that have begun, by name: whom one can let in. The caller has decided that the person may
    /// see the names.
    pub async fn open_accounts(&self) -> Result<Vec<Account>, PeopleError> {
        let mut open = self.accounts.accounts().await?;
        open.retain(|account| account.has_begun() && !account.closed);
        open.sort_by(|a, b| (&a.name, &a.principal).cmp(&(&b.name, &b.principal)));
        Ok(open)
    }

    /// Makes an account that its link begins. Administrators only.
    pub async fn add_account(
        &self,
        session: &Session,
        name: &str,
        kind: AccountKind,
    ) -> Result<Slip, PeopleError> {
        self.must_be_admin(session).await?;
        let name = checked_name(name)?;
        if !AccountKind::GIVEN.contains(&kind) {
            return Err(PeopleError::bad("Такой учётной записи не бывает: гости входят по коду."));
        }
        self.change_account(|people| {
            let name = name.clone();
            async move {
                let mut account = people.new_account(name, kind);
                let slip = people.new_slip(&mut account);
                Ok((Some(account), slip))
            }
        })
        .await
    }

    /// Closes or reopens an account; closing ends its sessions and its link at once. The last open
    /// administrator is not closed. Administrators only.
    pub async fn close_account(
        &self,
        session: &Session,
        principal: &PrincipalId,
        closed: bool,
    ) -> Result<(), PeopleError> {
        self.must_be_admin(session).await?;
        self.change_account(|people| async move {
            let all = people.accounts.accounts().await?;
            let Some(account) = all.iter().find(|account| account.principal == *principal) else {
                return Err(PeopleError::NoAccount);
            };
            if account.closed == closed {
                return Ok((None, ()));
            }
            let is_open_admin = |a: &Account| a.kind == AccountKind::Admin && a.has_begun() && !a.closed;
            let others = all.iter().filter(|other| other.principal != *principal);
            if closed && is_open_admin(account) && !others.into_iter().any(is_open_admin) {
                return Err(PeopleError::LastAdmin);
            }
            let mut account = account.clone();
            account.closed = closed;
            if closed {
                account.generation += 1;
                account.slip = None;
            }
            Ok((Some(account), ()))
        })
        .await?;
        if closed {
            self.announce_end(principal);
        }
        Ok(())
    }

    /// A new link for somebody who forgot the password, or whose first link was lost. The present
    /// password works until the link is used. Administrators only.
    pub async fn renew_slip(&self, session: &Session, principal: &PrincipalId) -> Result<Slip, PeopleError> {
        self.must_be_admin(session).await?;
        self.change_account(|people| async move {
            let mut account = people.accounts.account(principal).await?.ok_or(PeopleError::NoAccount)?;
            if account.closed {
                return Err(PeopleError::Closed);
            }
            let slip = people.new_slip(&mut account);
            Ok((Some(account), slip))
        })
        .await
    }

    /// Who the session belongs to, if that is an administrator.
    pub async fn must_be_admin(&self, session: &Session) -> Result<Identity, PeopleError> {
        let who = self.must_know(session).await?;
        if who.kind == AccountKind::Admin { Ok(who) } else { Err(PeopleError::NotAllowed) }
    }

    pub(super) fn new_account(&self, name: String, kind: AccountKind) -> Account {
        Account {
            principal: secrets::account_id(),
            name,
            kind,
            login: None,
            password: None,
            closed: false,
            generation: 0,
            consent: None,
            created_ms: self.clock.now_ms(),
            slip: None,
        }
    }

    /// Decides on what is stored and writes the account it gives (none: nothing to write), deciding anew
    /// as long as somebody else writes in between.
    pub(super) async fn change_account<'a, T, F>(
        &'a self,
        decide: impl Fn(&'a Self) -> F,
    ) -> Result<T, PeopleError>
    where
        F: Future<Output = Result<(Option<Account>, T), PeopleError>>,
    {
        let _writing = self.writing.lock().await;
        for _ in 0..RETRIES {
            let version = self.accounts.people_version().await?;
            let (account, given) = decide(self).await?;
            let Some(account) = account else {
                return Ok(given);
            };
            if self.accounts.write_account(&account, version).await? == Committed::Done {
                return Ok(given);
            }
        }
        Err(PeopleError::Contention)
    }
}

fn line(account: Account) -> AccountLine {
    AccountLine {
        principal: account.principal,
        name: account.name,
        login: account.login.unwrap_or_default(),
        kind: account.kind,
        closed: account.closed,
    }
}

/// A login as it is compared: without spaces around, in lower case.
pub(super) fn folded(login: &str) -> String {
    login.trim().to_lowercase()
}

pub(super) fn checked_login(login: &str) -> Result<String, PeopleError> {
    let login = folded(login);
    if login.is_empty() {
        return Err(PeopleError::bad("Придумайте логин."));
    }
    if login.chars().count() > LOGIN_CHARS {
        return Err(PeopleError::bad(format!("Логин длиннее {LOGIN_CHARS} знаков.")));
    }
    if !login.chars().all(|c| c.is_alphanumeric() || "-_.@".contains(c)) {
        return Err(PeopleError::bad("В логине могут быть буквы, цифры и знаки «-», «_», «.», «@»."));
    }
    Ok(login)
}

/// A person's name: one line, without spaces around or doubled.
pub(super) fn checked_name(name: &str) -> Result<String, PeopleError> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(PeopleError::bad("Напишите имя."));
    }
    if name.chars().count() > NAME_CHARS {
        return Err(PeopleError::bad(format!("Имя длиннее {NAME_CHARS} знаков.")));
    }
    if name.chars().any(char::is_control) {
        return Err(PeopleError::bad("В имени есть невидимые знаки. Наберите его ещё раз."));
    }
    Ok(name)
}

pub(super) fn check_password(password: &str) -> Result<(), PeopleError> {
    let (least, most) = PASSWORD_CHARS;
    match password.chars().count() {
        count if count < least => Err(PeopleError::bad(format!("Пароль короче {least} знаков."))),
        count if count > most => Err(PeopleError::bad(format!("Пароль длиннее {most} знаков."))),
        _ => Ok(()),
    }
}
