//! What is restored is what was there, to the letter and to its people.

use std::{collections::BTreeSet, os::unix::fs::PermissionsExt};

use karta_core::sync::protocol::Item;
use serde_json::json;
use server::backup::SOCKET;

use crate::{
    Running, backup,
    centre::{Centre, card, open_again},
    config, names, restore, rows,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restored_centre_is_the_same_to_the_letter() {
    let running = Running::start().await;
    let (first, second) = (running.path("first.jsonl"), running.path("second.jsonl"));
    backup(&running.config(), &first).await.unwrap();
    let restored = config(&running.path("restored"));
    restore(&restored, &first).await.unwrap();
    assert_eq!(names(&restored.data), ["karta.db"]);
    // No server runs there: the command opens the folder itself.
    backup(&restored, &second).await.unwrap();
    let (first, second) = (rows(&first), rows(&second));
    let tables: BTreeSet<&str> = first.iter().map(|row| row["table"].as_str().unwrap()).collect();
    let wanted = ["account", "change", "door", "head", "people", "record", "session", "verdict"];
    assert_eq!(tables, BTreeSet::from(wanted));
    assert!(first == second, "{} rows and {}", first.len(), second.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_restore_people_are_signed_in_and_are_told_to_offer_what_came_after_the_backup() {
    let mut running = Running::start().await;
    let (file, space) = (running.path("backup.jsonl"), running.space.clone());
    backup(&running.config(), &file).await.unwrap();
    let before = running.guest.pull(&space, None).await.unwrap();
    running.guest.push(&space, vec![card("g~40", "late", "После копии")]).await.unwrap();
    let restored = config(&running.path("restored"));
    restore(&restored, &file).await.unwrap();

    let opened = open_again(&restored.data).await;
    let router = Centre::again(opened.storage, opened.accounts);
    let (mut owner, mut guest) = (running.owner.at(&router), running.guest.at(&router));
    // A cursor of before the backup would hide that an acknowledged change is gone.
    let reply = guest.pull(&space, Some(&before.frame.cursor)).await.unwrap();
    assert!(reply.frame.lost && reply.frame.snapshot);
    let me: Option<app::wire::Me> = owner.call("session/me", json!({})).await.unwrap();
    assert_eq!(me.map(|me| me.principal), Some(owner.principal()));

    let seqs = |verdicts: &[karta_core::sync::Verdict]| format!("{:?}", verdicts[0].outcome);
    let again = guest.push(&space, vec![card("g~40", "late", "После копии")]).await.unwrap();
    assert!(seqs(&again).contains("Accepted"), "{again:?}");
    let text = "Мысль 1\n\t\\ «в кавычках» \"и\" \u{2028}";
    let old = guest.push(&space, vec![card("g~1", "c1", text)]).await.unwrap();
    let cards = guest.pull(&space, None).await.unwrap().frame.items;
    let of = |id: &str| {
        cards.iter().find_map(|item| match item {
            Item::Record(record) if record.id == id.into() => Some(record.clone()),
            _ => None,
        })
    };
    assert_eq!(of("late").unwrap().text("text"), Some("После копии"));
    let first = of("c1").unwrap();
    assert_eq!(first.text("text"), Some(text));
    assert!(
        seqs(&old).contains(&format!("seq: {}", first.seq)),
        "a resent change gets its old verdict: {old:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_socket_and_the_file_are_for_their_owner_alone() {
    let running = Running::start().await;
    let file = running.path("backup.jsonl");
    backup(&running.config(), &file).await.unwrap();
    for path in [running.config().data.join(SOCKET), file] {
        let mode = path.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", path.display());
    }
}
