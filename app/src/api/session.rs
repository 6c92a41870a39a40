//! Signing in and out.

use leptos::prelude::*;

use crate::{failure::Failure, wire};

#[server(prefix = "/api", endpoint = "session/me", input = leptos::server_fn::codec::Json)]
pub async fn me() -> Result<Option<wire::Me>, Failure> {
    crate::ports::backend()?.me().await
}

#[server(prefix = "/api", endpoint = "session/sign_in", input = leptos::server_fn::codec::Json)]
pub async fn sign_in(login: String, password: String) -> Result<wire::Me, Failure> {
    crate::ports::backend()?.sign_in(login, password).await
}

#[server(prefix = "/api", endpoint = "session/sign_out", input = leptos::server_fn::codec::Json)]
pub async fn sign_out() -> Result<(), Failure> {
    crate::ports::backend()?.sign_out().await
}

#[server(prefix = "/api", endpoint = "session/slip", input = leptos::server_fn::codec::Json)]
pub async fn slip(token: String) -> Result<wire::Slip, Failure> {
    crate::ports::backend()?.slip(token).await
}

#[server(prefix = "/api", endpoint = "session/begin", input = leptos::server_fn::codec::Json)]
pub async fn begin(beginning: wire::Beginning) -> Result<wire::Me, Failure> {
    crate::ports::backend()?.begin(beginning).await
}
