//! One contract for every storage: the same promises over memory, SurrealDB in memory and on disk, and a
//! SurrealDB server where KARTA_TEST_WS names one.

use std::sync::Arc;

use server::persistence::{
    self, Storage,
    accounts::Accounts,
    memory::MemoryStorage,
    surreal::{SurrealStorage, accounts::SurrealAccounts},
};

#[path = "storage_contract/endings.rs"]
mod endings;
#[path = "storage_contract/promises.rs"]
mod promises;

async fn keeps_its_promises(storage: Arc<dyn Storage>, accounts: Arc<dyn Accounts>) {
    promises::a_space_that_was_never_made_is_not_there(&*storage).await;
    promises::what_was_written_is_read_back_to_the_letter(&*storage).await;
    promises::of_two_commits_on_one_head_one_wins_and_the_other_writes_nothing(&*storage).await;
    promises::the_log_is_read_in_order_and_by_pages(&*storage).await;
    promises::a_verdict_is_found_by_its_change_and_an_unknown_one_is_none(&*storage).await;
    promises::a_space_that_was_forgotten_leaves_nothing(&*storage).await;
    promises::a_person_finds_the_spaces_they_are_a_member_of(&*storage).await;
    promises::the_head_alone_is_read_as_it_is_loaded(&*storage).await;
    promises::a_hint_if_there_are_any_names_the_space_that_was_written_to(&*storage).await;
    promises::many_commits_at_once_lose_none(storage).await;
    endings::a_door_is_found_by_its_space_and_a_new_one_takes_its_place(&*accounts).await;
    endings::a_sweep_removes_what_has_ended_and_keeps_what_still_holds(accounts).await;
}

async fn surreal_keeps_its_promises(connect: &str) {
    let storage = SurrealStorage::open(connect).await.unwrap();
    let accounts = SurrealAccounts::new(storage.db());
    keeps_its_promises(Arc::new(storage), Arc::new(accounts)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_keeps_the_contract() {
    let storage = Arc::new(MemoryStorage::new());
    keeps_its_promises(storage.clone(), storage).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn surreal_in_memory_keeps_the_contract() {
    surreal_keeps_its_promises("mem://").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn surreal_on_disk_keeps_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let opened = persistence::open(folder.path(), None).await.unwrap();
    keeps_its_promises(opened.storage, opened.accounts).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_surreal_server_keeps_the_contract() {
    let Ok(address) = std::env::var("KARTA_TEST_WS") else {
        println!("skipped: KARTA_TEST_WS names no server");
        return;
    };
    surreal_keeps_its_promises(&address).await;
}
