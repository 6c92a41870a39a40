//! A new game: its facts and its first tables.

use karta_core::{
    domain::{
        game::session::{self, Minutes},
        space::SpaceKind,
    },
    sync::{
        RecordId, SpaceId, order,
        record::fields,
        replica::{Draft, Manner},
    },
};
use serde_json::json;

use crate::{
    failure::Failure,
    platform::random_id,
    store::{Karta, people},
};

/// Makes a game as its host has described it, and gives its id. The tables are one gesture, which waits on the
/// device where the network goes away in between.
pub async fn make_game(
    karta: Karta,
    title: &str,
    tables: usize,
    minutes: Minutes,
) -> Result<SpaceId, Failure> {
    let head = fields([("title", title.trim().into()), ("minutes", minutes.to_value())]);
    let space = people::found(SpaceKind::Game, head).await?;
    karta.space(&space).space.make(new_tables(0, None, tables), Manner::Act);
    Ok(space)
}

/// So many tables more, after those that stand.
pub(super) fn new_tables(standing: usize, last: Option<&str>, count: usize) -> Vec<Draft> {
    let mut last = last.map(str::to_owned);
    let mut drafts = Vec::new();
    for number in standing + 1..=standing + count {
        let Some(place) = order::between(last.as_deref(), None) else { break };
        let values = fields([("title", json!(format!("Стол {number}"))), ("order", json!(place))]);
        let record = RecordId::new(random_id(10));
        drafts.push(Draft::Create { record, kind: session::TABLE.into(), fields: values });
        last = Some(place);
    }
    drafts
}
