//! What of a game is asked of the server: it alone has marks that are not open yet, and writes members.

use std::collections::BTreeMap;

use karta_core::{
    domain::board::seat::{Seat, Wish},
    sync::{PrincipalId, RecordId, SpaceId},
};
use leptos::{prelude::*, task::spawn_local};

use super::OpenGame;
use crate::{
    api::{boards, games},
    failure::Failure,
    platform::page,
    store::leaving::settle,
};

/// Milliseconds between two askings: soon enough to see that people mark.
const ASK_MS: u32 = 4_000;

pub async fn reveal(space: SpaceId, turn: RecordId) -> Result<(), Failure> {
    settle().await?;
    games::reveal(space, turn).await
}

/// Makes somebody lead a table, or takes it back.
pub async fn assist(space: SpaceId, person: PrincipalId, on: bool) -> Result<(), Failure> {
    settle().await?;
    boards::change_seats(space, vec![Seat { person, wish: Wish::Assist(on) }]).await
}

/// How many have marked each turn, as last told; asked for while the page is in sight of who leads.
pub fn given(open: OpenGame) -> RwSignal<BTreeMap<RecordId, u32>> {
    let given = RwSignal::new(BTreeMap::new());
    let id = StoredValue::new(open.id());
    let look = move || {
        if !page::is_visible() || !open.leads.try_get_untracked().unwrap_or_default() {
            return;
        }
        let Some(id) = id.try_get_value() else { return };
        spawn_local(async move {
            let told = async {
                settle().await?;
                games::given(id).await
            };
            // Without a network the last numbers stay.
            if let Ok(told) = told.await {
                _ = given.try_set(told);
            }
        });
    };
    // A phase that a table goes to is told at once.
    Effect::new(move |_| {
        open.tables.track();
        look();
    });
    let _held = StoredValue::new_local(page::every(ASK_MS, look));
    given
}
