//! A session at a board: what only its host may do, what stays hidden until it is revealed, and how votes are
//! counted without anybody learning who gave them.

use app::{failure::FailureCode, wire::BoardCounts};
use karta_core::{
    domain::board::ballot::{Ballot, Tally},
    sync::{RefusalCode, protocol::Item},
};
use serde_json::{Value, json};

use crate::{
    Board,
    centre::{Browser, card, codes, create, place, set},
};

const SECRET: &str = "СКРЫТАЯ-ДО-РАСКРЫТИЯ";

/// Makes a такт and goes to it.
async fn begin(board: &mut Board, takt: &str, fields: Value) {
    let mut all = json!({ "title": takt, "order": place() });
    all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    let now = json!({ "takt": takt, "timer": { "length": 60_000, "spent": 0, "from": 1 } });
    let make = create(&format!("{takt}~1"), takt, "takt", all);
    let made = board.owner.pull(&board.space, None).await.unwrap().frame.items;
    let is_progress = |item: &Item| matches!(item, Item::Record(record) if record.id.as_str() == "progress");
    let go = match made.iter().any(is_progress) {
        true => set(&format!("{takt}~2"), "progress", "now", now),
        false => create(&format!("{takt}~2"), "progress", "progress", json!({ "now": now })),
    };
    let verdicts = board.owner.push(&board.space, vec![make, go]).await.unwrap();
    assert_eq!(codes(&verdicts), [None, None]);
}

async fn push(
    browser: &mut Browser,
    board: &karta_core::sync::SpaceId,
    batch: karta_core::sync::Batch,
) -> Option<RefusalCode> {
    codes(&browser.push(board, vec![batch]).await.unwrap())[0]
}

fn ballot(id: &str, takt: &str, browser: &Browser, dots: Value) -> karta_core::sync::Batch {
    let record = Ballot::id_of(&takt.into(), &browser.principal());
    create(id, record.as_str(), "ballot", json!({ "takt": takt, "dots": dots }))
}

#[tokio::test]
async fn what_is_hidden_reaches_the_host_as_a_number_and_others_only_when_it_is_revealed() {
    let mut board = Board::new().await;
    begin(&mut board, "quiet", json!({ "begins": "author" })).await;
    let space = board.space.clone();
    assert_eq!(push(&mut board.ivan, &space, card("i~1", "c1", SECRET)).await, None);
    let counts: BoardCounts = board.owner.call("boards/counts", json!({ "space": space })).await.unwrap();
    assert_eq!((counts.hidden(), counts.with_authors), (1, 1));
    begin(&mut board, "shown", json!({ "reveals": true })).await;
    for browser in [&mut board.owner, &mut board.vera] {
        browser.pull(&space, None).await.unwrap();
        assert!(!browser.heard.contains(SECRET));
    }
    board.owner.call::<()>("boards/reveal", json!({ "space": space, "takt": "shown" })).await.unwrap();
    board.vera.pull(&space, None).await.unwrap();
    assert!(board.vera.heard.contains(SECRET));

    // A card of the quiet такт that comes from an offline device after the reveal is shown with the others.
    let late =
        create("i~2", "c2", "board_card", json!({ "text": "ОПОЗДАЛА", "sort": "trend", "takt": "quiet" }));
    assert_eq!(push(&mut board.ivan, &space, late).await, None);
    board.vera.pull(&space, None).await.unwrap();
    assert!(board.vera.heard.contains("ОПОЗДАЛА"));
}

#[tokio::test]
async fn a_participant_turns_nothing_on_and_is_told_no_numbers() {
    let mut board = Board::new().await;
    begin(&mut board, "quiet", json!({ "begins": "author", "reveals": true })).await;
    let space = board.space.clone();
    assert_eq!(push(&mut board.owner, &space, card("o~1", "c1", SECRET)).await, None);
    let forward = set("i~1", "progress", "finished", json!(true));
    assert_eq!(push(&mut board.ivan, &space, forward).await, Some(RefusalCode::NotAllowed));
    let forged = create(
        "i~2",
        Tally::id_of(&"quiet".into()).as_str(),
        "tally",
        json!({ "takt": "quiet", "dots": {} }),
    );
    assert_eq!(push(&mut board.ivan, &space, forged).await, Some(RefusalCode::NotAllowed));
    let of_board = json!({ "space": space, "takt": "quiet", "wish": "everything" });
    for function in ["boards/reveal", "boards/show", "boards/counts", "spaces/door"] {
        let called = board.ivan.call::<Value>(function, of_board.clone()).await;
        assert_eq!(called, Err(FailureCode::NotAllowed), "{function}");
    }
    board.ivan.pull(&space, None).await.unwrap();
    assert!(!board.ivan.heard.contains(SECRET));
}

#[tokio::test]
async fn votes_keep_to_their_number_and_come_out_as_sums_without_names() {
    let mut board = Board::new().await;
    let space = board.space.clone();
    begin(&mut board, "open", json!({ "begins": "all" })).await;
    let made = vec![card("o~1", "c1", "Первая"), card("o~2", "c2", "Вторая")];
    assert_eq!(codes(&board.owner.push(&space, made).await.unwrap()), [None, None]);
    begin(&mut board, "vote", json!({ "vote": { "dots": 3, "per_card": 2 } })).await;

    let too_many = ballot("i~1", "vote", &board.ivan, json!({ "c1": 2, "c2": 2 }));
    assert_eq!(push(&mut board.ivan, &space, too_many).await, Some(RefusalCode::NotAllowed));
    let his = ballot("i~2", "vote", &board.ivan, json!({ "c1": 2, "c2": 1 }));
    assert_eq!(push(&mut board.ivan, &space, his).await, None);
    let hers = ballot("v~1", "vote", &board.vera, json!({ "c1": 1 }));
    assert_eq!(push(&mut board.vera, &space, hers).await, None);
    let counts: BoardCounts = board.owner.call("boards/counts", json!({ "space": space })).await.unwrap();
    assert_eq!(counts.voters, 2);

    board.owner.call::<()>("boards/reveal", json!({ "space": space, "takt": "vote" })).await.unwrap();
    let items = board.owner.pull(&space, None).await.unwrap().frame.items;
    let tally = items.iter().find_map(|item| match item {
        Item::Record(record) if record.kind.as_str() == "tally" => Tally::try_from(record).ok(),
        _ => None,
    });
    let tally = tally.expect("the sums came");
    assert_eq!((tally.of(&"c1".into()), tally.of(&"c2".into()), tally.voters), (3, 1, 2));
    assert!(!board.owner.heard.contains("ballot:vote"), "nobody's ballot reached the host");
    let late = set(
        "v~2",
        Ballot::id_of(&"vote".into(), &board.vera.principal()).as_str(),
        "dots",
        json!({ "c2": 1 }),
    );
    assert_eq!(push(&mut board.vera, &space, late).await, Some(RefusalCode::NotAllowed), "the vote is over");
}

#[tokio::test]
async fn a_muted_guest_only_looks_until_the_host_gives_the_word_back_and_coming_again_does_not() {
    let mut board = Board::new().await;
    let space = board.space.clone();
    let seat = |browser: &Browser, wish: Value| json!({ "space": space, "seats": [{ "person": browser.principal(), "wish": wish }] });
    board.owner.call::<()>("boards/seat", seat(&board.ivan, json!({ "mute": true }))).await.unwrap();
    assert_eq!(
        push(&mut board.ivan, &space, card("i~1", "c1", "Мысль")).await,
        Some(RefusalCode::NotAllowed)
    );
    let door: app::wire::Door = board.owner.call("spaces/door", json!({ "space": space })).await.unwrap();
    board.ivan.call::<Value>("spaces/join", json!({ "code": door.code, "name": "Иван" })).await.unwrap();
    assert_eq!(
        push(&mut board.ivan, &space, card("i~2", "c2", "Мысль")).await,
        Some(RefusalCode::NotAllowed)
    );
    board.owner.call::<()>("boards/seat", seat(&board.ivan, json!({ "mute": false }))).await.unwrap();
    assert_eq!(push(&mut board.ivan, &space, card("i~3", "c3", "Мысль")).await, None);
}

#[tokio::test]
async fn a_collector_raises_the_groups_cards_and_the_code_stays_the_same_for_every_screen() {
    let mut board = Board::new().await;
    let space = board.space.clone();
    let red = create("o~1", "red", "board_group", json!({ "title": "Маяк", "order": place() }));
    assert_eq!(push(&mut board.owner, &space, red).await, None);
    let (ivan, vera) = (board.ivan.principal(), board.vera.principal());
    let own = json!({ "space": space, "seats": [{ "person": ivan, "wish": { "group": "red" } }] });
    board.ivan.call::<()>("boards/seat", own).await.unwrap();
    begin(&mut board, "group", json!({ "begins": "group" })).await;
    assert_eq!(push(&mut board.ivan, &space, card("i~1", "c1", SECRET)).await, None);
    board.vera.pull(&space, None).await.unwrap();
    assert!(!board.vera.heard.contains(SECRET), "another group's card");

    let raise = json!({ "space": space, "wish": { "of_group": [] } });
    assert_eq!(board.ivan.call::<()>("boards/show", raise.clone()).await, Err(FailureCode::NotAllowed));
    let collects = json!([{ "person": ivan, "wish": { "collect": true } }, { "person": vera, "wish": { "name": "Вера П." } }]);
    board.owner.call::<()>("boards/seat", json!({ "space": space, "seats": collects })).await.unwrap();
    board.ivan.call::<()>("boards/show", raise).await.unwrap();
    board.vera.pull(&space, None).await.unwrap();
    assert!(board.vera.heard.contains(SECRET) && board.vera.heard.contains("Вера П."));

    let at = json!({ "space": space });
    let one: app::wire::Door = board.owner.call("spaces/door", at.clone()).await.unwrap();
    let other: app::wire::Door = board.owner.call("spaces/door", at).await.unwrap();
    assert_eq!(one, other);
}
