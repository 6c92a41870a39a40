//! A backup shows one moment, whatever is written while it is made.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use karta_core::sync::{ChangeId, Outcome, RecordId};
use serde_json::json;

use crate::{
    Running, backup,
    centre::{card, open_again, set},
    config, restore,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_made_while_people_write_holds_all_that_was_acknowledged_before_and_no_half_of_anything() {
    let running = Running::start().await;
    let (hub, space) = (Arc::clone(&running.centre.karta.hub), running.space.clone());
    let (enough, written) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let (until, count) = (Arc::clone(&enough), Arc::clone(&written));
    let writer = tokio::spawn(async move {
        let mut n = 0;
        while !until.load(Ordering::SeqCst) {
            n += 1;
            let made = card(&format!("w~{}", n * 2), &format!("w{n}"), "Пишу");
            let edited = set(&format!("w~{}", n * 2 + 1), "c1", "text", json!(format!("Правка {n}")));
            hub.seed(&space, vec![made, edited]).await.unwrap();
            count.store(n, Ordering::SeqCst);
            tokio::task::yield_now().await;
        }
        n
    });
    while written.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    let before = written.load(Ordering::SeqCst);
    let file = running.path("backup.jsonl");
    backup(&running.config(), &file).await.unwrap();
    enough.store(true, Ordering::SeqCst);
    let all = writer.await.unwrap();

    let restored = config(&running.path("restored"));
    restore(&restored, &file).await.unwrap();
    let opened = open_again(&restored.data).await;
    let space = &running.space;
    let stored = opened.storage.load(space).await.unwrap().expect("the board");
    let seq = stored.head.seq;
    let log = opened.storage.entries_after(space, 0, u64::MAX).await.unwrap();
    let original = running.storage.entries_after(space, 0, seq).await.unwrap();
    assert_eq!(log, original, "the log up to the head and nothing past it");

    let records: BTreeMap<RecordId, _> =
        stored.records.into_iter().map(|record| (record.id.clone(), record)).collect();
    assert!((1..=before).all(|n| records.contains_key(&RecordId::new(format!("w{n}")))));
    let now = running.storage.load(space).await.unwrap().expect("the board").records;
    for record in now {
        let last = log.iter().rev().find(|entry| entry.change.record == record.id).map(|entry| entry.seq);
        let kept = records.get(&record.id);
        assert_eq!(kept.map(|kept| kept.seq), last, "{}: as of its last change in the log", record.id);
        if record.seq <= seq {
            assert_eq!(kept, Some(&record));
        }
    }
    let ids: Vec<ChangeId> = (2..=all * 2 + 1).map(|n| format!("w~{n}").parse().unwrap()).collect();
    for judged in opened.storage.judged(space, &ids).await.unwrap().into_iter().flatten() {
        let Outcome::Accepted { seq, .. } = judged.outcome else { continue };
        let entry = log.iter().find(|entry| entry.seq == seq);
        assert_eq!(
            entry.map(|entry| &entry.change.id),
            Some(&judged.change.id),
            "no verdict without its entry"
        );
    }
}
