//! Why something about people was not done, and the text that a person gets for it.
//!
//! The one place where an error becomes a [`Failure`]: internal causes are logged here, once, with
//! their chain, and never stand in the text.

use std::error::Error;

use app::failure::{Failure, FailureCode};

use crate::persistence::StorageError;

#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    #[error("nobody is signed in")]
    SignInNeeded,
    #[error("this kind of account may not do it")]
    NotAllowed,
    #[error("wrong login or password")]
    WrongSecret,
    #[error("too many wrong passwords, {seconds} s to wait")]
    TooManyPasswords { seconds: u64 },
    #[error("too many wrong codes, {seconds} s to wait")]
    TooManyCodes { seconds: u64 },
    #[error("too many sign-ins at once")]
    Busy,
    /// The text is for the person who filled in the form.
    #[error("{0}")]
    BadInput(String),
    #[error("the login belongs to another account")]
    LoginTaken,
    #[error("no such one-time link, or used, or expired")]
    SlipGone,
    #[error("no such account")]
    NoAccount,
    #[error("no open door has this code or token")]
    NoDoor,
    #[error("the last open administrator")]
    LastAdmin,
    #[error("the account is closed")]
    Closed,
    #[error("other processes kept writing accounts in between")]
    Contention,
    #[error("storage failed")]
    Storage(#[from] StorageError),
    #[error("the session failed")]
    Session(#[from] tower_sessions::session::Error),
    #[error("hashing a password failed")]
    Hashing(#[source] Box<dyn Error + Send + Sync>),
}

impl From<PeopleError> for Failure {
    fn from(error: PeopleError) -> Self {
        use FailureCode as Code;
        match error {
            PeopleError::SignInNeeded => Failure::new(Code::SignInNeeded, "Сначала войдите."),
            PeopleError::NotAllowed => Failure::new(Code::NotAllowed, "Это может только администратор."),
            PeopleError::WrongSecret => Failure::new(Code::WrongSecret, "Логин или пароль не подходит."),
            PeopleError::TooManyPasswords { seconds } => {
                Failure::new(Code::TooMany, format!("Слишком много попыток. Подождите {seconds} с."))
            }
            PeopleError::TooManyCodes { seconds } => Failure::new(
                Code::TooMany,
                format!("Слишком много неверных кодов. Подождите {seconds} с или наведите камеру на QR-код."),
            ),
            PeopleError::Busy => {
                Failure::new(Code::TooMany, "Сейчас входит много людей. Попробуйте через 20 с.")
            }
            PeopleError::BadInput(text) => Failure::new(Code::BadInput, text),
            PeopleError::LoginTaken => {
                Failure::new(Code::BadInput, "Такой логин уже занят. Выберите другой.")
            }
            PeopleError::SlipGone => Failure::new(
                Code::NotFound,
                "Ссылка уже использована или её срок истёк. Попросите у администратора новую.",
            ),
            PeopleError::NoAccount => Failure::new(Code::NotFound, "Такой учётной записи нет."),
            PeopleError::NoDoor => {
                Failure::new(Code::NotFound, "Код не подходит. Проверьте цифры на экране.")
            }
            PeopleError::LastAdmin => Failure::new(
                Code::NotAllowed,
                "Это последний администратор. Сначала назначьте другого и дождитесь, пока он войдёт.",
            ),
            PeopleError::Closed => {
                Failure::new(Code::BadInput, "Учётная запись закрыта. Сначала откройте её снова.")
            }
            PeopleError::Contention
            | PeopleError::Storage(_)
            | PeopleError::Session(_)
            | PeopleError::Hashing(_) => {
                tracing::error!(cause = chain(&error), "a call about people failed");
                Failure::fault()
            }
        }
    }
}

pub(super) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

impl PeopleError {
    pub(super) fn bad(text: impl Into<String>) -> Self {
        Self::BadInput(text.into())
    }
}
