//! What of a game only the server can do: opening marks that nobody was sent, and counting them.

use std::collections::BTreeMap;

use karta_core::sync::{RecordId, SpaceId};
use leptos::prelude::*;

use super::call::Call;
use crate::failure::Failure;

#[server(prefix = "/api", endpoint = "games/reveal", protocol = Call)]
pub async fn reveal(space: SpaceId, turn: RecordId) -> Result<(), Failure> {
    crate::ports::backend()?.reveal_marks(space, turn).await
}

#[server(prefix = "/api", endpoint = "games/given", protocol = Call)]
pub async fn given(space: SpaceId) -> Result<BTreeMap<RecordId, u32>, Failure> {
    crate::ports::backend()?.marks_given(space).await
}
