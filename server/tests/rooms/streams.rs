//! When a stream begins, goes on and ends.

use karta_core::{
    domain::account::AccountKind,
    sync::{
        SpaceId,
        protocol::{CloseCode, FromClient, FromServer, Item, PROTOCOL},
    },
};
use serde_json::json;

use crate::{
    Board,
    centre::{Socket, card, set},
};

async fn is_shut(socket: &mut Socket) -> CloseCode {
    loop {
        match socket.next().await {
            Some(FromServer::Closed { code, text }) => {
                assert!(!text.is_empty());
                assert!(socket.any().await.is_none(), "nothing comes after the last word");
                return code;
            }
            Some(_) => {}
            None => panic!("it ended without a word"),
        }
    }
}

#[tokio::test]
async fn who_is_taken_out_is_told_so_and_hears_nothing_more() {
    let Board { centre, space, mut owner, ivan, vera } = Board::new().await;
    let addr = centre.serve().await;
    let mut his = ivan.watch(&addr, &space, None).await;
    let mut hers = vera.watch(&addr, &space, None).await;
    his.next().await.unwrap();
    hers.next().await.unwrap();
    let removal = json!({ "space": space, "person": ivan.principal() });
    owner.call::<()>("spaces/remove_member", removal).await.unwrap();
    owner.push(&space, vec![card("o~1", "c1", "После него")]).await.unwrap();
    owner.push(&space, vec![set("o~2", "c1", "audience", json!("all"))]).await.unwrap();
    assert_eq!(is_shut(&mut his).await, CloseCode::NotAllowed);
    assert!(!his.heard.contains("После него"));
    loop {
        if let Some(FromServer::News { frame, .. }) = hers.next().await
            && frame.items.iter().any(|item| matches!(item, Item::Record(record) if record.id == "c1".into()))
        {
            break;
        }
    }
}

#[tokio::test]
async fn signing_out_and_a_closed_account_end_the_streams_of_their_sessions() {
    let Board { mut centre, .. } = Board::new().await;
    let addr = centre.serve().await;
    let catalogue = SpaceId::from("catalogue");
    let mut teacher = centre.account(AccountKind::Teacher, "teacher").await;
    let mut socket = teacher.watch(&addr, &catalogue, None).await;
    socket.next().await.unwrap();
    teacher.call::<()>("session/sign_out", json!({})).await.unwrap();
    assert_eq!(is_shut(&mut socket).await, CloseCode::NotAllowed);

    let other = centre.account(AccountKind::Teacher, "other").await;
    let mut socket = other.watch(&addr, &catalogue, None).await;
    socket.next().await.unwrap();
    let closing = json!({ "principal": other.principal(), "closed": true });
    centre.admin.call::<()>("accounts/close", closing).await.unwrap();
    assert_eq!(is_shut(&mut socket).await, CloseCode::NotAllowed);
}

#[tokio::test]
async fn c3_a_stream_resumed_gets_what_it_missed_and_a_running_one_every_edit() {
    let Board { centre, space, mut owner, vera, .. } = Board::new().await;
    let addr = centre.serve().await;
    owner.push(&space, vec![card("o~1", "c1", "Карта")]).await.unwrap();
    owner.push(&space, vec![set("o~2", "c1", "audience", json!("all"))]).await.unwrap();
    let mut socket = vera.watch(&addr, &space, None).await;
    let Some(FromServer::Caught(caught)) = socket.next().await else { panic!("not caught up") };
    assert!(caught.frame.snapshot);
    drop(socket);
    owner.push(&space, vec![set("o~3", "c1", "text", json!("Пока её не было"))]).await.unwrap();
    let mut socket = vera.watch(&addr, &space, Some(caught.frame.cursor)).await;
    let Some(FromServer::Caught(missed)) = socket.next().await else { panic!("not caught up") };
    assert!(!missed.frame.snapshot && missed.frame.items.len() == 1);
    owner.push(&space, vec![set("o~4", "c1", "text", json!("При ней"))]).await.unwrap();
    let Some(FromServer::News { frame, .. }) = socket.next().await else { panic!("no news") };
    assert!(matches!(&frame.items[..], [Item::Cells { cells, .. }] if cells.contains_key("text")));
}

#[tokio::test]
async fn an_own_change_settles_by_a_frame_also_where_nothing_of_it_is_seen() {
    let Board { centre, space, mut owner, mut ivan, .. } = Board::new().await;
    let addr = centre.serve().await;
    ivan.push(&space, vec![card("i~1", "c1", "Моя")]).await.unwrap();
    let mut his = ivan.watch(&addr, &space, None).await;
    let Some(FromServer::Caught(caught)) = his.next().await else { panic!("not caught up") };
    owner.push(&space, vec![card("o~1", "c2", "Скрытая")]).await.unwrap();
    ivan.push(&space, vec![set("i~2", "c1", "text", json!("Правлю"))]).await.unwrap();
    let Some(FromServer::News { frame, .. }) = his.next().await else { panic!("no news") };
    assert_eq!((frame.after, frame.upto), (caught.frame.upto, caught.frame.upto + 2));
    assert!(!his.heard.contains("Скрытая"));
}

#[tokio::test]
async fn an_old_program_and_a_flood_are_shut_with_a_word() {
    let Board { centre, space, ivan, .. } = Board::new().await;
    let addr = centre.serve().await;
    let mut old = ivan.watch(&addr, &space, None).await;
    old.say(&FromClient::Resume { protocol: PROTOCOL + 1, cursor: None, thin: false }).await;
    assert_eq!(is_shut(&mut old).await, CloseCode::TooOld);
    let mut flood = ivan.watch(&addr, &space, None).await;
    for _ in 0..100 {
        flood.say(&FromClient::Presence { editing: None }).await;
    }
    assert_eq!(is_shut(&mut flood).await, CloseCode::Busy);
}
