//! What every storage promises. Each promise uses a space of its own.

use std::{collections::BTreeMap, sync::Arc};

use futures::StreamExt;
use karta_core::{
    domain::member::Member,
    sync::{
        Cell, Change, ChangeId, Fields, Op, Outcome, PrincipalId, Record, RecordId, Refusal, RefusalCode,
        SpaceId, Stamp, audience::Audience, protocol::Entry,
    },
};
use serde_json::{Value, json};
use server::persistence::{Commit, Committed, Head, Judged, Storage};

fn id(counter: u64) -> ChangeId {
    ChangeId { writer: "w".into(), counter }
}

fn change(counter: u64, record: &str, fields: &Value) -> Change {
    let fields: Fields = fields.as_object().cloned().unwrap_or_default().into_iter().collect();
    let op = Op::Create { kind: "role_card".into(), fields };
    Change { id: id(counter), record: record.into(), at: Stamp { ms: counter, tick: 1 }, schema: 1, op }
}

fn record(counter: u64, record: &str, fields: &Value) -> Record {
    let version = change(counter, record, fields).version();
    let cells = fields
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.clone(), Cell { value: value.clone(), version: version.clone() }));
    Record {
        id: record.into(),
        kind: "role_card".into(),
        schema: 1,
        author: "a-olga".into(),
        seq: counter,
        fields: cells.collect(),
        deleted: None,
    }
}

/// The commit that makes `record` as change `counter` on top of `expected`.
fn commit(space: &SpaceId, expected: Option<Head>, counter: u64, name: &str, fields: &Value) -> Commit {
    let change = change(counter, name, fields);
    let seq = expected.as_ref().map_or(0, |head| head.seq) + 1;
    let outcome = Outcome::Accepted { seq, restamped: None, overtaken: Vec::new() };
    let head = Head {
        epoch: u64::MAX - 7,
        seq,
        change: Some(change.id.clone()),
        number: seq,
        newest: change.at,
        accepted_ms: 1_700_000_000_000,
        version: expected.as_ref().map_or(0, |head| head.version) + 1,
    };
    let author: PrincipalId = "a-olga".into();
    let entry = Entry {
        seq,
        change: change.clone(),
        author: author.clone(),
        kind: "role_card".into(),
        accepted_ms: 1_700_000_000_000,
        outcome: outcome.clone(),
        before: None,
        after: Audience::Named(["a-ivan".into()].into()),
    };
    Commit {
        space: space.clone(),
        expected,
        head,
        entries: vec![entry],
        records: vec![Record { seq, ..record(counter, name, fields) }],
        judged: vec![Judged { author, change, outcome }],
    }
}

async fn put(storage: &dyn Storage, commit: Commit) -> Head {
    let head = commit.head.clone();
    assert_eq!(storage.commit(commit).await.unwrap(), Committed::Done);
    head
}

pub async fn a_space_that_was_never_made_is_not_there(storage: &dyn Storage) {
    let space = SpaceId::from("board:none");
    assert!(storage.load(&space).await.unwrap().is_none());
    assert!(storage.entries_after(&space, 0, 10).await.unwrap().is_empty());
    assert_eq!(storage.change_at(&space, 1).await.unwrap(), None);
}

pub async fn what_was_written_is_read_back_to_the_letter(storage: &dyn Storage) {
    let space = SpaceId::from("board:letter");
    let fields = json!({
        "text": "Ёлка «и» 🎲 <b>\u{2014}</b>\n\tстрока", "none": null, "flag": false, "empty": [], "nothing": {},
        "deep": { "место": { "parent": "a.1", "order": "8080" }, "list": [1, -2, 0, 9_007_199_254_740_993_i64, [null]] },
        "half": 0.5, "key.with.dots": 1, "id": "не номер", "": "пустое имя",
    });
    let commit = commit(&space, None, 1, "card", &fields);
    put(storage, commit.clone()).await;
    let stored = storage.load(&space).await.unwrap().expect("the space is there");
    assert_eq!(stored.head, commit.head);
    assert_eq!(stored.records, commit.records);
    assert_eq!(storage.entries_after(&space, 0, 10).await.unwrap(), commit.entries);
    assert_eq!(storage.history(&space, &"card".into()).await.unwrap(), commit.entries);
    assert_eq!(storage.judged(&space, &[id(1)]).await.unwrap(), [Some(commit.judged[0].clone())]);
}

pub async fn of_two_commits_on_one_head_one_wins_and_the_other_writes_nothing(storage: &dyn Storage) {
    let space = SpaceId::from("board:two");
    let head = put(storage, commit(&space, None, 1, "first", &json!({}))).await;
    let late = commit(&space, None, 2, "second", &json!({}));
    assert_eq!(storage.commit(late).await.unwrap(), Committed::Conflict);
    put(storage, commit(&space, Some(head.clone()), 3, "third", &json!({}))).await;
    let stale = commit(&space, Some(head), 4, "fourth", &json!({}));
    assert_eq!(storage.commit(stale).await.unwrap(), Committed::Conflict);
    let stored = storage.load(&space).await.unwrap().expect("the space is there");
    let mut names: Vec<&str> = stored.records.iter().map(|record| record.id.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["first", "third"]);
    assert_eq!(storage.judged(&space, &[id(2), id(4)]).await.unwrap(), [None, None]);
    assert!(storage.history(&space, &"second".into()).await.unwrap().is_empty());
}

pub async fn the_log_is_read_in_order_and_by_pages(storage: &dyn Storage) {
    let space = SpaceId::from("board:log");
    let mut head = None;
    for counter in 1..=12 {
        let name = if counter % 3 == 0 { "third" } else { "other" };
        head = Some(put(storage, commit(&space, head, counter, name, &json!({ "n": counter }))).await);
    }
    let page = storage.entries_after(&space, 4, 5).await.unwrap();
    assert_eq!(page.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [5, 6, 7, 8, 9]);
    assert!(storage.entries_after(&space, 12, 5).await.unwrap().is_empty());
    assert_eq!(storage.change_at(&space, 10).await.unwrap(), Some(id(10)));
    assert_eq!(storage.change_at(&space, 13).await.unwrap(), None);
    let past = storage.history(&space, &"third".into()).await.unwrap();
    assert_eq!(past.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [3, 6, 9, 12]);
}

pub async fn a_verdict_is_found_by_its_change_and_an_unknown_one_is_none(storage: &dyn Storage) {
    let space = SpaceId::from("board:verdict");
    let mut first = commit(&space, None, 1, "card", &json!({}));
    let refused = Judged {
        author: "g-guest".into(),
        change: change(2, "card", &json!({ "text": "нельзя" })),
        outcome: Outcome::Refused(Refusal::new(RefusalCode::NotAllowed, "Нельзя.")),
    };
    first.judged.push(refused.clone());
    put(storage, first.clone()).await;
    let found = storage.judged(&space, &[id(3), id(2), id(1)]).await.unwrap();
    assert_eq!(found, [None, Some(refused), Some(first.judged[0].clone())]);
    assert!(storage.judged(&space, &[]).await.unwrap().is_empty());
}

pub async fn a_space_that_was_forgotten_leaves_nothing(storage: &dyn Storage) {
    let (space, other) = (SpaceId::from("board:gone"), SpaceId::from("board:gone2"));
    put(storage, commit(&space, None, 1, "card", &json!({}))).await;
    put(storage, commit(&other, None, 1, "card", &json!({}))).await;
    storage.forget(&space).await.unwrap();
    assert!(storage.load(&space).await.unwrap().is_none());
    assert!(storage.entries_after(&space, 0, 10).await.unwrap().is_empty());
    assert_eq!(storage.judged(&space, &[id(1)]).await.unwrap(), [None]);
    assert!(storage.load(&other).await.unwrap().is_some());
    put(storage, commit(&space, None, 2, "anew", &json!({}))).await;
    let records = storage.load(&space).await.unwrap().expect("made anew").records;
    assert_eq!(records.len(), 1);
}

pub async fn a_person_finds_the_spaces_they_are_a_member_of(storage: &dyn Storage) {
    let person = PrincipalId::from("g-member");
    let member: RecordId = Member::id_of(&person);
    let (here, there) = (SpaceId::from("board:here"), SpaceId::from("board:there"));
    put(storage, commit(&here, None, 1, member.as_str(), &json!({}))).await;
    let mut left = commit(&there, None, 2, member.as_str(), &json!({}));
    left.records[0].deleted = Some(left.entries[0].change.version());
    put(storage, left).await;
    assert_eq!(storage.spaces_of(&person).await.unwrap(), [here]);
    assert!(storage.spaces_of(&"g-nobody".into()).await.unwrap().is_empty());
}

pub async fn the_head_alone_is_read_as_it_is_loaded(storage: &dyn Storage) {
    let space = SpaceId::from("board:head");
    assert_eq!(storage.head(&space).await.unwrap(), None);
    let head = put(storage, commit(&space, None, 1, "card", &json!({}))).await;
    assert_eq!(storage.head(&space).await.unwrap(), Some(head));
}

pub async fn a_hint_if_there_are_any_names_the_space_that_was_written_to(storage: &dyn Storage) {
    let space = SpaceId::from("board:hint");
    let Some(mut moves) = storage.moves().await.unwrap() else { return };
    let head = put(storage, commit(&space, None, 1, "card", &json!({}))).await;
    put(storage, commit(&space, Some(head), 2, "other", &json!({}))).await;
    for _ in 0..2 {
        assert_eq!(moves.next().await, Some(space.clone()));
    }
}

pub async fn many_commits_at_once_lose_none(storage: Arc<dyn Storage>) {
    const WRITERS: u64 = 8;
    let space = SpaceId::from("board:race");
    put(&*storage, commit(&space, None, 1, "r0", &json!({}))).await;
    let racing = (2..2 + WRITERS).map(|counter| {
        let (storage, space) = (Arc::clone(&storage), space.clone());
        tokio::spawn(async move {
            loop {
                let head = storage.load(&space).await.unwrap().map(|stored| stored.head);
                let commit = commit(&space, head, counter, &format!("r{counter}"), &json!({}));
                if storage.commit(commit).await.unwrap() == Committed::Done {
                    return;
                }
            }
        })
    });
    for writer in racing.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    let stored = storage.load(&space).await.unwrap().expect("the space is there");
    assert_eq!((stored.head.seq, stored.records.len() as u64), (WRITERS + 1, WRITERS + 1));
    let seqs: BTreeMap<u64, ()> =
        storage.entries_after(&space, 0, 100).await.unwrap().iter().map(|entry| (entry.seq, ())).collect();
    assert_eq!(seqs.len() as u64, WRITERS + 1);
}
