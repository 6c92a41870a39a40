//! Offering changes, asking for news, reading a record's past.

use karta_core::sync::{
    RecordId, SpaceId,
    protocol::{Entry, PullReply, PullRequest, PushReply, PushRequest},
};
use leptos::prelude::*;

use super::call::Call;
use crate::failure::Failure;

#[server(prefix = "/api", endpoint = "sync/push", protocol = Call)]
pub async fn push(request: PushRequest) -> Result<PushReply, Failure> {
    crate::ports::backend()?.push(request).await
}

#[server(prefix = "/api", endpoint = "sync/pull", protocol = Call)]
pub async fn pull(request: PullRequest) -> Result<PullReply, Failure> {
    crate::ports::backend()?.pull(request).await
}

#[server(prefix = "/api", endpoint = "sync/history", protocol = Call)]
pub async fn history(space: SpaceId, record: RecordId) -> Result<Vec<Entry>, Failure> {
    crate::ports::backend()?.history(space, record).await
}
