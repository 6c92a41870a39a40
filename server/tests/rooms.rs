//! Rooms as clients meet them: through the real router and over real sockets.

#[path = "rooms/after.rs"]
mod after;
#[path = "rooms/bad_input.rs"]
mod bad_input;
#[path = "rooms/beginning.rs"]
mod beginning;
#[path = "support/centre.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod centre;
#[path = "rooms/demo.rs"]
mod demo;
#[path = "rooms/files.rs"]
mod files;
#[path = "rooms/games.rs"]
mod games;
#[path = "rooms/hall.rs"]
mod hall;
#[path = "rooms/hidden.rs"]
mod hidden;
#[path = "rooms/nodes.rs"]
mod nodes;
#[path = "rooms/pages.rs"]
mod pages;
#[path = "rooms/phones.rs"]
mod phones;
#[path = "rooms/resent.rs"]
mod resent;
#[path = "rooms/restart.rs"]
mod restart;
#[path = "rooms/round_files.rs"]
mod round_files;
#[path = "rooms/rounds.rs"]
mod rounds;
#[path = "rooms/session.rs"]
mod session;
#[path = "rooms/streams.rs"]
mod streams;
#[path = "rooms/surveys.rs"]
mod surveys;
#[path = "rooms/trajectories.rs"]
mod trajectories;

use app::wire::Door;
use centre::{Browser, Centre};
use karta_core::{domain::account::AccountKind, sync::SpaceId};
use serde_json::json;

/// A board with its owner and two guests.
struct Board {
    centre: Centre,
    space: SpaceId,
    owner: Browser,
    ivan: Browser,
    vera: Browser,
}

impl Board {
    async fn new() -> Self {
        let mut centre = Centre::new().await;
        let mut owner = centre.account(AccountKind::Methodist, "owner").await;
        let space: SpaceId = owner
            .call("spaces/found", json!({ "kind": "board", "head": { "title": "Доска" } }))
            .await
            .unwrap();
        let door: Door = owner.call("spaces/open_door", json!({ "space": space })).await.unwrap();
        let ivan = centre.guest(&door, "Иван").await;
        let vera = centre.guest(&door, "Вера").await;
        Self { centre, space, owner, ivan, vera }
    }
}
