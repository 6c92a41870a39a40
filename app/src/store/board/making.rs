//! A new board: its facts and the такты of a script.

use karta_core::{
    domain::{
        board::{
            head::{self, Horizons},
            script::{self, Script},
        },
        space::SpaceKind,
    },
    sync::{RecordId, SpaceId, replica::Manner},
};

use crate::{
    failure::Failure,
    platform::random_id,
    store::{Karta, people},
};

/// Makes a board as its host has described it, drawn as one of the templates, and gives its id. The такты are one gesture, which waits on the
/// device where the network goes away in between.
pub async fn make_board(
    karta: Karta,
    title: &str,
    topic: &str,
    template: &str,
    script: &Script,
    horizons: Horizons,
) -> Result<SpaceId, Failure> {
    let mut facts = head::fields_of(template, horizons, script.name);
    facts.insert("title".into(), title.trim().into());
    if !topic.trim().is_empty() {
        facts.insert("topic".into(), topic.trim().into());
    }
    let space = people::found(SpaceKind::Board, facts).await?;
    let takts = script::takts_of(script, || RecordId::new(random_id(10)));
    karta.space(&space).space.make(takts, Manner::Act);
    Ok(space)
}
