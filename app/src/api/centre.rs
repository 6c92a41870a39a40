//! The demonstration centre.

use leptos::prelude::*;

use crate::failure::Failure;

#[server(prefix = "/api", endpoint = "centre/set_demo", input = leptos::server_fn::codec::Json)]
pub async fn set_demo(on: bool) -> Result<(), Failure> {
    crate::ports::backend()?.set_demo(on).await
}

#[server(prefix = "/api", endpoint = "centre/has_demo", input = leptos::server_fn::codec::Json)]
pub async fn has_demo() -> Result<bool, Failure> {
    crate::ports::backend()?.has_demo().await
}
