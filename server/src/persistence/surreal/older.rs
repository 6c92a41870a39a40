//! A database whose records and log were written as objects, before step 3 of the schema.

use karta_core::sync::{Audience, Change, Kind, Op, Outcome, Stamp, audience, record::fields};
use serde_json::json;

use super::*;

const SPACE: &str = "board:older";

fn entry() -> Entry {
    let op = Op::Create { kind: Kind::from("board_card"), fields: fields([("text", "Мысль".into())]) };
    let id = ChangeId { writer: "w".into(), counter: 1 };
    let change = Change { id, record: "c1".into(), at: Stamp { ms: 5, tick: 0 }, schema: 1, op };
    let outcome = Outcome::Accepted { seq: 1, restamped: None, overtaken: Vec::new() };
    Entry {
        seq: 1,
        change,
        author: "a-olga".into(),
        kind: "board_card".into(),
        accepted_ms: 7,
        outcome,
        before: None,
        after: audience::Audience::All,
    }
}

fn record(text: &str) -> Record {
    let version = entry().change.version();
    let cell = |value: Value| karta_core::sync::Cell { value, version: version.clone() };
    let cells = [("text", cell(text.into())), ("audience", cell(json!(Audience::All)))];
    Record {
        id: "c1".into(),
        kind: "board_card".into(),
        schema: 1,
        author: "a-olga".into(),
        seq: 1,
        fields: cells.map(|(name, cell)| (name.to_owned(), cell)).into(),
        deleted: None,
    }
}

fn head(version: u64) -> Head {
    let change = Some(entry().change.id);
    Head {
        epoch: 3,
        seq: version,
        change,
        accepted_ms: 7,
        number: 1,
        newest: Stamp { ms: 5, tick: 0 },
        version,
    }
}

/// As the program wrote it with two steps of the schema.
async fn older() -> SurrealStorage {
    let db = connected("mem://").await.unwrap();
    schema::bring_up_to(&db, 2).await.unwrap();
    let head = json!({ "version": 1, "body": serde_json::to_string(&head(1)).unwrap() });
    let change = json!({ "space": SPACE, "rid": "c1", "body": entry() });
    let standing = json!({
        "space": SPACE, "rid": "c1", "kind": "board_card", "alive": true, "body": record("Мысль"),
    });
    let query = "CREATE type::record('head', $space) CONTENT $head;
        CREATE type::record('change', [$space, 1]) CONTENT $change;
        CREATE type::record('record', [$space, 'c1']) CONTENT $standing;";
    let query = db.query(query).bind(("space", SPACE)).bind(("head", head));
    done(query.bind(("change", change)).bind(("standing", standing))).await.unwrap();
    schema::bring_up(&db).await.unwrap();
    SurrealStorage { db: Arc::new(db) }
}

#[tokio::test]
async fn what_was_written_before_bodies_were_text_is_read_and_written_on() {
    let (storage, space) = (older().await, SpaceId::from(SPACE));
    let stored = storage.load(&space).await.unwrap().unwrap();
    assert_eq!((stored.head, stored.records), (head(1), vec![record("Мысль")]));
    assert_eq!(storage.change_at(&space, 1).await.unwrap(), Some(entry().change.id));

    let next = Entry { seq: 2, ..entry() };
    let commit = Commit {
        space: space.clone(),
        expected: Some(head(1)),
        head: head(2),
        entries: vec![next.clone()],
        records: vec![record("Мысль яснее")],
        judged: Vec::new(),
    };
    assert_eq!(storage.commit(commit).await.unwrap(), Committed::Done);
    assert_eq!(storage.load(&space).await.unwrap().unwrap().records, vec![record("Мысль яснее")]);
    assert_eq!(storage.entries_after(&space, 0, 9).await.unwrap(), vec![entry(), next.clone()]);
    assert_eq!(storage.history(&space, &"c1".into()).await.unwrap(), vec![entry(), next]);
}
