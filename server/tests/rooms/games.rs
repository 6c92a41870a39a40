//! A game: marks are blind until they are opened together, for everybody and by every way; who leads opens them.

use std::collections::BTreeMap;

use app::{failure::FailureCode, wire::Door};
use karta_core::{
    domain::{
        account::AccountKind,
        game::{reflection::Reflection, turn::Turn, watch::GameMark},
    },
    sync::{
        Audience, RecordId, RefusalCode, SpaceId,
        protocol::{FromServer, Item},
    },
};
use serde_json::{Value, json};

use crate::centre::{Browser, Centre, codes, create, place, set};

const SECRET: &str = "СЛЕПАЯ-ОТМЕТКА";

/// A game of `host` with one table, where Иван has drawn a role and Вера watches.
struct Game {
    centre: Centre,
    space: SpaceId,
    host: Browser,
    ivan: Browser,
    vera: Browser,
    turn: RecordId,
}

impl Game {
    async fn new() -> Self {
        let mut centre = Centre::new().await;
        let mut host = centre.account(AccountKind::Methodist, "host").await;
        let head = json!({ "kind": "game", "head": { "title": "Примерь на себя" } });
        let space: SpaceId = host.call("spaces/found", head).await.unwrap();
        let door: Door = host.call("spaces/door", json!({ "space": space })).await.unwrap();
        let mut ivan = centre.guest(&door, "Иван").await;
        let vera = centre.guest(&door, "Вера").await;
        let table = create("h~1", "table", "game_table", json!({ "title": "Стол 1", "order": place() }));
        assert_eq!(codes(&host.push(&space, vec![table]).await.unwrap()), [None]);
        let turn = Turn::id_of(1, &ivan.principal());
        let drawn = create("i~1", turn.as_str(), "turn", json!({ "table": "table", "draws": ["role"] }));
        assert_eq!(codes(&ivan.push(&space, vec![drawn]).await.unwrap()), [None]);
        Self { centre, space, host, ivan, vera, turn }
    }

    fn mark(&self, id: &str, browser: &Browser) -> karta_core::sync::Batch {
        let record = GameMark::id_of(&self.turn, &browser.principal());
        let fields = json!({ "turn": self.turn, "marks": { "i1": "yes" }, "comment": SECRET });
        create(id, record.as_str(), "game_mark", fields)
    }

    fn at_turn(&self) -> Value {
        json!({ "space": self.space, "turn": self.turn })
    }
}

async fn code(browser: &mut Browser, space: &SpaceId, batch: karta_core::sync::Batch) -> Option<RefusalCode> {
    codes(&browser.push(space, vec![batch]).await.unwrap())[0]
}

#[tokio::test]
async fn a_mark_reaches_nobody_before_the_reveal_and_everybody_with_it() {
    let mut game = Game::new().await;
    let space = game.space.clone();
    let addr = game.centre.serve().await;
    let mut hall = game.host.watch(&addr, &space, None).await;
    let mut played = game.ivan.watch(&addr, &space, None).await;
    let Some(FromServer::Caught(_)) = hall.next().await else { panic!("not caught up") };
    let Some(FromServer::Caught(_)) = played.next().await else { panic!("not caught up") };

    let mark = game.mark("v~1", &game.vera);
    let record = GameMark::id_of(&game.turn, &game.vera.principal());
    assert_eq!(code(&mut game.vera, &space, mark).await, None);
    let given: BTreeMap<RecordId, u32> =
        game.host.call("games/given", json!({ "space": space })).await.unwrap();
    assert_eq!(given, BTreeMap::from([(game.turn.clone(), 1)]), "the host is told a number");
    for browser in [&mut game.host, &mut game.ivan] {
        browser.pull(&space, None).await.unwrap();
        assert_eq!(browser.history(&space, record.as_str()).await, Err(FailureCode::NotFound));
        assert!(!browser.heard.contains(SECRET) && !browser.heard.contains("game_mark"));
    }
    for socket in [&mut hall, &mut played] {
        socket.until_pong().await;
        assert!(!socket.heard.contains(SECRET) && !socket.heard.contains("game_mark"));
    }

    game.host.call::<()>("games/reveal", game.at_turn()).await.unwrap();
    for socket in [&mut hall, &mut played] {
        let Some(FromServer::News { frame, .. }) = socket.next().await else { panic!("no news") };
        let opened = |item: &Item| match item {
            Item::Record(shown) => shown.id == record && shown.audience() == Audience::All,
            _ => false,
        };
        assert!(frame.items.iter().any(opened), "the mark comes in one frame with the opening: {frame:?}");
        assert!(socket.heard.contains(SECRET));
    }
    game.ivan.pull(&space, None).await.unwrap();
    assert!(game.ivan.heard.contains(SECRET));
}

#[tokio::test]
async fn only_who_leads_opens_marks_and_none_is_taken_afterwards() {
    let mut game = Game::new().await;
    let space = game.space.clone();
    let (at, here) = (game.at_turn(), json!({ "space": space }));
    assert_eq!(game.vera.call::<()>("games/reveal", at.clone()).await, Err(FailureCode::NotAllowed));
    assert_eq!(game.vera.call::<Value>("games/given", here.clone()).await, Err(FailureCode::NotAllowed));
    let forged =
        set("v~1", GameMark::id_of(&game.turn, &game.vera.principal()).as_str(), "audience", json!("all"));
    let mark = game.mark("v~0", &game.vera);
    assert_eq!(code(&mut game.vera, &space, mark).await, None);
    assert_eq!(code(&mut game.vera, &space, forged).await, Some(RefusalCode::NotAllowed));
    let shown = set("i~2", game.turn.as_str(), "revealed", json!(true));
    assert_eq!(code(&mut game.ivan, &space, shown).await, Some(RefusalCode::NotAllowed));

    // Whoever leads a table opens marks at it.
    let assist =
        json!({ "space": space, "seats": [{ "person": game.ivan.principal(), "wish": { "assist": true } }] });
    assert_eq!(game.vera.call::<()>("boards/seat", assist.clone()).await, Err(FailureCode::NotAllowed));
    game.host.call::<()>("boards/seat", assist).await.unwrap();
    game.ivan.call::<()>("games/reveal", at.clone()).await.unwrap();
    game.ivan.call::<()>("games/reveal", at).await.unwrap();
    let own = game.mark("i~3", &game.ivan);
    assert_eq!(
        code(&mut game.ivan, &space, own).await,
        Some(RefusalCode::NotAllowed),
        "nobody marks themselves"
    );
    let late = game.mark("h~9", &game.host);
    assert_eq!(
        code(&mut game.host, &space, late).await,
        Some(RefusalCode::NotAllowed),
        "they are open already"
    );
    let none = json!({ "space": space, "turn": "turn:1:g-none" });
    assert_eq!(game.host.call::<()>("games/reveal", none).await, Err(FailureCode::NotFound));
}

#[tokio::test]
async fn a_reflection_is_read_by_its_player_and_who_leads_alone() {
    let mut game = Game::new().await;
    let space = game.space.clone();
    let id = Reflection::id_of(&game.turn, &game.ivan.principal());
    let card = create("i~5", id.as_str(), "reflection", json!({ "turn": game.turn, "hard": SECRET }));
    assert_eq!(code(&mut game.ivan, &space, card).await, None);
    for browser in [&mut game.host, &mut game.vera] {
        browser.pull(&space, None).await.unwrap();
    }
    assert!(game.host.heard.contains(SECRET) && !game.vera.heard.contains(SECRET));
}

#[tokio::test]
async fn a_mark_that_waited_without_a_network_is_taken_until_the_marks_are_open() {
    let mut game = Game::new().await;
    let space = game.space.clone();
    let stage = json!({ "turn": game.turn, "phase": "reflection", "since": null, "ran": 0 });
    assert_eq!(code(&mut game.host, &space, set("h~2", "table", "stage", stage)).await, None);
    assert_eq!(
        code(&mut game.host, &space, set("h~3", game.turn.as_str(), "state", json!("shown"))).await,
        None
    );
    let late = game.mark("v~7", &game.vera);
    assert_eq!(code(&mut game.vera, &space, late).await, None);
    game.host.call::<()>("games/reveal", game.at_turn()).await.unwrap();
    game.ivan.pull(&space, None).await.unwrap();
    assert!(game.ivan.heard.contains(SECRET));
}
