//! The demonstration centre.

use leptos::prelude::*;

use super::call::Call;
use crate::failure::Failure;

#[server(prefix = "/api", endpoint = "centre/set_demo", protocol = Call)]
pub async fn set_demo(on: bool) -> Result<(), Failure> {
    crate::ports::backend()?.set_demo(on).await
}

#[server(prefix = "/api", endpoint = "centre/has_demo", protocol = Call)]
pub async fn has_demo() -> Result<bool, Failure> {
    crate::ports::backend()?.has_demo().await
}
