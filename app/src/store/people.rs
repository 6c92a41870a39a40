//! What is asked of the server and not kept as records: accounts, doors, the demonstration centre.

use karta_core::{
    domain::account::AccountKind,
    sync::{PrincipalId, SpaceId},
};

use crate::{
    api,
    failure::Failure,
    wire::{AccountLine, Door, Slip, SpaceLine},
};

pub async fn slip(token: String) -> Result<Slip, Failure> {
    api::session::slip(token).await
}

pub async fn accounts() -> Result<Vec<AccountLine>, Failure> {
    api::accounts::accounts().await
}

pub async fn add_account(name: String, kind: AccountKind) -> Result<Slip, Failure> {
    api::accounts::add_account(name, kind).await
}

pub async fn close_account(principal: PrincipalId, closed: bool) -> Result<(), Failure> {
    api::accounts::close_account(principal, closed).await
}

pub async fn renew_slip(principal: PrincipalId) -> Result<Slip, Failure> {
    api::accounts::renew_slip(principal).await
}

pub async fn make_board(title: String) -> Result<SpaceId, Failure> {
    api::spaces::make_board(title).await
}

pub async fn boards() -> Result<Vec<SpaceLine>, Failure> {
    api::spaces::boards().await
}

pub async fn open_door(space: SpaceId) -> Result<Door, Failure> {
    api::spaces::open_door(space).await
}

pub async fn reveal(space: SpaceId) -> Result<(), Failure> {
    api::spaces::reveal(space).await
}

pub async fn set_demo(on: bool) -> Result<(), Failure> {
    api::centre::set_demo(on).await
}

pub async fn has_demo() -> Result<bool, Failure> {
    api::centre::has_demo().await
}
