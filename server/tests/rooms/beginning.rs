//! A newer program over an older centre: it brings what came later, once, and nothing that people have deleted.

use std::{collections::BTreeSet, sync::Arc};

use karta_core::{
    domain::{activity, diagnostic::instrument, role, trajectory::template},
    sync::{Batch, Op, SpaceId},
};
use server::{
    auth::SystemClock,
    beginning::fill,
    live::hub::Nodes,
    persistence::{memory::MemoryStorage, seed},
    state::Karta,
    web::Reach,
};

use crate::centre::delete;

fn catalogue() -> SpaceId {
    SpaceId::from("catalogue")
}

fn started() -> Karta {
    let storage = Arc::new(MemoryStorage::default());
    Karta::new(storage.clone(), storage, Arc::new(SystemClock), Reach::default(), Nodes::One)
}

/// Ids of a kind in the catalogue, living ones alone.
async fn living(karta: &Karta, kind: &str) -> BTreeSet<String> {
    let stored = karta.storage.load(&catalogue()).await.unwrap().expect("a catalogue");
    let of_kind =
        stored.records.into_iter().filter(|record| record.kind.as_str() == kind && record.is_alive());
    of_kind.map(|record| record.id.to_string()).collect()
}

/// Without instruments: a version that knew none.
fn older() -> Vec<Batch> {
    let is_instrument = |op: &Op| matches!(op, Op::Create { kind, .. } if kind.as_str() == instrument::KIND);
    let older =
        seed::batches().into_iter().filter(|batch| !batch.changes.iter().any(|one| is_instrument(&one.op)));
    older.collect()
}

#[tokio::test]
async fn an_older_centre_gets_what_came_later_once_and_nothing_that_was_deleted() {
    let karta = started();
    karta.hub.seed(&catalogue(), older()).await.unwrap();
    let (templates, roles) = (living(&karta, template::KIND).await, living(&karta, role::KIND).await);
    assert!(living(&karta, instrument::KIND).await.is_empty() && templates.len() >= 8);
    let gone = [templates.first().expect("a template"), roles.first().expect("a role")];
    let deleted = gone.iter().enumerate().map(|(n, id)| delete(&format!("old~{n}"), id)).collect();
    karta.hub.seed(&catalogue(), deleted).await.unwrap();

    fill(&karta).await.unwrap();
    let instruments = living(&karta, instrument::KIND).await;
    assert_eq!(instruments.len(), 3);
    assert_eq!(living(&karta, template::KIND).await.len(), templates.len() - 1, "what was deleted stays so");
    assert_eq!(living(&karta, role::KIND).await.len(), roles.len() - 1);
    assert!(living(&karta, activity::KIND).await.len() >= 40);

    let first = instruments.first().expect("an instrument");
    karta.hub.seed(&catalogue(), vec![delete("old~9", first)]).await.unwrap();
    fill(&karta).await.unwrap();
    assert_eq!(living(&karta, instrument::KIND).await.len(), 2, "nor does the next start bring it back");
}

#[tokio::test]
async fn a_new_centre_is_filled_whole_and_the_next_start_adds_nothing() {
    let karta = started();
    fill(&karta).await.unwrap();
    let before = karta.storage.load(&catalogue()).await.unwrap().expect("a catalogue").head.seq;
    fill(&karta).await.unwrap();
    assert_eq!(karta.storage.load(&catalogue()).await.unwrap().expect("a catalogue").head.seq, before);
}
