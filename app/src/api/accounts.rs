//! Accounts, as their administrator keeps them.

use karta_core::{domain::account::AccountKind, sync::PrincipalId};
use leptos::prelude::*;

use crate::{
    failure::Failure,
    wire::{AccountLine, Slip},
};

#[server(prefix = "/api", endpoint = "accounts/list", input = leptos::server_fn::codec::Json)]
pub async fn accounts() -> Result<Vec<AccountLine>, Failure> {
    crate::ports::backend()?.accounts().await
}

#[server(prefix = "/api", endpoint = "accounts/add", input = leptos::server_fn::codec::Json)]
pub async fn add_account(name: String, kind: AccountKind) -> Result<Slip, Failure> {
    crate::ports::backend()?.add_account(name, kind).await
}

#[server(prefix = "/api", endpoint = "accounts/close", input = leptos::server_fn::codec::Json)]
pub async fn close_account(principal: PrincipalId, closed: bool) -> Result<(), Failure> {
    crate::ports::backend()?.close_account(principal, closed).await
}

#[server(prefix = "/api", endpoint = "accounts/renew", input = leptos::server_fn::codec::Json)]
pub async fn renew_slip(principal: PrincipalId) -> Result<Slip, Failure> {
    crate::ports::backend()?.renew_slip(principal).await
}
