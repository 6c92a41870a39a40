//! What a phone is sent of a board: less often, and in the end the same.

use karta_core::sync::{
    RecordId, Seq,
    protocol::{Frame, FromServer, Item},
};
use serde_json::{Value, json};

use crate::{
    Board,
    centre::{Socket, card, set},
};

/// Edits of one card, each a push of its own.
const EDITS: u64 = 24;

fn text_in(item: &Item, card: &RecordId) -> Option<String> {
    let value = match item {
        Item::Record(record) if record.id == *card => record.value("text").cloned(),
        Item::Cells { id, cells, .. } if id == card => cells.get("text").map(|cell| cell.value.clone()),
        _ => None,
    };
    value.as_ref().and_then(Value::as_str).map(str::to_owned)
}

/// Where the stream stands at its beginning.
async fn caught(socket: &mut Socket) -> Seq {
    match socket.next().await {
        Some(FromServer::Caught(reply)) => reply.frame.upto,
        other => panic!("{other:?}"),
    }
}

/// The frames up to the one that brings this text of the card, each going on where the one before it ended.
async fn frames_until(socket: &mut Socket, upto: &mut Seq, card: &str, text: &str) -> Vec<Frame> {
    let mut frames = Vec::new();
    loop {
        let Some(FromServer::News { frame, .. }) = socket.next().await else { panic!("the stream goes on") };
        assert_eq!(frame.after, *upto);
        *upto = frame.upto;
        let last = frame.items.iter().any(|item| text_in(item, &card.into()).as_deref() == Some(text));
        frames.push(frame);
        if last {
            return frames;
        }
    }
}

#[tokio::test]
async fn a_phone_is_told_of_many_edits_in_few_frames_and_misses_none() {
    let Board { centre, space, mut owner, ivan, vera } = Board::new().await;
    let addr = centre.serve().await;
    let (mut screen, mut phone) =
        (ivan.watch(&addr, &space, None).await, vera.watch_by_phone(&addr, &space).await);
    let (mut seen, mut told) = (caught(&mut screen).await, caught(&mut phone).await);
    owner.push(&space, vec![card("o~1", "c1", "начало")]).await.unwrap();
    owner.push(&space, vec![set("o~2", "c1", "audience", json!("all"))]).await.unwrap();
    for edit in 0..=EDITS {
        let text = json!(format!("правка {edit}"));
        owner.push(&space, vec![set(&format!("o~{}", 3 + edit), "c1", "text", text)]).await.unwrap();
    }
    let last = format!("правка {EDITS}");
    let seen = frames_until(&mut screen, &mut seen, "c1", &last).await;
    let told = frames_until(&mut phone, &mut told, "c1", &last).await;
    assert!(seen.len() > EDITS as usize, "{}", seen.len());
    assert!(told.len() < seen.len(), "{} frames, as many as a screen", told.len());
}

#[tokio::test]
async fn a_phone_is_shown_a_reveal_with_what_waited_and_nothing_of_it_before() {
    let Board { centre, space, mut owner, mut ivan, vera } = Board::new().await;
    let addr = centre.serve().await;
    owner.push(&space, vec![card("o~1", "c1", "начало")]).await.unwrap();
    owner.push(&space, vec![set("o~2", "c1", "audience", json!("all"))]).await.unwrap();
    let mut phone = vera.watch_by_phone(&addr, &space).await;
    let mut told = caught(&mut phone).await;
    ivan.push(&space, vec![card("i~1", "c2", "ТАЙНА")]).await.unwrap();
    for edit in 0..EDITS {
        let text = json!(format!("правка {edit}"));
        owner.push(&space, vec![set(&format!("o~{}", 3 + edit), "c1", "text", text)]).await.unwrap();
    }
    for message in phone.until_pong().await {
        let FromServer::News { frame, .. } = message else { continue };
        assert_eq!(frame.after, told);
        told = frame.upto;
    }
    assert!(!phone.heard.contains("ТАЙНА"));
    owner.call::<()>("boards/show", json!({ "space": space, "wish": "everything" })).await.unwrap();
    frames_until(&mut phone, &mut told, "c2", "ТАЙНА").await;
}
