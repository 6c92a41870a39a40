//! Hidden means not sent: what a person may not see is looked for in everything they were ever sent.

use karta_core::{
    domain::{account::AccountKind, own_level::OwnLevel},
    sync::{
        RecordId, SpaceId,
        protocol::{FromClient, FromServer, Item},
    },
};
use serde_json::json;

use crate::{
    Board,
    centre::{Centre, card, create, set},
};

const SECRET: &str = "СЕКРЕТНАЯ-МЫСЛЬ";

#[tokio::test]
async fn a1_a_hidden_card_reaches_nobody_by_any_way() {
    let Board { centre, space, mut owner, mut ivan, mut vera } = Board::new().await;
    let addr = centre.serve().await;
    let start = vera.pull(&space, None).await.unwrap().frame.cursor;
    let mut socket = vera.watch(&addr, &space, Some(start.clone())).await;
    let mut own_socket = ivan.watch(&addr, &space, None).await;

    ivan.push(&space, vec![card("i~1", "hidden-card", SECRET)]).await.unwrap();
    ivan.push(&space, vec![set("i~2", "hidden-card", "text", json!(format!("{SECRET}-2")))]).await.unwrap();
    own_socket.say(&FromClient::Presence { editing: Some("hidden-card".into()) }).await;
    own_socket.until_pong().await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    socket.until_pong().await;

    vera.pull(&space, None).await.unwrap();
    vera.pull(&space, Some(&start)).await.unwrap();
    vera.history(&space, "hidden-card").await.unwrap_err();
    vera.push(&space, vec![set("v~1", "hidden-card", "text", json!("Вслепую"))]).await.unwrap();
    vera.push(&space, vec![card("v~2", "hidden-card", "Тот же номер")]).await.unwrap();
    owner.pull(&space, None).await.unwrap();

    for (who, heard) in [("vera", &vera.heard), ("owner", &owner.heard), ("socket", &socket.heard)] {
        assert!(!heard.contains(SECRET), "{who} heard the text");
    }
    assert!(!socket.heard.contains("hidden-card"), "the socket named the card");
    ivan.pull(&space, None).await.unwrap();
    assert!(ivan.heard.contains(SECRET) && own_socket.heard.contains(SECRET), "its author has it");
}

#[tokio::test]
async fn a1_a_persons_own_level_is_sent_to_that_person_alone() {
    let mut centre = Centre::new().await;
    let catalogue = SpaceId::from("catalogue");
    let mut teacher = centre.account(AccountKind::Teacher, "teacher").await;
    let mut methodist = centre.account(AccountKind::Methodist, "methodist").await;
    let mut visitor = centre.visitor();
    let id = OwnLevel::id_of(&"role".into(), &teacher.principal());
    let level = create("t~1", id.as_str(), "own_level", json!({ "role": "role", "level": 3 }));
    teacher.push(&catalogue, vec![level]).await.unwrap();
    for browser in [&mut methodist, &mut visitor, &mut centre.admin] {
        browser.pull(&catalogue, None).await.unwrap();
        assert!(!browser.heard.contains("own_level"));
    }
    methodist.history(&catalogue, id.as_str()).await.unwrap_err();
    teacher.pull(&catalogue, None).await.unwrap();
    assert!(teacher.heard.contains("own_level"));
}

#[tokio::test]
async fn a2_a_reveal_comes_as_a_frame_and_a_hiding_takes_the_copy_away() {
    let Board { centre, space, mut owner, vera, .. } = Board::new().await;
    let addr = centre.serve().await;
    let mut socket = vera.watch(&addr, &space, None).await;
    let Some(FromServer::Caught(caught)) = socket.next().await else { panic!("not caught up") };
    owner.push(&space, vec![card("o~1", "c1", "Черновик"), card("o~2", "c2", "Второй")]).await.unwrap();
    let reveal = |id: &str, record: &str| set(id, record, "audience", json!("all")).changes.remove(0);
    let both = karta_core::sync::Batch { changes: vec![reveal("o~3", "c1"), reveal("o~4", "c2")] };
    owner.push(&space, vec![both]).await.unwrap();
    let Some(FromServer::News { frame, .. }) = socket.next().await else { panic!("no news") };
    assert_eq!(frame.after, caught.frame.upto, "it goes on from what the viewer has");
    let ids: Vec<RecordId> = frame
        .items
        .iter()
        .map(|item| match item {
            Item::Record(record) => record.id.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(ids, ["c1".into(), "c2".into()], "one frame for the whole reveal");
    owner.push(&space, vec![set("o~5", "c1", "audience", json!("author"))]).await.unwrap();
    let Some(FromServer::News { frame: next, .. }) = socket.next().await else { panic!("no news") };
    assert_eq!(next.items, [Item::Hide("c1".into())]);
    assert_eq!(next.after, frame.upto);
}

#[tokio::test]
async fn what_somebody_edits_is_shown_to_those_who_see_it() {
    let Board { centre, space, mut owner, ivan, vera } = Board::new().await;
    let addr = centre.serve().await;
    owner.push(&space, vec![card("o~1", "c1", "Общая")]).await.unwrap();
    owner.push(&space, vec![set("o~2", "c1", "audience", json!("all"))]).await.unwrap();
    let mut hers = vera.watch(&addr, &space, None).await;
    let mut his = ivan.watch(&addr, &space, None).await;
    his.say(&FromClient::Presence { editing: Some("c1".into()) }).await;
    loop {
        if let Some(FromServer::Presence { people }) = hers.any().await
            && people.iter().any(|person| person.editing == Some("c1".into()))
        {
            let ivan = people.iter().find(|person| person.principal == ivan.principal()).unwrap();
            assert_eq!(ivan.name, "Иван");
            break;
        }
    }
}
