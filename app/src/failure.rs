//! The one error that crosses the wire: a code for programs, a Russian text for people.

use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// Why a call to the server did not do what was asked. Internals never stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{text}")]
pub struct Failure {
    pub code: FailureCode,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureCode {
    /// No answer, or an answer that is not ours (a captive portal): work goes on offline.
    Offline,
    /// Sign in first, or anew.
    SignInNeeded,
    /// The person may not do this.
    NotAllowed,
    /// The session belongs to somebody else than the one who made the changes.
    OtherPrincipal,
    /// Something in the form does not fit; the text says what.
    BadInput,
    /// Nothing stands under this address, code or link.
    NotFound,
    /// Wrong login or password.
    WrongSecret,
    /// Too many tries; the text says how long to wait.
    TooMany,
    /// This program is older than the server: reload it.
    TooOld,
    /// The server failed; it knows why, and the person can try again.
    ServerFault,
}

impl Failure {
    pub fn new(code: FailureCode, text: impl Into<String>) -> Self {
        Self { code, text: text.into() }
    }

    pub fn offline() -> Self {
        Self::new(FailureCode::Offline, "Нет связи с сервером.")
    }

    pub fn fault() -> Self {
        Self::new(FailureCode::ServerFault, "На сервере случилась ошибка. Попробуйте ещё раз.")
    }
}

impl FromServerFnError for Failure {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            // HTML where JSON was expected is a captive portal: no connection, whatever its status says.
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Deserialization(_) => Self::offline(),
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => {
                Self::new(FailureCode::BadInput, "Сервер не понял запрос.")
            }
            _ => Self::fault(),
        }
    }
}
