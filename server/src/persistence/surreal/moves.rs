//! Which spaces are written to, by whatever process: one LIVE query on the heads. It runs on the writer's
//! path and misses what happens while a connection is down, so there is one per node, and it is a hint only.

use futures::{
    StreamExt,
    future::ready,
    stream::{BoxStream, Stream},
};
use karta_core::sync::SpaceId;
use surrealdb::{
    Notification, Surreal,
    engine::any::Any,
    types::{Error, RecordId, RecordIdKey, SurrealValue},
};

use super::failed;
use crate::persistence::StorageError;

#[derive(SurrealValue)]
struct MovedHead {
    id: RecordId,
}

pub(super) async fn of_heads(db: &Surreal<Any>) -> Result<BoxStream<'static, SpaceId>, StorageError> {
    let heads = db.select::<Vec<MovedHead>>("head").live().await.map_err(failed)?;
    Ok(spaces(heads).boxed())
}

fn spaces(
    heads: impl Stream<Item = Result<Notification<MovedHead>, Error>> + Send,
) -> impl Stream<Item = SpaceId> + Send {
    heads.filter_map(|notice| {
        let space = match notice.map(|notice| notice.data.id.key) {
            Ok(RecordIdKey::String(space)) => Some(SpaceId::new(space)),
            Ok(_) => None,
            Err(error) => {
                tracing::warn!(%error, "a notice of a head cannot be read");
                None
            }
        };
        ready(space)
    })
}
