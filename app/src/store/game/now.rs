//! The game that this device plays now, so that the link on a printed card finds its way into it.

use karta_core::sync::{PrincipalId, SpaceId};
use serde::{Deserialize, Serialize};

use crate::{
    platform::{clock, device::this_device, keys},
    store::Karta,
};

/// Milliseconds after which a game that nobody looked at is over: an evening.
const FORGOTTEN_MS: u64 = 12 * 60 * 60 * 1_000;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Played {
    who: PrincipalId,
    space: SpaceId,
    at_ms: u64,
}

/// This person plays this game here.
pub fn plays(karta: Karta, space: &SpaceId) {
    let played = Played { who: karta.principal(), space: space.clone(), at_ms: clock::now_ms() };
    if let Ok(text) = serde_json::to_string(&played) {
        // A device that keeps nothing opens the game by its own page alone.
        let _ = this_device().put(keys::GAME, &text);
    }
}

/// The game is over.
pub fn ended(space: &SpaceId) {
    if stored().is_some_and(|played| played.space == *space) {
        this_device().remove(keys::GAME);
    }
}

/// The game of this person on this device.
pub fn played(karta: Karta) -> Option<SpaceId> {
    let fresh = |at_ms: u64| clock::now_ms().saturating_sub(at_ms) < FORGOTTEN_MS;
    let own = stored().filter(|played| played.who == karta.principal() && fresh(played.at_ms));
    own.map(|played| played.space)
}

fn stored() -> Option<Played> {
    this_device().get(keys::GAME).and_then(|text| serde_json::from_str(&text).ok())
}
