//! One contract for every storage: the same promises over memory, SurrealDB in memory and on disk, and a
//! SurrealDB server where KARTA_TEST_WS names one.

use std::sync::Arc;

use server::persistence::{self, Storage, memory::MemoryStorage, surreal::SurrealStorage};

#[path = "storage_contract/promises.rs"]
mod promises;

async fn keeps_its_promises(storage: Arc<dyn Storage>) {
    promises::a_space_that_was_never_made_is_not_there(&*storage).await;
    promises::what_was_written_is_read_back_to_the_letter(&*storage).await;
    promises::of_two_commits_on_one_head_one_wins_and_the_other_writes_nothing(&*storage).await;
    promises::the_log_is_read_in_order_and_by_pages(&*storage).await;
    promises::a_verdict_is_found_by_its_change_and_an_unknown_one_is_none(&*storage).await;
    promises::a_space_that_was_forgotten_leaves_nothing(&*storage).await;
    promises::a_person_finds_the_spaces_they_are_a_member_of(&*storage).await;
    promises::many_commits_at_once_lose_none(storage).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_keeps_the_contract() {
    keeps_its_promises(Arc::new(MemoryStorage::new())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn surreal_in_memory_keeps_the_contract() {
    keeps_its_promises(Arc::new(SurrealStorage::open("mem://").await.unwrap())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn surreal_on_disk_keeps_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let opened = persistence::open(folder.path(), None).await.unwrap();
    keeps_its_promises(opened.storage).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_surreal_server_keeps_the_contract() {
    let Ok(address) = std::env::var("KARTA_TEST_WS") else {
        println!("skipped: KARTA_TEST_WS names no server");
        return;
    };
    keeps_its_promises(Arc::new(SurrealStorage::open(&address).await.unwrap())).await;
}
