//! Accounts, as their administrator keeps them.

use karta_core::{domain::account::AccountKind, sync::PrincipalId};
use leptos::prelude::*;

use super::call::Call;
use crate::{
    failure::Failure,
    wire::{AccountLine, Slip},
};

#[server(prefix = "/api", endpoint = "accounts/list", protocol = Call)]
pub async fn accounts() -> Result<Vec<AccountLine>, Failure> {
    crate::ports::backend()?.accounts().await
}

#[server(prefix = "/api", endpoint = "accounts/add", protocol = Call)]
pub async fn add_account(name: String, kind: AccountKind) -> Result<Slip, Failure> {
    crate::ports::backend()?.add_account(name, kind).await
}

#[server(prefix = "/api", endpoint = "accounts/close", protocol = Call)]
pub async fn close_account(principal: PrincipalId, closed: bool) -> Result<(), Failure> {
    crate::ports::backend()?.close_account(principal, closed).await
}

#[server(prefix = "/api", endpoint = "accounts/renew", protocol = Call)]
pub async fn renew_slip(principal: PrincipalId) -> Result<Slip, Failure> {
    crate::ports::backend()?.renew_slip(principal).await
}
