//! Offering changes, asking for news, reading a record's past.

use karta_core::sync::{
    RecordId, SpaceId,
    protocol::{Entry, PullReply, PullRequest, PushReply, PushRequest},
};
use leptos::prelude::*;

use crate::failure::Failure;

#[server(prefix = "/api", endpoint = "sync/push", input = leptos::server_fn::codec::Json)]
pub async fn push(request: PushRequest) -> Result<PushReply, Failure> {
    crate::ports::backend()?.push(request).await
}

#[server(prefix = "/api", endpoint = "sync/pull", input = leptos::server_fn::codec::Json)]
pub async fn pull(request: PullRequest) -> Result<PullReply, Failure> {
    crate::ports::backend()?.pull(request).await
}

#[server(prefix = "/api", endpoint = "sync/history", input = leptos::server_fn::codec::Json)]
pub async fn history(space: SpaceId, record: RecordId) -> Result<Vec<Entry>, Failure> {
    crate::ports::backend()?.history(space, record).await
}
