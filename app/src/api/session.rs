//! Signing in and out.

use leptos::prelude::*;

use super::call::Call;
use crate::{failure::Failure, wire};

#[server(prefix = "/api", endpoint = "session/me", protocol = Call)]
pub async fn me() -> Result<Option<wire::Me>, Failure> {
    crate::ports::backend()?.me().await
}

#[server(prefix = "/api", endpoint = "session/sign_in", protocol = Call)]
pub async fn sign_in(login: String, password: String) -> Result<wire::Me, Failure> {
    crate::ports::backend()?.sign_in(login, password).await
}

#[server(prefix = "/api", endpoint = "session/sign_out", protocol = Call)]
pub async fn sign_out() -> Result<(), Failure> {
    crate::ports::backend()?.sign_out().await
}

#[server(prefix = "/api", endpoint = "session/slip", protocol = Call)]
pub async fn slip(token: String) -> Result<wire::Slip, Failure> {
    crate::ports::backend()?.slip(token).await
}

#[server(prefix = "/api", endpoint = "session/begin", protocol = Call)]
pub async fn begin(beginning: wire::Beginning) -> Result<wire::Me, Failure> {
    crate::ports::backend()?.begin(beginning).await
}
